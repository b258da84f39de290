import { expect, onTestFinished, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import type { CellGrid } from '#shared/contract/intake.ts';
import { openThread } from '../../../electron/host/client.ts';
import { builtProgram } from '../../support/built-program.ts';
import { temporaryFolder } from '../../support/ledger.ts';
import { gridOf } from '../../support/text-grid.ts';

const creditCode = (n: number) => {
  const first17 = `91330802${String(n).padStart(9, '0')}`;
  return first17 + (creditCheckCharacter(first17) ?? '');
};
const register = (rows: number) =>
  gridOf(['名称|信用代码|登记日期', ...Array.from({ length: rows }, (_, n) => `示例${n}厂|${creditCode(n)}|2001-1-1`)].join('\n'));

/** A ledger on a thread of its own, which is handed cells instead of reading a file. */
async function threadOver(grid: CellGrid) {
  const thread = await openThread({
    threadUrl: builtProgram('worker'),
    readCells: async () => grid,
    request: {
      act: 'create',
      folder: `${temporaryFolder()}/ledger`,
      passphrase: '示例口令-只供测试',
      unit: '330802005',
      level: 'township',
      name: '示例街道',
    },
  });
  onTestFinished(() => thread.close());
  return thread;
}
const file = { table: 'organization', name: '名册.csv', bytes: new Uint8Array() } as const;

test('staging and committing tell how far they are, and end soon after they are called off, with nothing left', async () => {
  const thread = await threadOver(register(6000));
  const calledOff = async (act: (id: string, seen: { onProgress(): void }) => Promise<unknown>): Promise<unknown[]> => {
    let at = 0;
    const onProgress = () => {
      if (at === 0) thread.cancel('off');
      at ||= performance.now();
    };
    const code = await act('off', { onProgress }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
    return [code, at > 0];
  };
  expect(await calledOff((id, seen) => thread.call('intake.stage', file, { id, ...seen }))).toEqual(['CALL-CANCELLED', true]);
  const { stage } = await thread.call('intake.stage', file);
  expect(await calledOff((id, seen) => thread.call('intake.commit', { stage }, { id, ...seen }))).toEqual(['CALL-CANCELLED', true]);
  expect((await thread.call('ledger.rows', { table: 'organization' })).rows).toEqual([]);
  expect(await thread.call('intake.commit', { stage })).toMatchObject({ changed: 6000, undo: '导入“名册.csv”' });
}, 60_000);

test('every call of a stage is answered over the thread', async () => {
  const thread = await threadOver(register(3));
  const { stage, parts } = await thread.call('intake.stage', { ...file, encoding: 'gb18030', shape: {}, columns: {} });
  expect(parts).toMatchObject([{ read: 3 }]);
  expect(await thread.call('intake.cells', { stage, from: 1, count: 2 })).toMatchObject({
    rows: 4,
    cells: [['名称', '信用代码', '登记日期'], expect.anything()],
  });
  const { rows } = await thread.call('intake.rows', { stage, table: 'organization' });
  const id = rows[0]?.values.id ?? '';
  const change = { id, after: { credit_code: '' } };
  expect((await thread.call('intake.mend', { stage, table: 'organization', changes: [change] })).parts).toMatchObject([{ rejected: 1 }]);
  expect((await thread.call('intake.rejected', { stage })).rows).toBe(1);
  expect((await thread.call('intake.undo', { stage })).parts).toMatchObject([{ rejected: 0 }]);
  expect((await thread.call('intake.leave', { stage, table: 'organization', ids: [id], left: true })).parts).toMatchObject([{ left: 1 }]);
  expect((await thread.call('intake.restage', { stage, shape: { leave: [3] } })).parts).toMatchObject([{ read: 2, left: 0 }]);
  expect(await thread.call('intake.discard', { stage })).toEqual({});
  await expect(thread.call('intake.commit', { stage })).rejects.toMatchObject({ code: 'STAGE-GONE' });
}, 60_000);
