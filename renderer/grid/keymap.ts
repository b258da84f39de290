import type { Motion } from './selecting/selection.ts';

/** idle: a cell is selected · enter: typing over it · edit: inside its text (F2) · calendar: inside its text, a month open below. */
export type Mode = 'idle' | 'enter' | 'edit' | 'calendar';
export type Step = 'down' | 'up' | 'right' | 'left';

export type Command =
  | { readonly do: 'move'; readonly by: Motion; readonly extend?: true }
  | { readonly do: 'step'; readonly to: Step }
  | { readonly do: 'commitMove'; readonly by: Motion }
  | { readonly do: 'listMove'; readonly by: 1 | -1 }
  | { readonly do: 'calendarMove'; readonly days: number; readonly months: number }
  | { readonly do: 'problem'; readonly step: 1 | -1 }
  | { readonly do: 'findStep'; readonly step: 1 | -1 }
  | { readonly do: 'sort'; readonly way: 'asc' | 'desc' }
  /** What the page offers for whole rows, by its title. */
  | { readonly do: 'rowAct'; readonly title: string }
  | {
      readonly do:
        | 'edit'
        | 'openList'
        | 'newLine'
        | 'cancel'
        | 'clear'
        | 'selectAll'
        | 'selectRows'
        | 'selectColumns'
        | 'fillDown'
        | 'fillRight'
        | 'fillSelection'
        | 'today'
        | 'now'
        | 'toggleChoice'
        | 'deleteRows'
        | 'insertRow'
        | 'insertRowBelow'
        | 'duplicateRows'
        | 'undo'
        | 'redo'
        | 'leave'
        | 'addRange'
        | 'find'
        | 'replace'
        | 'copy'
        | 'cut'
        | 'paste'
        | 'cellMenu'
        | 'columnMenu'
        | 'filter'
        | 'onlyValue'
        | 'columns'
        | 'problemCard'
        | 'history'
        | 'attachments'
        | 'keys';
    };

/** A key or a gesture with what it does, for the page of keys. */
export interface KeyEntry {
  /** Modifiers in the order ctrl, alt, shift, then KeyboardEvent.key. */
  readonly keys: string;
  /** Entries of one title in one group stand in one line. */
  readonly title: string;
  readonly group: KeyGroup;
  /** How it is written on the page of keys, where that is not from `keys`. */
  readonly shown?: string;
}
export interface Binding extends KeyEntry {
  readonly when: readonly Mode[];
  readonly command: Command;
}

export const keyGroups = {
  move: '移动',
  select: '选择',
  enter: '录入',
  copy: '复制、粘贴与填充',
  rows: '行',
  columns: '列与筛选',
  find: '查找',
  problems: '问题',
  history: '撤销与历史',
  help: '菜单与帮助',
} as const;
export type KeyGroup = keyof typeof keyGroups;

type Ungrouped = Omit<Binding, 'group'>;
const idle: readonly Mode[] = ['idle'];
const typing: readonly Mode[] = ['enter', 'edit'];
const calendar: readonly Mode[] = ['calendar'];
const any: readonly Mode[] = ['idle', 'enter', 'edit', 'calendar'];
const bind = (keys: string, when: readonly Mode[], command: Command, title: string): Ungrouped => ({ keys, when, command, title });

/** Motions by their keys. With shift each of them extends the selection. */
const motions: readonly (readonly [keys: string, by: Motion, title: string])[] = [
  ['ArrowUp', 'up', '移动一格'],
  ['ArrowDown', 'down', '移动一格'],
  ['ArrowLeft', 'left', '移动一格'],
  ['ArrowRight', 'right', '移动一格'],
  ['ctrl+ArrowUp', 'edgeUp', '到数据的边缘'],
  ['ctrl+ArrowDown', 'edgeDown', '到数据的边缘'],
  ['ctrl+ArrowLeft', 'edgeLeft', '到数据的边缘'],
  ['ctrl+ArrowRight', 'edgeRight', '到数据的边缘'],
  ['Home', 'rowStart', '到行首'],
  ['End', 'rowEnd', '到行尾'],
  ['ctrl+Home', 'gridStart', '到表首'],
  ['ctrl+End', 'gridEnd', '到表尾'],
  ['PageUp', 'pageUp', '上一屏'],
  ['PageDown', 'pageDown', '下一屏'],
];
const shifted = (keys: string) => keys.replace(/^(ctrl\+)?/, '$1shift+');

/** Every key of the sheet by group, in the order the page of keys shows them. */
const bindings: Readonly<Record<KeyGroup, readonly Ungrouped[]>> = {
  move: [
    ...motions.map(([keys, by, title]) => ({
      ...bind(keys, idle, { do: 'move', by }, title),
      ...(keys.startsWith('ctrl+Arrow') && { shown: 'Ctrl+方向键' }),
    })),
    bind('F6', any, { do: 'leave' }, '离开表格，到页面其他部分'),
  ],
  select: [
    ...motions.map(([keys, by]) => ({
      ...bind(shifted(keys), idle, { do: 'move', by, extend: true }, '扩大选区'),
      shown: 'Shift+移动的键',
    })),
    bind('ctrl+a', idle, { do: 'selectAll' }, '全选'),
    bind('shift+ ', idle, { do: 'selectRows' }, '选整行'),
    bind('ctrl+ ', idle, { do: 'selectColumns' }, '选整列'),
    bind('ctrl+F8', idle, { do: 'addRange' }, '保留选区，再选一处'),
  ],
  enter: [
    bind('Enter', any, { do: 'step', to: 'down' }, '确认，下移'),
    bind('shift+Enter', any, { do: 'step', to: 'up' }, '确认，上移'),
    bind('Tab', any, { do: 'step', to: 'right' }, '确认，右移'),
    bind('shift+Tab', any, { do: 'step', to: 'left' }, '确认，左移'),
    bind('F2', idle, { do: 'edit' }, '修改单元格'),
    bind('Escape', any, { do: 'cancel' }, '放弃修改'),
    bind('alt+Enter', typing, { do: 'newLine' }, '单元格内换行'),
    bind('alt+ArrowDown', any, { do: 'openList' }, '打开选项或月历'),
    bind('ArrowUp', typing, { do: 'listMove', by: -1 }, '在选项中移动'),
    bind('ArrowDown', typing, { do: 'listMove', by: 1 }, '在选项中移动'),
    bind('ArrowLeft', ['enter'], { do: 'commitMove', by: 'left' }, '确认打的字并移动'),
    bind('ArrowRight', ['enter'], { do: 'commitMove', by: 'right' }, '确认打的字并移动'),
    bind(' ', typing, { do: 'toggleChoice' }, '选中或去掉一项（可多选的列）'),
    bind('ArrowLeft', calendar, { do: 'calendarMove', days: -1, months: 0 }, '在月历中移动'),
    bind('ArrowRight', calendar, { do: 'calendarMove', days: 1, months: 0 }, '在月历中移动'),
    bind('ArrowUp', calendar, { do: 'calendarMove', days: -7, months: 0 }, '在月历中移动'),
    bind('ArrowDown', calendar, { do: 'calendarMove', days: 7, months: 0 }, '在月历中移动'),
    bind('PageUp', calendar, { do: 'calendarMove', days: 0, months: -1 }, '月历的上一月、下一月'),
    bind('PageDown', calendar, { do: 'calendarMove', days: 0, months: 1 }, '月历的上一月、下一月'),
    bind('ctrl+;', any, { do: 'today' }, '填入今天'),
    { ...bind('ctrl+shift+:', any, { do: 'now' }, '填入现在的日期和时间'), shown: 'Ctrl+Shift+;' },
    bind('ctrl+shift+;', any, { do: 'now' }, '填入现在的日期和时间'),
    bind('Delete', idle, { do: 'clear' }, '清除内容'),
    bind('Backspace', idle, { do: 'clear' }, '清除内容'),
  ],
  copy: [
    bind('ctrl+Enter', any, { do: 'fillSelection' }, '填入整个选区'),
    bind('ctrl+d', idle, { do: 'fillDown' }, '向下填充'),
    bind('ctrl+r', idle, { do: 'fillRight' }, '向右填充'),
  ],
  rows: [
    bind('ctrl++', idle, { do: 'insertRow' }, '在上方插入行'),
    // on most keyboards a plus is typed with shift
    { ...bind('ctrl+shift++', idle, { do: 'insertRow' }, '在上方插入行'), shown: 'Ctrl++' },
    bind('ctrl+shift+Enter', idle, { do: 'insertRowBelow' }, '在下方插入行'),
    bind('ctrl+shift+d', idle, { do: 'duplicateRows' }, '复制整行到下方'),
    bind('ctrl+-', idle, { do: 'deleteRows' }, '删除行'),
  ],
  columns: [bind('ctrl+shift+l', idle, { do: 'filter' }, '筛选这一列'), bind('alt+ArrowUp', idle, { do: 'columnMenu' }, '这一列的菜单')],
  find: [
    bind('ctrl+f', any, { do: 'find' }, '查找'),
    bind('ctrl+h', any, { do: 'replace' }, '替换'),
    bind('F3', any, { do: 'findStep', step: 1 }, '下一处'),
    bind('shift+F3', any, { do: 'findStep', step: -1 }, '上一处'),
  ],
  problems: [
    bind('F8', any, { do: 'problem', step: 1 }, '下一处问题'),
    bind('shift+F8', any, { do: 'problem', step: -1 }, '上一处问题'),
    bind('ctrl+.', idle, { do: 'problemCard' }, '这一格的问题与修正'),
  ],
  history: [
    bind('ctrl+z', idle, { do: 'undo' }, '撤销'),
    bind('ctrl+y', idle, { do: 'redo' }, '恢复'),
    bind('ctrl+shift+z', idle, { do: 'redo' }, '恢复'),
    bind('ctrl+shift+h', idle, { do: 'history' }, '这一格的来历'),
  ],
  help: [
    bind('shift+F10', idle, { do: 'cellMenu' }, '打开菜单'),
    bind('ContextMenu', idle, { do: 'cellMenu' }, '打开菜单'),
    bind('F1', any, { do: 'keys' }, '快捷键'),
  ],
};

/** Every key of the sheet. Keys inside a composition never come here: they belong to the input method. */
export const keymap: readonly Binding[] = (Object.keys(keyGroups) as KeyGroup[]).flatMap((group) =>
  bindings[group].map((binding) => ({ ...binding, group })),
);

export type Chord = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const table = new Map(keymap.flatMap((binding) => binding.when.map((mode) => [`${mode}:${binding.keys}`, binding.command] as const)));

/** A key press as `keys` names it. */
export function chordName({ key, ctrlKey, altKey, shiftKey, metaKey }: Chord): string {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return `${ctrlKey || metaKey ? 'ctrl+' : ''}${altKey ? 'alt+' : ''}${shiftKey ? 'shift+' : ''}${name}`;
}

/** The command of a key press in a mode; undefined where the key is text or the browser's. */
export const commandOf = (chord: Chord, mode: Mode): Command | undefined => table.get(`${mode}:${chordName(chord)}`);
