import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

test('apply, undo and history: a batch goes in whole, is taken back, and both are on record', async () => {
  const { ledger, folder } = terminal();
  const file = (changes: unknown) => writeFileSync(join(folder, '修改.json'), JSON.stringify(changes));
  await ledger('init', '--unit', '330802005', '--level', 'township');

  file({
    label: '录入甲厂',
    changes: [
      { op: 'insert', table: 'organization', after: { name: '甲厂', credit_code: '9133', category: '新经济组织', status: '正常' } },
    ],
  });
  const applied = await ledger('apply', '修改.json', '--json');
  expect(applied).toMatchObject({
    status: 0,
    json: { applied: 1, batch: 2, problems: [{ rule: 'ORG-001', table: 'organization', field: 'credit_code' }] },
  });

  file([
    { op: 'insert', table: 'organization', after: { name: '乙厂' } },
    { op: 'update', table: 'organization', id: '没有', before: {}, after: { name: '丙厂' } },
  ]);
  expect(await ledger('apply', '修改.json', '--json')).toMatchObject({ status: 3, json: { error: { code: 'EDIT-MISSING' } } });
  file([{ op: 'move', table: 'organization' }]);
  expect(await ledger('apply', '修改.json', '--json')).toMatchObject({ status: 2, json: { error: { code: 'EDIT-INVALID' } } });
  expect((await ledger('rows', '--table', 'organization', '--json')).json).toMatchObject({ rows: [{ name: '甲厂' }] });

  expect((await ledger('undo', '--json')).json).toEqual({ undone: '录入甲厂', batch: 3, rows: 1, problems: [] });
  expect((await ledger('rows', '--table', 'organization', '--json')).json).toEqual({ rows: [] });
  expect(await ledger('undo', '--batch', '第二', '--json')).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });

  const { json, out } = await ledger('history', '--json');
  expect(json).toMatchObject({
    history: [{ batch: 3, origin: 'undo' }, { batch: 2, origin: 'command', label: '录入甲厂', undone: true }, { batch: 1 }],
  });
  expect(out.trimEnd().split('\n')).toHaveLength(1);
});
