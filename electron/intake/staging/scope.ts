import type { Surroundings } from '#shared/model/coerce.ts';
import { isUnread } from '#shared/model/field.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { type Draft, fieldOf, idOf, type Part } from './draft.ts';
import { keyText, type Values } from './key-text.ts';
import { textOf } from './reading.ts';

/** In which scope the names of a part's rows identify: by the id of the row that the scope is, else by what is written there. */
export interface Scopes {
  /** Of a row of the ledger. */
  ofRow(row: Values): unknown;
  /** A draft's values with its scope among them: links are only read once rows are known. */
  sought(draft: Draft): Draft['read'];
}

export function scopesOf(part: Part, around: Surroundings, parts: readonly Part[]): Scopes {
  const { matchWithin: within } = part.table;
  if (within === undefined) return { ofRow: () => undefined, sought: ({ read }) => read };
  const { to } = fieldOf(part, within);
  if (to === undefined) return { ofRow: (row) => row[within], sought: ({ read }) => read };
  const linked = to as TableName;
  const byId = parts.find(({ name }) => name === linked)?.byId;
  const meant = (value: unknown) => {
    const text = isUnread(value) ? value.unread : value;
    return typeof text === 'string' && text !== ''
      ? (around.resolve(linked, text) ?? ofDraft(byId?.get(text), tableOf(linked).label) ?? { unread: text })
      : null;
  };
  const column = part.columns.find(({ field }) => field === within)?.column;
  return {
    ofRow: (row) => (isUnread(row[within]) ? meant(row[within]) : row[within]),
    sought(draft) {
      const { mended, beside, read } = draft;
      const given = mended && Object.hasOwn(mended, within) ? mended[within] : (beside.get(within)?.id ?? written(draft, column));
      return { ...read, [within]: meant(given) };
    },
  };
}

const written = (draft: Draft, column: number | undefined) => (column === undefined ? null : textOf(draft, column));

/** A row of the sheet is what it stands for in the ledger, else known by its name as others name it. */
function ofDraft(draft: Draft | undefined, label: string): unknown {
  if (!draft) return undefined;
  if (draft.existing) return idOf(draft);
  const name = keyText(draft.read[label]);
  return name === undefined ? draft.id : { unread: name };
}
