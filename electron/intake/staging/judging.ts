import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { isEmpty, sameValue } from '../../bookkeeping/coercing.ts';
import type { AlikeRows } from './alike-rows.ts';
import type { Draft, Judgement, Part, Remark } from './draft.ts';
import { identify, type Known } from './identifying.ts';
import { keyText, type Values } from './key-text.ts';
import { matchRemarks } from './match-remarks.ts';
import type { Pace } from './pace.ts';
import type { PartReader } from './reading.ts';
import { type Around, type Resolver, resolverOf } from './resolving.ts';
import { remarkOf } from './row-findings.ts';

/** What a part is judged with. */
export interface PartJudge extends Known {
  readonly reader: PartReader;
  readonly alike: AlikeRows;
  findings(row: AnyRow): Problem[];
}

export interface Judging {
  /** In the order the tables are written. */
  readonly judges: readonly PartJudge[];
  readonly around: Around;
}

/** Drafts judged anew -> what was thought of them before. */
export type Rejudged = Map<Draft, Judgement | undefined>;

/**
 * Judges the changed drafts, and every other one for which something changed with them: a row it repeats, a row it links to. A draft that stays out
 * cannot be linked to, so drafts that named it are judged again without it.
 */
export function judge({ judges, around }: Judging, changed: ReadonlySet<Draft> | 'all', pace: Pace): Rejudged {
  const rejudged: Rejudged = new Map();
  const all = changed === 'all';
  for (const known of judges) {
    const { part, reader } = known;
    for (const draft of all ? part.drafts : [...changed].filter(({ id }) => part.byId.has(id))) {
      pace.step();
      reader.readValues(draft);
    }
    if (part.keys.length > 0) identify(known, pace);
  }
  for (const { part } of judges) for (const draft of part.drafts) if (draft.stale) draft.out = draft.left;
  for (let again = true; again; ) {
    const resolver = resolverOf(
      around,
      judges.map(({ part }) => part),
    );
    for (const judging of judges) settle(judging, resolver, all && rejudged.size === 0, rejudged, pace);
    again = judges.some(({ part }) => part.drafts.some(({ links }) => links.some(({ out }) => out)));
  }
  return rejudged;
}

function settle(judging: PartJudge, resolver: Resolver, everyLink: boolean, rejudged: Rejudged, pace: Pace): void {
  const { part, reader } = judging;
  for (const draft of part.drafts) {
    if (!everyLink && !draft.stale && !draft.astray && draft.links.length === 0) continue;
    pace.step();
    reader.readLinks(draft, resolver);
  }
  if (part.keys.length === 0) identify(judging, pace);
  for (const draft of part.drafts) {
    if (!draft.stale) continue;
    pace.step();
    if (!rejudged.has(draft)) rejudged.set(draft, draft.judgement);
    const judgement = judged(draft, judging);
    draft.judgement = judgement;
    draft.out = judgement.fate === 'reject' || judgement.fate === 'left';
    draft.stale = false;
  }
}

function judged(draft: Draft, { part, findings, alike }: PartJudge): Judgement {
  const { existing, left } = draft;
  const changes = existing ? differing(draft, existing) : undefined;
  const values = existing ? { ...existing, ...changes, id: draft.id } : newRow(draft, part);
  // what was wrong with a row there before is not this file's news
  const found = findings(values).filter(({ field }) => !existing || gives(draft, field));
  const told = toldOf({ draft, part, alike: alike(draft) }, found, values);
  const stopped = part.given?.stops !== false && told.some(({ stops }) => stops);
  const verdict = stopped ? 'reject' : told.length > 0 ? 'flag' : 'ok';
  const goes = existing === null ? 'insert' : Object.keys(changes ?? {}).length > 0 ? 'update' : 'unchanged';
  const was = existing && changes && Object.fromEntries(Object.keys(changes).map((key) => [key, existing[key] ?? null]));
  return { fate: left ? 'left' : stopped ? 'reject' : goes, verdict, values, changes, was: was ?? undefined, remarks: told };
}

const nothing: readonly Remark[] = [];

interface Told {
  readonly draft: Draft;
  readonly part: Part;
  readonly alike: Remark | undefined;
}

/** All there is to say of a draft: most have nothing said of them, and share that. */
function toldOf({ draft, part, alike }: Told, found: readonly Problem[], values: AnyRow): readonly Remark[] {
  const matched = matchRemarks(draft, part);
  if (draft.remarks.length + found.length + matched.length === 0 && !alike && draft.twice === undefined) return nothing;
  const rules = found.map((problem) => remarkOf(part.table, problem, values));
  // why it is not known which row is meant says more than that its number is missing or masked
  const stopped = new Set(matched.flatMap(({ field, stops }) => (stops ? [field] : [])));
  const isOther = ({ field, rule, severity }: Remark) => !stopped.has(field) || (rule !== 'ROW-001' && severity === 'error');
  const others = merged([...draft.remarks.filter(isOther), ...matched], rules.filter(isOther));
  return [...others, ...(alike ? [alike] : []), ...duplicate(draft, part)];
}

/** A remark on how a cell was read says more than the rule that it could not be. */
function merged(remarks: readonly Remark[], found: readonly Remark[]): Remark[] {
  const unread = new Set(remarks.flatMap(({ field, rule, severity }) => (rule === 'ROW-002' && severity === 'error' ? [field] : [])));
  return [...remarks, ...found.filter(({ field, rule }) => !(rule === 'ROW-002' && unread.has(field)))];
}

const gives = ({ read, mended, kept }: Draft, field: string) => kept?.has(field) !== true && givesAny({ read, mended }, field);
const givesAny = ({ read, mended }: Pick<Draft, 'read' | 'mended'>, field: string) =>
  !isEmpty(read[field]) || (mended !== undefined && Object.hasOwn(mended, field));

/** An empty cell never takes away a value that is there; a person who empties it does. */
function differing(draft: Draft, existing: AnyRow): Values {
  const changes: Record<string, unknown> = {};
  for (const key in draft.read)
    if (key !== 'id' && key !== 'unit' && gives(draft, key) && !sameValue(draft.read[key], existing[key])) changes[key] = draft.read[key];
  return changes;
}

/** A default never overwrites what the sheet or a person gives. */
function newRow(draft: Draft, { table }: Part): AnyRow {
  const missing = initialsOf(table).filter(([key]) => !givesAny(draft, key));
  if (missing.length === 0) return draft.read;
  const values: Record<string, unknown> & AnyRow = { ...draft.read };
  for (const [key, { initial }] of missing) values[key] = initial;
  return values;
}
const initials = new WeakMap<Part['table'], (readonly [string, { readonly initial?: string }])[]>();
function initialsOf(table: Part['table']) {
  const known = initials.get(table) ?? Object.entries(table.fields).filter(([, { initial }]) => initial !== undefined);
  initials.set(table, known);
  return known;
}

const duplicateRule: Partial<Record<TableName, string>> = { organization: 'ORG-004', member: 'MEM-004' };

function duplicate({ twice, read }: Draft, { name, keys, columns }: Part): Remark[] {
  if (twice === undefined) return [];
  const field = keys.find((key) => keyText(read[key]) !== undefined) ?? columns[0]?.field ?? '';
  const message = `与表里第 ${twice} 行重复；请核对后只留一行。`;
  return [{ field, rule: duplicateRule[name] ?? 'ROW-003', severity: 'error', message, stops: true }];
}
