import { type Command, type KeyEntry, type KeyGroup, keyGroups, keymap } from '../grid/keymap.ts';
import { pageKeys } from './page-keys.ts';

/** What the browser's own events and the pointer do on the sheet. */
export const nativeKeys: readonly (KeyEntry & { readonly command?: Command })[] = [
  { keys: 'ctrl+c', title: '复制', group: 'copy', command: { do: 'copy' } },
  { keys: 'ctrl+x', title: '剪切', group: 'copy', command: { do: 'cut' } },
  { keys: 'ctrl+v', title: '粘贴', group: 'copy', command: { do: 'paste' } },
];
const gesture = (shown: string, title: string, group: KeyGroup): KeyEntry => ({ keys: '', shown, title, group });
const gestures: readonly KeyEntry[] = [
  gesture('拖动', '选一片', 'select'),
  gesture('Shift+单击', '选到这里', 'select'),
  gesture('Ctrl+单击', '保留选区，再选一处', 'select'),
  gesture('单击行号、列标题', '选整行、整列', 'select'),
  gesture('双击', '修改单元格', 'enter'),
  gesture('拖选区右下角', '填充', 'copy'),
  gesture('双击选区右下角', '填充到数据末尾', 'copy'),
  gesture('右键', '打开菜单', 'help'),
];

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': '空格',
  Escape: 'Esc',
  Backspace: '退格',
  ContextMenu: '菜单键',
};

/** A key as it is written for people: Ctrl+Shift+H. */
export function keyName(keys: string): string {
  const [, modifiers = '', key = ''] = /^((?:ctrl\+|alt\+|shift\+)*)(.*)$/.exec(keys) ?? [];
  const before = modifiers.replace(/[a-z]+/g, (word) => (word[0] ?? '').toUpperCase() + word.slice(1));
  return before + (names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

const alike = (a: Command, b: Command) => JSON.stringify(a) === JSON.stringify(b);
/** The first key that does a command, as people write it; undefined where none does. */
export function keyOf(command: Command): string | undefined {
  const found = [...keymap, ...nativeKeys].find((entry) => entry.command && alike(entry.command, command));
  return found && keyName(found.keys);
}

export interface KeyLine {
  readonly title: string;
  readonly keys: readonly string[];
}
export interface KeySection {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

/** The page of keys: every key of the sheet and of the page by group, keys that do the same in one line. */
export function keySections(): KeySection[] {
  const entries: readonly KeyEntry[] = [...nativeKeys, ...keymap, ...pageKeys, ...gestures];
  return (Object.keys(keyGroups) as KeyGroup[]).map((group) => {
    const lines = new Map<string, Set<string>>();
    for (const entry of entries) {
      if (entry.group !== group) continue;
      const keys = lines.get(entry.title) ?? new Set();
      lines.set(entry.title, keys.add(entry.shown ?? keyName(entry.keys)));
    }
    return { title: keyGroups[group], lines: [...lines].map(([title, keys]) => ({ title, keys: [...keys] })) };
  });
}
