import { attachmentField } from '#shared/model/attachment.ts';
import { keyOf } from '../keys/key-sections.ts';
import type { Command } from './keymap.ts';
import { rowsIn } from './selecting/selection.ts';
import type { SheetWorld } from './world.ts';

export interface MenuEntry {
  readonly command: Command;
  readonly title: string;
  /** Where it is offered; everywhere when absent. */
  readonly when?: (world: SheetWorld) => boolean;
}
type Group = readonly MenuEntry[];

const entry = (command: Command, title: string, when?: MenuEntry['when']): MenuEntry => ({ command, title, ...(when && { when }) });

const activeOf = ({ selecting, store }: SheetWorld) => {
  const cell = selecting.activeCell;
  const row = cell && store.get(cell.row);
  return cell && row ? { cell, row } : undefined;
};
const hasProblem = (world: SheetWorld): boolean => {
  const active = activeOf(world);
  return active !== undefined && world.cells.complaints(active.row, active.cell.column).length > 0;
};
const hasHistory = (world: SheetWorld): boolean =>
  world.props().onHistory !== undefined && world.store.isSaved(activeOf(world)?.row.id ?? '');

const hasAttachments = (world: SheetWorld): boolean =>
  world.props().onAttachments !== undefined &&
  attachmentField(world.props().table) !== undefined &&
  world.store.isSaved(activeOf(world)?.row.id ?? '');

const clipboard: Group = [entry({ do: 'cut' }, '剪切'), entry({ do: 'copy' }, '复制'), entry({ do: 'paste' }, '粘贴')];
const filling: Group = [
  entry({ do: 'clear' }, '清除内容'),
  entry({ do: 'fillDown' }, '向下填充'),
  entry({ do: 'fillRight' }, '向右填充'),
  entry({ do: 'today' }, '填入今天'),
];
const mayChangeRows = (world: SheetWorld): boolean => world.props().fixedRows === undefined;
const rows: Group = [
  entry({ do: 'insertRow' }, '在上方插入行', mayChangeRows),
  entry({ do: 'insertRowBelow' }, '在下方插入行', mayChangeRows),
  entry({ do: 'duplicateRows' }, '复制整行到下方（代码、证件号留空）', mayChangeRows),
  entry({ do: 'deleteRows' }, '删除行', mayChangeRows),
];
/** What the page offers for the selected rows. */
function pageRows({ props, selecting, view }: SheetWorld): Group {
  const acts = props().rowActs;
  if (!acts) return [];
  const ids = rowsIn(selecting.ranges).flatMap((row) => view.rowAt(row)?.id ?? []);
  return acts.filter((act) => act.offered(ids)).map(({ title }) => entry({ do: 'rowAct', title }, title));
}
/** What a filter says is read by everybody: a value that is masked is not put into it. */
const isOpen = (world: SheetWorld): boolean => {
  const active = activeOf(world);
  return active !== undefined && (!world.cells.field(active.cell.column).personal || (world.props().reveal ?? false));
};

const cell: Group = [
  entry({ do: 'problemCard' }, '这一格的问题与修正…', hasProblem),
  entry({ do: 'history' }, '这一格的来历', hasHistory),
  entry({ do: 'attachments' }, '这一行的附件…', hasAttachments),
];
const column: Group = [
  entry({ do: 'onlyValue' }, '只看此值', isOpen),
  entry({ do: 'sort', way: 'asc' }, '按这一列升序'),
  entry({ do: 'sort', way: 'desc' }, '按这一列降序'),
  entry({ do: 'columnMenu' }, '这一列的更多操作…'),
];

const ofCells: readonly Group[] = [clipboard, cell, filling, rows, column];
const ofRows: readonly Group[] = [rows, clipboard, [entry({ do: 'clear' }, '清除内容')]];

/** Everything a menu of the sheet can offer. */
export const menuEntries: readonly MenuEntry[] = [...ofCells, ...ofRows].flat();

/** What the menu over the selection offers: what is done with rows comes first where whole rows are selected. */
export function menuFor(world: SheetWorld): readonly Group[] {
  return [...(world.selecting.extent === 'rows' ? [pageRows(world), ...ofRows] : [...ofCells, pageRows(world)])]
    .map((group) => group.filter(({ when }) => when?.(world) ?? true))
    .filter((group) => group.length > 0);
}

/** The key that does the same, as people write it. */
export const keyBeside = ({ command }: MenuEntry): string => keyOf(command) ?? '';
