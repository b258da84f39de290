import { display } from '#shared/model/display.ts';
import { type Field, isUnread } from '#shared/model/field.ts';
import type { Leaving } from '#shared/model/leaving.ts';
import type { SheetCore } from '../sheet-core.ts';
import type { CellEdit } from '../writing/edits.ts';

/** What is typed in the card, by field. */
type Typed = Readonly<Record<string, string>>;

/** The choices of a cell that takes a code; none for other cells. */
export function choicesOf(field: Field, codes: readonly string[] | undefined): readonly { value: string; label: string }[] {
  const { list } = field;
  if (!list) return [];
  return (codes ?? Object.keys(list.entries)).map((code) => ({ value: code, label: list.entries[code]?.title ?? code }));
}

/** What the card begins with: what the only row has already; today for the day. */
export function begun({ world }: SheetCore, leaving: Leaving, ids: readonly string[]): Typed {
  const only = ids.length === 1 ? world.store.get(ids[0] ?? '') : undefined;
  return Object.fromEntries(
    leaving.fields.map((key) => {
      const field = world.cells.field(key);
      const value = only?.[key];
      const fits = !field.list || (leaving.codes?.[key]?.includes(String(value)) ?? true);
      const known = fits ? (field.list ? String(value ?? '') : display(field, value, () => undefined)) : '';
      return [key, known || (field.kind === 'date' ? world.cells.today() : '')];
    }),
  );
}

/** The cells to be written, or what is still wrong, in Chinese. */
export function readTyped(
  { world }: SheetCore,
  leaving: Leaving,
  ids: readonly string[],
  typed: Typed,
): { edits: readonly CellEdit[] } | { complaint: string } {
  const values: { field: string; value: unknown }[] = [];
  for (const field of leaving.fields) {
    const { title, list } = world.cells.field(field);
    const text = (typed[field] ?? '').trim();
    if (text === '') {
      if (leaving.needed.includes(field)) return { complaint: `还没有填写“${title}”。` };
      continue;
    }
    const value = list ? text : world.ground.coerce(field, text);
    if (isUnread(value)) return { complaint: `“${title}”读不懂“${text}”；日期写作 2026-3-5。` };
    values.push({ field, value });
  }
  return { edits: ids.flatMap((id) => values.map((value) => ({ id, ...value }))) };
}
