import { factsOf } from '../model/facts-of.ts';
import type { AnyRow } from '../model/table.ts';
import type { FactsOf } from '../model/tables.ts';
import { byText } from '../rules/people.ts';
import { type Automatic, cell, type Moment } from './automatic.ts';
import { type CatalogueItem, pairingOf, type StandardItem, type StandardSubject } from './catalogue.ts';
import { organizationVerdicts } from './organization-verdicts.ts';
import { partyOrganizationVerdicts } from './party-organization-verdicts.ts';
import type { Evidence, StandardLedger } from './standard-ledger.ts';
import { unitVerdicts } from './unit-verdicts.ts';

export type Mark = FactsOf<'standard_mark'>;
export const verdictStates = ['met', 'unmet', 'unmarked'] as const;
export type VerdictState = (typeof verdictStates)[number] | 'not_asked' | 'counted';

/** Whether a subject meets an item in a year, by whom it is said, and what proves it. */
export interface Verdict {
  readonly item: CatalogueItem;
  readonly state: VerdictState;
  readonly by: 'ledger' | 'hand' | null;
  /** Chinese: what was found; empty where nobody has said anything. */
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  /** How many pairings there are, where they are counted. */
  readonly count?: number;
  /** The mark made by hand, also where the ledger's own verdict stands before it. */
  readonly mark: Mark | undefined;
  /** Whether the mark says otherwise than the ledger. */
  readonly differs: boolean;
}

/** A row that standards are asked of. */
export interface Subject {
  readonly kind: StandardSubject;
  readonly row: FactsOf<'unit'> | FactsOf<'organization'> | FactsOf<'party_organization'>;
}

/** By what a mark finds its subject: the row's id, of a unit its code. */
const keyOf = (kind: StandardSubject, id: string | null, item: string | null, year: number | null) => `${kind} ${id} ${item} ${year}`;
const idOf = ({ kind, row }: Subject): string | null => (kind === 'unit' ? (row as FactsOf<'unit'>).code : row.id);

/** The office whose subject it is: it alone marks it. */
export const unitOf = (subject: Subject): string => (subject.kind === 'unit' ? (idOf(subject) ?? '') : subject.row.unit);

function subjectOf(mark: Mark): readonly [StandardSubject, string] | undefined {
  if (mark.organization !== null && mark.party_organization !== null) return undefined;
  if (mark.organization !== null) return ['organization', mark.organization];
  return mark.party_organization === null ? ['unit', mark.unit] : ['party_organization', mark.party_organization];
}

/** Marks by what they are about; of several about one thing the latest counts. What says neither way is no mark. */
export type Marks = ReadonlyMap<string, Mark>;
export function marksOf(rows: Iterable<AnyRow>): Marks {
  const marks = new Map<string, Mark>();
  for (const row of rows) {
    const mark = factsOf<'standard_mark'>(row);
    const subject = subjectOf(mark);
    if (!subject || mark.met === null) continue;
    const key = keyOf(...subject, mark.item, mark.year);
    const known = marks.get(key);
    if (!known || byText(known.marked_on ?? '', mark.marked_on ?? '') < 0 || (known.marked_on === mark.marked_on && known.id < mark.id))
      marks.set(key, mark);
  }
  return marks;
}

/** Whether the ledger can prove an item at all. */
export const isAutomatic = (item: CatalogueItem): boolean =>
  [organizationVerdicts, partyOrganizationVerdicts, unitVerdicts].some((verdicts) => Object.hasOwn(verdicts, item));

function automaticOf(item: StandardItem, { kind, row }: Subject, ledger: StandardLedger, moment: Moment): Automatic | undefined {
  const by = {
    organization: () => organizationVerdicts[item]?.(ledger, row as FactsOf<'organization'>, moment),
    party_organization: () => partyOrganizationVerdicts[item]?.(ledger, row as FactsOf<'party_organization'>, moment),
    unit: () => unitVerdicts[item]?.(ledger, row as FactsOf<'unit'>, moment),
  } satisfies Record<StandardSubject, () => Automatic | undefined>;
  return by[kind]();
}

/** The verdict on one item: the ledger's own where it has one, else that of the mark [衢州]. */
export function verdictOf(item: CatalogueItem, subject: Subject, ledger: StandardLedger, marks: Marks, moment: Moment): Verdict {
  const kind = pairingOf(item);
  if (kind) return pairings(item, kind, subject.row.id, ledger, moment);
  const automatic = automaticOf(item as StandardItem, subject, ledger, moment);
  const mark = marks.get(keyOf(subject.kind, idOf(subject), item, moment.year));
  if (automatic && (automatic.state !== 'not_asked' || !mark))
    return { item, by: 'ledger', mark, differs: mark !== undefined && (mark.met === true) !== (automatic.state === 'met'), ...automatic };
  if (!mark) return { item, state: 'unmarked', by: null, reason: '', evidence: [], mark, differs: false };
  return {
    item,
    state: mark.met ? 'met' : 'unmet',
    by: 'hand',
    reason: mark.evidence ?? '',
    evidence: [cell('standard_mark', mark, 'evidence')],
    mark,
    differs: false,
  };
}

/** The pairings of a kind that held at some time of the year and have begun. */
function pairings(
  item: CatalogueItem,
  kind: FactsOf<'pairing'>['kind'],
  organization: string,
  ledger: StandardLedger,
  { year, today }: Moment,
): Verdict {
  const found = ledger
    .pairingsAt(organization)
    .filter(
      (row) =>
        row.kind === kind &&
        (row.started_on === null || (row.started_on <= today && Number(row.started_on.slice(0, 4)) <= year)) &&
        (row.ended_on === null || Number(row.ended_on.slice(0, 4)) >= year),
    );
  const helped = found.filter(({ help }) => (help ?? []).length > 0).length;
  return {
    item,
    state: 'counted',
    by: 'ledger',
    reason: found.length === 0 ? `${year} 年没有这类结对。` : `${year} 年有 ${found.length} 对，其中 ${helped} 对有帮扶记录。`,
    evidence: found.map((row) => cell('pairing', row, 'side_a')),
    count: found.length,
    mark: undefined,
    differs: false,
  };
}
