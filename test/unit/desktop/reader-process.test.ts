import { expect, test } from 'vitest';
import { makeUtilityReader } from '../../../electron/desktop/reader-process.ts';
import { packing, unpacked } from '../../../electron/intake/reading/packed-cells.ts';
import { asked } from '../../support/electron-stand-in.ts';

const limits = { bytes: 10, memory: 64, milliseconds: 30, millisecondsEach: 0 };
const read = makeUtilityReader(new URL('file:///program/intake/reader.js'), limits);
const file = { name: '企业.xlsx', bytes: new Uint8Array([1, 2]), sheet: undefined };
const start = () => {
  const answer = read(file);
  const child = asked.forked.at(-1);
  if (!child) throw new Error('nothing forked');
  return { answer, child };
};

test('a file is read in a process of its own, capped, which ends with the answer', async () => {
  const { answer, child } = start();
  const grid = {
    kind: 'workbook',
    encoding: null,
    sheets: [],
    sheet: '一',
    cells: [],
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
  };
  const packed = packing();
  child.emit('message', { rows: packed([['名称']]) });
  child.emit('message', { rows: packed([['甲厂']]) });
  child.emit('message', { grid });
  expect(unpacked(await answer)).toEqual({ ...grid, cells: [['名称'], ['甲厂']] });
  expect(child).toMatchObject({
    file: '/program/intake/reader.js',
    options: { execArgv: ['--max-old-space-size=64'] },
    posted: [file],
    killed: 1,
  });
});
test('what the reader refuses keeps its code', async () => {
  const { answer, child } = start();
  child.emit('message', { error: { code: 'FILE-EMPTY', details: { name: '企业.xlsx' } } });
  await expect(answer).rejects.toMatchObject({ code: 'FILE-EMPTY' });
});
test('a reader that dies, takes too long or gets too much is an error of the file', async () => {
  const dying = start();
  dying.child.emit('exit', 134);
  await expect(dying.answer).rejects.toMatchObject({ code: 'FILE-DAMAGED' });
  const slow = start();
  await expect(slow.answer).rejects.toMatchObject({ code: 'FILE-TIMEOUT' });
  expect(slow.child.killed).toBe(1);
  await expect(read({ ...file, bytes: new Uint8Array(11) })).rejects.toMatchObject({ code: 'FILE-TOO-LARGE' });
});
