import { isUnread } from '#shared/model/field.ts';
import type { SheetWorld } from '../world.ts';
import type { CellEdit } from '../writing/edits.ts';
import { type Query, replaced } from './find.ts';
import { type Finding, inStints } from './finding.ts';

/** What replacing would do to one cell. */
export interface Replacement extends CellEdit {
  /** The row's number on the sheet, from 1. */
  readonly line: number;
  readonly title: string;
  readonly before: string;
  /** As the sheet would show it: a date or a name as it is read, what cannot be read as it stands. */
  readonly after: string;
  /** Why the cell cannot be changed; undefined where it can. */
  readonly locked: string | undefined;
  /** The column could read the cell before and could not after. */
  readonly unreadable: boolean;
}

/** What replacing would do at one hit; undefined where it would change nothing. */
export function replacementAt(world: SheetWorld, finding: Finding, place: number, query: Query, by: string): Replacement | undefined {
  const { view, cells, ground } = world;
  const point = finding.pointOf(place);
  const row = view.rowAt(point.row);
  const field = view.columnAt(point.col);
  if (!row || field === undefined) return undefined;
  const before = cells.text(row, field);
  const typed = replaced(before, query, by);
  if (typed === before) return undefined;
  const value = cells.coerce(field, typed);
  if (JSON.stringify(value) === JSON.stringify(row[field] ?? null)) return undefined;
  return {
    id: row.id,
    field,
    value,
    line: point.row + 1,
    title: cells.field(field).title,
    before,
    after: cells.text({ ...row, [field]: value }, field),
    locked: ground.locked(row, field),
    unreadable: isUnread(value) && !isUnread(row[field]),
  };
}

/** What replacing would do at every hit, in row order. Undefined where `alive` ended it. */
export async function planReplacing(
  world: SheetWorld,
  finding: Finding,
  by: string,
  alive: () => boolean,
): Promise<readonly Replacement[] | undefined> {
  const { hits, query } = finding.state();
  const plan: Replacement[] = [];
  const visit = (index: number) => {
    const place = hits[index];
    const replacement = place === undefined ? undefined : replacementAt(world, finding, place, query, by);
    if (replacement) plan.push(replacement);
  };
  const whole = await inStints(hits.length, alive, visit, () => undefined);
  return whole ? plan : undefined;
}

/** Writes some replacements as one batch. */
export function writeReplacements({ writing }: SheetWorld, replacements: readonly Replacement[]): void {
  const edits = replacements.map(({ id, field, value }) => ({ id, field, value }));
  writing.write({ edits, locked: 0, reason: undefined }, `替换 ${edits.length} 处`, 'keyboard');
}
