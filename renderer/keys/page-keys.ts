import { type Chord, chordName, type KeyEntry } from '../grid/keymap.ts';

export type PageAct = 'keys' | 'search' | 'nextProblem' | 'lastProblem' | 'undo' | 'redo' | 'history';

interface PageKey extends KeyEntry {
  readonly act: PageAct;
  /** Left to the text while one is typed. */
  readonly notWhileTyping?: true;
}

/** The keys of the page outside of the sheet, which has its own. */
export const pageKeys: readonly PageKey[] = [
  { keys: 'F1', act: 'keys', title: '快捷键', group: 'help' },
  { keys: 'ctrl+k', act: 'search', title: '在所有表里查找', group: 'find' },
  { keys: 'F8', act: 'nextProblem', title: '下一处问题', group: 'problems' },
  { keys: 'shift+F8', act: 'lastProblem', title: '上一处问题', group: 'problems' },
  { keys: 'ctrl+z', act: 'undo', title: '撤销', group: 'history', notWhileTyping: true },
  { keys: 'ctrl+y', act: 'redo', title: '恢复', group: 'history', notWhileTyping: true },
  { keys: 'ctrl+shift+z', act: 'redo', title: '恢复', group: 'history', notWhileTyping: true },
  { keys: 'ctrl+shift+h', act: 'history', title: '打开历史（不在表里时）', group: 'history' },
];

/** What a key press asks of the page; undefined for anything else. */
export function pageActOf(chord: Chord, typing: boolean): PageAct | undefined {
  const name = chordName(chord);
  return pageKeys.find(({ keys, notWhileTyping }) => keys === name && !(typing && notWhileTyping))?.act;
}
