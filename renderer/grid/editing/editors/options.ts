import type { Surroundings } from '#shared/model/coerce.ts';
import { plainText } from '#shared/model/plain-text.ts';
import { addedTo, type OptionsOf } from './editor-of.ts';

const indexes = new WeakMap<object, Map<string, string | null>>();

/** The page's own reading of a link: by id or by the label of exactly one row. What it cannot tell, the ledger may. */
export function surroundings(optionsOf: OptionsOf, today: string): Surroundings {
  return {
    today,
    resolve: (table, text) => indexOf(optionsOf(table)).get(plainText(text)) ?? undefined,
    local: (list, text) => indexOf(optionsOf(addedTo(list))).get(plainText(text)) ?? undefined,
  };
}

function indexOf(options: ReturnType<OptionsOf>): Map<string, string | null> {
  const known = indexes.get(options);
  if (known) return known;
  const index = new Map<string, string | null>();
  for (const { id, label } of options) {
    const name = plainText(label);
    index.set(name, index.has(name) ? null : id);
  }
  for (const { id } of options) index.set(id, id);
  indexes.set(options, index);
  return index;
}
