import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Command, commandOf, keyGroups, keymap } from '../../../renderer/grid/keymap.ts';
import { menuEntries } from '../../../renderer/grid/menu-entries.ts';
import { keyName, keyOf, keySections } from '../../../renderer/keys/key-sections.ts';
import { pageActOf, pageKeys } from '../../../renderer/keys/page-keys.ts';

const chord = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...more,
});

/** Every command, for the compiler to ask for a new one here: how a person comes to it. */
const wayTo: Record<Command['do'], 'key or menu' | 'button'> = {
  move: 'key or menu',
  step: 'key or menu',
  commitMove: 'key or menu',
  listMove: 'key or menu',
  calendarMove: 'key or menu',
  problem: 'key or menu',
  findStep: 'key or menu',
  sort: 'key or menu',
  edit: 'key or menu',
  openList: 'key or menu',
  newLine: 'key or menu',
  cancel: 'key or menu',
  clear: 'key or menu',
  selectAll: 'key or menu',
  selectRows: 'key or menu',
  selectColumns: 'key or menu',
  fillDown: 'key or menu',
  fillRight: 'key or menu',
  fillSelection: 'key or menu',
  today: 'key or menu',
  now: 'key or menu',
  toggleChoice: 'key or menu',
  deleteRows: 'key or menu',
  insertRow: 'key or menu',
  insertRowBelow: 'key or menu',
  duplicateRows: 'key or menu',
  undo: 'key or menu',
  redo: 'key or menu',
  leave: 'key or menu',
  addRange: 'key or menu',
  find: 'key or menu',
  replace: 'key or menu',
  copy: 'key or menu',
  cut: 'key or menu',
  paste: 'key or menu',
  cellMenu: 'key or menu',
  columnMenu: 'key or menu',
  filter: 'key or menu',
  onlyValue: 'key or menu',
  columns: 'button',
  problemCard: 'key or menu',
  history: 'key or menu',
  attachments: 'key or menu',
  keys: 'key or menu',
  // in the menu of those sheets whose page gives such acts
  rowAct: 'button',
};

describe('按键表', () => {
  test('一个键在一种状态里只做一件事', () => {
    const bound = keymap.flatMap(({ keys, when }) => when.map((mode) => `${mode} ${keys}`));
    expect(bound.filter((key, place) => bound.indexOf(key) !== place)).toEqual([]);
  });

  test('每个命令都有按键，或在菜单里', () => {
    const reached = new Set([...keymap, ...menuEntries].map(({ command }) => command.do));
    expect(Object.keys(wayTo).filter((name) => wayTo[name as keyof typeof wayTo] === 'key or menu' && !reached.has(name as never))).toEqual(
      [],
    );
  });

  test('字母不分大小写，控制键不分 Ctrl 和 Cmd', () => {
    expect(commandOf(chord('D', { ctrlKey: true, shiftKey: true }), 'idle')).toEqual({ do: 'duplicateRows' });
    expect(commandOf(chord('f', { metaKey: true }), 'enter')).toEqual({ do: 'find' });
    expect(commandOf(chord('a'), 'idle')).toBeUndefined();
  });
});

describe('快捷键页', () => {
  test('每组有标题，没有空组，组里没有重复的行', () => {
    const sections = keySections();
    expect(sections.map(({ title }) => title)).toEqual(Object.values(keyGroups));
    for (const { title, lines } of sections) {
      expect(lines.length, title).toBeGreaterThan(0);
      expect(new Set(lines.map((line) => line.title)).size).toBe(lines.length);
    }
  });

  test('表里和页面的每个键都在上面', () => {
    const shown = new Set(keySections().flatMap(({ lines }) => lines.flatMap(({ keys }) => keys)));
    const missing = [...keymap, ...pageKeys].map((entry) => entry.shown ?? keyName(entry.keys)).filter((name) => !shown.has(name));
    expect(missing).toEqual([]);
  });

  test('键写成人读的样子', () => {
    expect(['ctrl++', 'ctrl+shift+ArrowUp', 'shift+ ', 'Escape', 'ctrl+;', 'F8'].map(keyName)).toEqual([
      'Ctrl++',
      'Ctrl+Shift+↑',
      'Shift+空格',
      'Esc',
      'Ctrl+;',
      'F8',
    ]);
    expect(keyOf({ do: 'deleteRows' })).toBe('Ctrl+-');
    expect(keyOf({ do: 'paste' })).toBe('Ctrl+V');
  });
});

test('手册里写的键都在快捷键页上', () => {
  const folder = join(import.meta.dirname, '../../../resources/manual');
  const written = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? ''),
  );
  const shown = new Set(keySections().flatMap(({ lines }) => lines.flatMap(({ keys }) => keys)));
  expect(written.length).toBeGreaterThan(30);
  expect([...new Set(written)].filter((key) => !shown.has(key) && !['Ctrl', 'Shift', 'Alt'].includes(key))).toEqual([]);
});

test('页面的键：打字时撤销归文字自己', () => {
  const undo = chord('z', { ctrlKey: true });
  expect(pageActOf(undo, false)).toBe('undo');
  expect(pageActOf(undo, true)).toBeUndefined();
  expect(pageActOf(chord('F1'), true)).toBe('keys');
  expect(pageActOf(chord('F8', { shiftKey: true }), false)).toBe('lastProblem');
});
