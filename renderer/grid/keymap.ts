import type { Motion } from './selection.ts';

/** idle: a cell is selected · enter: typing over it · edit: inside its text (F2). */
export type Mode = 'idle' | 'enter' | 'edit';
export type Step = 'down' | 'up' | 'right' | 'left';

export type Command =
  | { readonly do: 'move'; readonly by: Motion; readonly extend?: true }
  | { readonly do: 'step'; readonly to: Step }
  | { readonly do: 'commitMove'; readonly by: Motion }
  | { readonly do: 'listMove'; readonly by: 1 | -1 }
  | { readonly do: 'problem'; readonly step: 1 | -1 }
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
        | 'deleteRows'
        | 'insertRow'
        | 'undo'
        | 'redo'
        | 'leave'
        | 'addRange'
        | 'find'
        | 'replace'
        | 'cellMenu'
        | 'columnMenu'
        | 'filter'
        | 'columns'
        | 'problemCard'
        | 'history'
        | 'keys';
    };

export interface Binding {
  /** Modifiers in the order ctrl, alt, shift, then KeyboardEvent.key. */
  readonly keys: string;
  readonly when: readonly Mode[];
  readonly command: Command;
  /** For the page of keys. */
  readonly title: string;
}

const idle: readonly Mode[] = ['idle'];
const typing: readonly Mode[] = ['enter', 'edit'];
const any: readonly Mode[] = ['idle', 'enter', 'edit'];
const bind = (keys: string, when: readonly Mode[], command: Command, title: string): Binding => ({ keys, when, command, title });
/** A motion alone and with shift, which extends the selection. */
const motion = (keys: string, by: Motion, title: string): Binding[] => {
  const [, before = '', key = keys] = /^((?:ctrl\+)?)(.+)$/.exec(keys) ?? [];
  return [
    bind(keys, idle, { do: 'move', by }, title),
    bind(`${before}shift+${key}`, idle, { do: 'move', by, extend: true }, `${title}（扩大选区）`),
  ];
};

/** Every key of the sheet. Keys inside a composition never come here: they belong to the input method. */
export const keymap: readonly Binding[] = [
  ...motion('ArrowUp', 'up', '上移'),
  ...motion('ArrowDown', 'down', '下移'),
  ...motion('ArrowLeft', 'left', '左移'),
  ...motion('ArrowRight', 'right', '右移'),
  ...motion('ctrl+ArrowUp', 'edgeUp', '到数据上缘'),
  ...motion('ctrl+ArrowDown', 'edgeDown', '到数据下缘'),
  ...motion('ctrl+ArrowLeft', 'edgeLeft', '到数据左缘'),
  ...motion('ctrl+ArrowRight', 'edgeRight', '到数据右缘'),
  ...motion('Home', 'rowStart', '到行首'),
  ...motion('End', 'rowEnd', '到行尾'),
  ...motion('ctrl+Home', 'gridStart', '到表首'),
  ...motion('ctrl+End', 'gridEnd', '到表尾'),
  ...motion('PageUp', 'pageUp', '上一屏'),
  ...motion('PageDown', 'pageDown', '下一屏'),
  bind('ctrl+a', idle, { do: 'selectAll' }, '全选'),
  bind('shift+ ', idle, { do: 'selectRows' }, '选整行'),
  bind('ctrl+ ', idle, { do: 'selectColumns' }, '选整列'),
  bind('Enter', any, { do: 'step', to: 'down' }, '确认，下移'),
  bind('shift+Enter', any, { do: 'step', to: 'up' }, '确认，上移'),
  bind('Tab', any, { do: 'step', to: 'right' }, '确认，右移'),
  bind('shift+Tab', any, { do: 'step', to: 'left' }, '确认，左移'),
  bind('ctrl+Enter', any, { do: 'fillSelection' }, '填入整个选区'),
  bind('F2', idle, { do: 'edit' }, '修改单元格'),
  bind('alt+ArrowDown', any, { do: 'openList' }, '打开选项'),
  bind('alt+Enter', typing, { do: 'newLine' }, '单元格内换行'),
  bind('Escape', any, { do: 'cancel' }, '放弃修改'),
  bind('ArrowUp', typing, { do: 'listMove', by: -1 }, '上一个选项'),
  bind('ArrowDown', typing, { do: 'listMove', by: 1 }, '下一个选项'),
  bind('ArrowLeft', ['enter'], { do: 'commitMove', by: 'left' }, '确认，左移'),
  bind('ArrowRight', ['enter'], { do: 'commitMove', by: 'right' }, '确认，右移'),
  bind('Delete', idle, { do: 'clear' }, '清除内容'),
  bind('Backspace', idle, { do: 'clear' }, '清除内容'),
  bind('ctrl+d', idle, { do: 'fillDown' }, '向下填充'),
  bind('ctrl+r', idle, { do: 'fillRight' }, '向右填充'),
  bind('ctrl+;', idle, { do: 'today' }, '填入今天'),
  bind('ctrl+-', idle, { do: 'deleteRows' }, '删除行'),
  bind('ctrl++', idle, { do: 'insertRow' }, '插入行'),
  bind('ctrl+shift++', idle, { do: 'insertRow' }, '插入行'),
  bind('ctrl+z', idle, { do: 'undo' }, '撤销'),
  bind('ctrl+y', idle, { do: 'redo' }, '恢复'),
  bind('ctrl+shift+z', idle, { do: 'redo' }, '恢复'),
  bind('F8', any, { do: 'problem', step: 1 }, '下一处问题'),
  bind('shift+F8', any, { do: 'problem', step: -1 }, '上一处问题'),
  bind('ctrl+.', idle, { do: 'problemCard' }, '这一格的问题与修正'),
  bind('ctrl+F8', idle, { do: 'addRange' }, '保留选区，再选一处'),
  bind('ctrl+f', any, { do: 'find' }, '查找'),
  bind('ctrl+h', any, { do: 'replace' }, '替换'),
  bind('shift+F10', idle, { do: 'cellMenu' }, '打开菜单'),
  bind('ContextMenu', idle, { do: 'cellMenu' }, '打开菜单'),
  bind('ctrl+shift+l', idle, { do: 'filter' }, '筛选这一列'),
  bind('alt+ArrowUp', idle, { do: 'columnMenu' }, '这一列的菜单'),
  bind('ctrl+shift+h', idle, { do: 'history' }, '这一格的来历'),
  bind('F1', any, { do: 'keys' }, '快捷键'),
  bind('F6', any, { do: 'leave' }, '离开表格'),
];

export type Chord = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const table = new Map(keymap.flatMap((binding) => binding.when.map((mode) => [`${mode}:${binding.keys}`, binding.command] as const)));

/** The command of a key press in a mode; undefined where the key is text or the browser's. */
export function commandOf(chord: Chord, mode: Mode): Command | undefined {
  const key = chord.key.length === 1 ? chord.key.toLowerCase() : chord.key;
  const keys = `${chord.ctrlKey || chord.metaKey ? 'ctrl+' : ''}${chord.altKey ? 'alt+' : ''}${chord.shiftKey ? 'shift+' : ''}${key}`;
  return table.get(`${mode}:${keys}`);
}
