import type { Surroundings } from '#shared/model/coerce.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { type Draft, idOf, type Part } from './draft.ts';
import { keyText } from './key-text.ts';
import { inScope } from './name-index.ts';
import { RowsByKey } from './rows-by-key.ts';
import { spelledCode } from './spelled-codes.ts';

/** Surroundings that know all rows there of one name, where a name identifies within a scope. */
export interface Around extends Surroundings {
  /** All of the name; with a scope those of it, else those of none that is known. */
  namesakes(table: TableName, text: string, scope?: string): readonly AnyRow[];
}

/** Surroundings in which links also lead to rows of the same sheet that are not in the ledger yet. */
export interface Resolver extends Surroundings {
  /** The same, where a name of a table means the row of this scope: a member's 第一党小组 is that of the member's branch. */
  within(table: TableName, scope: unknown): Surroundings;
  /** Drafts that links led to since this was last asked. */
  ledTo(): readonly Draft[];
  /** The draft of an id, whether or not it can be linked to. */
  draft(table: TableName, id: string): Draft | undefined;
}

/** A thousand members name a dozen branches: each is asked of the ledger once. */
export function remembering(around: Surroundings, rowsOf: (table: TableName) => readonly AnyRow[]): Around {
  const known = new Map<TableName, Map<string, string | undefined>>();
  const named = new Map<TableName, RowsByKey<AnyRow>>();
  return {
    today: around.today,
    ...(around.local && { local: around.local }),
    spelled: spelledCode,
    resolve(table, text) {
      const of = known.get(table) ?? new Map<string, string | undefined>();
      known.set(table, of);
      if (!of.has(text)) of.set(text, around.resolve(table, text));
      return of.get(text);
    },
    namesakes(table, text, scope) {
      const of = named.get(table) ?? byName(table, rowsOf(table));
      named.set(table, of);
      const name = plainText(text);
      if (scope === undefined) return of.get(name);
      const within = of.get(inScope(name, scope));
      return within.length > 0 ? within : of.get(inScope(name, ''));
    },
  };
}

function byName(table: TableName, rows: readonly AnyRow[]): RowsByKey<AnyRow> {
  const found = new RowsByKey<AnyRow>();
  const { label, matchWithin = '' } = tableOf(table);
  for (const row of rows) {
    const name = keyText(row[label]) ?? '';
    const scope = row[matchWithin];
    found.add(name, row);
    found.add(inScope(name, typeof scope === 'string' ? scope : ''), row);
  }
  return found;
}

/** Drafts by what links name them by, as they stand now; one that stays out cannot be linked to. */
export function resolverOf(around: Around, parts: readonly Part[]): Resolver {
  // names that no link leads by are not gathered
  const linked = new Set(parts.flatMap(({ table }) => Object.values(table.fields).map(({ to }) => to)));
  const named = new Map(parts.filter(({ name }) => linked.has(name)).map((part) => [part.name, namedDrafts(part)]));
  const byId = new Map(parts.map((part) => [part.name, part.byId]));
  const led = new Set<Draft>();
  const draftsNamed = (table: TableName, text: string) => named.get(table)?.get(plainText(text)) ?? none;
  const leadTo = (draft: Draft | undefined) => {
    if (!draft || draft.out) return undefined;
    led.add(draft);
    return idOf(draft);
  };
  const resolve = (table: TableName, text: string) => {
    const there = around.resolve(table, text);
    return there ?? leadTo(byId.get(table)?.get(text) ?? only(draftsNamed(table, text)));
  };
  const resolveWithin = (table: TableName, text: string, scope: string) => {
    const { matchWithin } = tableOf(table);
    const drafts = draftsNamed(table, text);
    // an id, or a name that none has
    if (matchWithin === undefined || (drafts.length === 0 && around.namesakes(table, text).length === 0)) return resolve(table, text);
    const rows = around.namesakes(table, text, scope);
    return rows.length > 0 ? only(rows)?.id : leadTo(only(ofScope(drafts, matchWithin, scope)));
  };
  return {
    ...around,
    resolve,
    within: (scoped, scope) =>
      typeof scope === 'string'
        ? { ...around, resolve: (table, text) => (table === scoped ? resolveWithin(table, text, scope) : resolve(table, text)) }
        : { ...around, resolve },
    draft: (table, id) => byId.get(table)?.get(id),
    ledTo() {
      if (led.size === 0) return none;
      const drafts = [...led];
      led.clear();
      return drafts;
    },
  };
}

const none: readonly never[] = [];
const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

/** Those of the scope; else those of none that is known. */
function ofScope(drafts: readonly Draft[], field: string, scope: string): readonly Draft[] {
  const within = drafts.filter(({ read }) => read[field] === scope);
  return within.length > 0 ? within : drafts.filter(({ read }) => typeof read[field] !== 'string');
}

function namedDrafts({ table, drafts }: Part): RowsByKey<Draft> {
  const found = new RowsByKey<Draft>();
  for (const draft of drafts) {
    if (draft.out || draft.twice !== undefined) continue;
    const names = new Set([table.label, ...table.match].flatMap((field) => keyText(draft.read[field]) ?? []));
    for (const name of names) if (name !== '') found.add(name, draft);
  }
  return found;
}
