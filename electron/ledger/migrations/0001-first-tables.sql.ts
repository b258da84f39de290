/**
 * The first format of a ledger. A shipped migration never changes, so it spells the tables out and does not ask the model.
 * `unread` holds what could not be read, by field. Links are deferred: the order of rows within a batch does not matter.
 */
export const firstTables = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  code TEXT, name TEXT, level TEXT, parent TEXT, contact TEXT, phone TEXT, unread TEXT
) STRICT;
CREATE INDEX unit_code ON unit (code);

CREATE TABLE party_organization (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  name TEXT, kind TEXT, parent TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED,
  parent_code TEXT, parent_name TEXT, founded_on TEXT, approval_number TEXT, secretary TEXT, deputies TEXT, committee_members TEXT,
  secretary_source TEXT, secretary_employer TEXT, secretary_full_time TEXT, secretary_party_years INTEGER, committee_size INTEGER,
  term_start TEXT, term_years INTEGER, extended_to TEXT, last_election TEXT, covers TEXT, venue_area REAL, venue_use TEXT,
  fund_source TEXT, fund_in_budget INTEGER, fund_in_charter INTEGER, in_management INTEGER, demo_level TEXT, stars TEXT,
  is_weak INTEGER, ended_on TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX party_organization_unit ON party_organization (unit);
CREATE INDEX party_organization_name ON party_organization (name);
CREATE INDEX party_organization_parent ON party_organization (parent);

CREATE TABLE organization (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  name TEXT, credit_code TEXT, category TEXT, kind TEXT, registered_on TEXT, status TEXT,
  township TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED, park TEXT, registered_address TEXT, operating_address TEXT,
  carrier_kind TEXT, carrier_name TEXT, carrier_level TEXT, registrar TEXT, supervisor TEXT, annual_check TEXT, industry TEXT,
  revenue REAL, owner TEXT, owner_is_member INTEGER, owner_is_secretary INTEGER, owner_roles TEXT, owner_phone TEXT,
  staff_full INTEGER, staff_part INTEGER, members_full INTEGER, members_probationary INTEGER, applicants INTEGER,
  activists INTEGER, under_35 INTEGER, has_union INTEGER, has_youth_league INTEGER, has_women INTEGER,
  party_organization TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED, coverage TEXT, uncovered_reason TEXT,
  instructor TEXT, liaison TEXT, left_reason TEXT, left_on TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX organization_unit ON organization (unit);
CREATE INDEX organization_credit_code ON organization (credit_code);
CREATE INDEX organization_name ON organization (name);
CREATE INDEX organization_township ON organization (township);
CREATE INDEX organization_party_organization ON organization (party_organization);

CREATE TABLE party_group (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  name TEXT, branch TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED, leader TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX party_group_unit ON party_group (unit);
CREATE INDEX party_group_name ON party_group (name);
CREATE INDEX party_group_branch ON party_group (branch);

CREATE TABLE member (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  name TEXT, id_number TEXT, sex TEXT, ethnicity TEXT, born_on TEXT, education TEXT, applied_on TEXT, joined_on TEXT, full_on TEXT,
  category TEXT, branch TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED,
  "group" TEXT REFERENCES party_group (id) DEFERRABLE INITIALLY DEFERRED,
  employer TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
  relation_here INTEGER, post TEXT, party_post TEXT, is_mobile INTEGER, mobile_to TEXT, is_lost INTEGER, lost_on TEXT,
  under_observation INTEGER, study_hours REAL, phone TEXT, dues_paid_to TEXT, came_from TEXT, came_on TEXT, left_reason TEXT,
  left_on TEXT, left_to TEXT, address TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX member_unit ON member (unit);
CREATE INDEX member_name ON member (name);
CREATE INDEX member_id_number ON member (id_number);
CREATE INDEX member_branch ON member (branch);
CREATE INDEX member_group ON member ("group");
CREATE INDEX member_employer ON member (employer);

CREATE TABLE meeting (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  branch TEXT REFERENCES party_organization (id) DEFERRABLE INITIALLY DEFERRED,
  start TEXT, kinds TEXT, "group" TEXT REFERENCES party_group (id) DEFERRABLE INITIALLY DEFERRED, purpose TEXT, minutes INTEGER, place TEXT, host TEXT, recorder TEXT, lecturer TEXT, agenda TEXT,
  expected INTEGER, excluded TEXT, present INTEGER, voters_expected INTEGER, voters_present INTEGER, written_opinions INTEGER,
  absentees TEXT, observers TEXT, summary TEXT, votes TEXT, resolution TEXT, attachments TEXT, note TEXT, unread TEXT
) STRICT;
CREATE INDEX meeting_unit ON meeting (unit);
CREATE INDEX meeting_branch ON meeting (branch);
CREATE INDEX meeting_group ON meeting ("group");
CREATE INDEX meeting_start ON meeting (start);

CREATE TABLE waiver (
  id TEXT PRIMARY KEY, unit TEXT NOT NULL, created TEXT NOT NULL, updated TEXT NOT NULL,
  rule TEXT, subject_table TEXT, subject TEXT, field TEXT, message TEXT, period TEXT, text TEXT, unread TEXT
) STRICT;
CREATE INDEX waiver_unit ON waiver (unit);
CREATE INDEX waiver_subject ON waiver (subject, rule);

CREATE TABLE derived_key (name TEXT NOT NULL, value TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (name, value, row)) STRICT, WITHOUT ROWID;
CREATE INDEX derived_key_row ON derived_key (row);

CREATE TABLE change_batch (
  batch INTEGER PRIMARY KEY, at TEXT NOT NULL, origin TEXT NOT NULL, label TEXT NOT NULL, of_batch INTEGER REFERENCES change_batch (batch),
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX change_batch_of ON change_batch (of_batch);
CREATE TABLE change_entry (
  batch INTEGER NOT NULL REFERENCES change_batch (batch), n INTEGER NOT NULL, op TEXT NOT NULL, tbl TEXT NOT NULL, row TEXT NOT NULL,
  before TEXT, after TEXT, PRIMARY KEY (batch, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_entry_row ON change_entry (row, batch);
CREATE TRIGGER change_batch_kept BEFORE UPDATE ON change_batch BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_batch_never_deleted BEFORE DELETE ON change_batch BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_entry_kept BEFORE UPDATE ON change_entry BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;
CREATE TRIGGER change_entry_never_deleted BEFORE DELETE ON change_entry BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;

CREATE TABLE problem (
  rule TEXT NOT NULL, tbl TEXT NOT NULL, row TEXT NOT NULL, n INTEGER NOT NULL, severity TEXT NOT NULL, field TEXT NOT NULL, message TEXT NOT NULL,
  other_table TEXT, other_row TEXT, PRIMARY KEY (row, rule, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE period (
  period TEXT PRIMARY KEY, state TEXT NOT NULL, revision INTEGER NOT NULL, closed_at TEXT, changes TEXT, file TEXT, ruleset TEXT, closed_batch INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE amendment (period TEXT NOT NULL, revision INTEGER NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (period, revision)) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot (
  period TEXT NOT NULL, revision INTEGER NOT NULL, n INTEGER NOT NULL, tbl TEXT NOT NULL, path TEXT NOT NULL, rows INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (period, revision, n)
) STRICT;

CREATE TABLE register (name TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, blob BLOB, PRIMARY KEY (name, id)) STRICT;

CREATE TABLE search_entry (rid INTEGER PRIMARY KEY, row TEXT NOT NULL UNIQUE, tbl TEXT NOT NULL, label TEXT NOT NULL, detail TEXT NOT NULL, body TEXT NOT NULL) STRICT;
`;
