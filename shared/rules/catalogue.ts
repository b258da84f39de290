import cov002 from './assignment/COV-002-assignment.ts';
import dev001 from './development/DEV-001-stage-order.ts';
import dev002 from './development/DEV-002-cultivation.ts';
import dev003 from './development/DEV-003-before-admission.ts';
import dev004 from './development/DEV-004-in-time.ts';
import dev005 from './development/DEV-005-mentors.ts';
import dev006 from './development/DEV-006-probation.ts';
import dev007 from './development/DEV-007-roster.ts';
import dev008 from './development/DEV-008-temporary-branch.ts';
import mtg001 from './meeting/MTG-001-general-each-quarter.ts';
import mtg002 from './meeting/MTG-002-committee-each-month.ts';
import mtg003 from './meeting/MTG-003-group-each-month.ts';
import mtg004 from './meeting/MTG-004-lectures.ts';
import mtg005 from './meeting/MTG-005-theme-day.ts';
import mtg006 from './meeting/MTG-006-once-a-year.ts';
import mtg010 from './meeting/MTG-010-attendance.ts';
import mtg011 from './meeting/MTG-011-votes.ts';
import mtg012 from './meeting/MTG-012-committee-quorum.ts';
import mtg013 from './meeting/MTG-013-date-possible.ts';
import mtg014 from './meeting/MTG-014-host.ts';
import mtg015 from './meeting/MTG-015-copied-minutes.ts';
import mtg016 from './meeting/MTG-016-two-places.ts';
import mtg017 from './meeting/MTG-017-content.ts';
import mem001 from './member/MEM-001-id-number.ts';
import mem002 from './member/MEM-002-sex-and-birth.ts';
import mem003 from './member/MEM-003-joining-dates.ts';
import mem004 from './member/MEM-004-on-roster-twice.ts';
import mem005 from './member/MEM-005-phone-and-dues.ts';
import cov003 from './organization/COV-003-instructor.ts';
import org001 from './organization/ORG-001-credit-code.ts';
import org002 from './organization/ORG-002-excel-damage.ts';
import org003 from './organization/ORG-003-code-fits-category.ts';
import org004 from './organization/ORG-004-registered-twice.ts';
import org005 from './organization/ORG-005-head-counts.ts';
import org006 from './organization/ORG-006-dates.ts';
import pty001 from './party-organization/PTY-001-enough-members.ts';
import pty002 from './party-organization/PTY-002-too-many-members.ts';
import pty003 from './party-organization/PTY-003-committee-size.ts';
import pty004 from './party-organization/PTY-004-joint-branch.ts';
import pty005 from './party-organization/PTY-005-secretary.ts';
import pty006 from './party-organization/PTY-006-term.ts';
import pty007 from './party-organization/PTY-007-chain.ts';
import required from './row/ROW-001-required.ts';
import unread from './row/ROW-002-unread.ts';
import tidyName from './row/ROW-003-tidy-name.ts';
import type { RecordRule } from './row/record-rule.ts';
import type { AnyRule, Parameters, Severity } from './rule.ts';
import std001 from './standard-mark/STD-001-mark.ts';
import wrn003 from './visit-aid/WRN-003-evidence.ts';

/** Every rule about rows of one table, in the order in which people are shown them. */
export const rules: readonly AnyRule[] = [
  org001,
  org002,
  org003,
  org004,
  org005,
  org006,
  mem001,
  mem002,
  mem003,
  mem004,
  mem005,
  dev001,
  dev002,
  dev003,
  dev004,
  dev005,
  dev006,
  dev007,
  dev008,
  pty001,
  pty002,
  pty003,
  pty004,
  pty005,
  pty006,
  pty007,
  mtg001,
  mtg002,
  mtg003,
  mtg004,
  mtg005,
  mtg006,
  mtg010,
  mtg011,
  mtg012,
  mtg013,
  mtg014,
  mtg015,
  mtg016,
  mtg017,
  cov002,
  cov003,
  std001,
  wrn003,
];

/** Every rule of the model itself; each holds for every sheet. */
export const recordRules: readonly RecordRule[] = [required, unread, tidyName];

/** What people are told about a rule. */
export interface RuleNote {
  readonly id: string;
  /** The table of its subjects; `*` for every sheet. */
  readonly table: string;
  readonly title: string;
  readonly severity: Severity;
  readonly mixed?: true;
  readonly source: string;
  readonly parameters: Parameters;
}

/** All rules, as the interface and the documentation list them. */
export const catalogue: readonly RuleNote[] = [...recordRules.map((rule) => ({ ...rule, table: '*', parameters: {} })), ...rules];
