import type { Surroundings } from '#shared/model/coerce.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Draft, idOf, type Part } from './draft.ts';
import { keyText } from './row-index.ts';
import { spelledCode } from './spelled-codes.ts';

/** Surroundings in which links also lead to rows of the same sheet that are not in the ledger yet. */
export interface Resolver extends Surroundings {
  /** Drafts that links led to since this was last asked. */
  ledTo(): readonly Draft[];
  /** The draft of an id, whether or not it can be linked to. */
  draft(table: TableName, id: string): Draft | undefined;
}

/** A thousand members name a dozen branches: each is asked of the ledger once. */
export function remembering(around: Surroundings): Surroundings {
  const known = new Map<TableName, Map<string, string | undefined>>();
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
  };
}

/** Drafts by what links name them by, as they stand now; one that stays out cannot be linked to. */
export function resolverOf(around: Surroundings, parts: readonly Part[]): Resolver {
  // names that no link leads by are not gathered
  const linked = new Set(parts.flatMap(({ table }) => Object.values(table.fields).map(({ to }) => to)));
  const named = new Map(parts.filter(({ name }) => linked.has(name)).map((part) => [part.name, namedDrafts(part)]));
  const byId = new Map(parts.map((part) => [part.name, part.byId]));
  const led = new Set<Draft>();
  return {
    ...around,
    resolve(table, text) {
      const there = around.resolve(table, text);
      if (there !== undefined) return there;
      const draft = byId.get(table)?.get(text) ?? named.get(table)?.get(plainText(text));
      if (!draft || draft.out) return undefined;
      led.add(draft);
      return idOf(draft);
    },
    draft: (table, id) => byId.get(table)?.get(id),
    ledTo() {
      if (led.size === 0) return none;
      const drafts = [...led];
      led.clear();
      return drafts;
    },
  };
}

const none: readonly Draft[] = [];

/** A name that several have names none. */
function namedDrafts({ table, drafts }: Part): Map<string, Draft | undefined> {
  const found = new Map<string, Draft | undefined>();
  for (const draft of drafts) {
    if (draft.out || draft.twice !== undefined) continue;
    for (const field of new Set([table.label, ...table.match])) {
      const text = keyText(draft.read[field]);
      if (text) found.set(text, found.has(text) && found.get(text) !== draft ? undefined : draft);
    }
  }
  return found;
}
