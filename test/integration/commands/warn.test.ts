import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

test('warn tells what the ledger warns of and how far the 帮扶 is', { timeout: 120_000 }, async () => {
  const { ledger, folder } = terminal();
  const apply = (changes: unknown) => {
    writeFileSync(join(folder, '修改.json'), JSON.stringify(changes));
    return ledger('apply', '修改.json');
  };
  await ledger('init', '--unit', '330802005', '--level', 'township');
  expect(await ledger('warn', '--json')).toMatchObject({ status: 0, json: { warnings: [], settled: [] } });

  const branch = { name: '示例党支部', kind: '功能型党支部', founded_on: '2015-07-01' };
  await apply([{ op: 'insert', table: 'party_organization', id: 'b1', after: branch }]);
  expect(await ledger('warn', '--json')).toMatchObject({
    status: 1,
    json: {
      warnings: [
        { rule: 'WRN-001', kind: 'life', colour: 'red', id: 'b1', since: '2015-07-01', state: 'open', aid: null },
        { rule: 'WRN-002', kind: 'secretary', colour: 'orange', id: 'b1', since: null, state: 'open', aid: null },
      ],
    },
  });
  const aid = { rule: 'WRN-002', party_organization: 'b1', measures: '指导补选', responsible: '吴委员', due_on: '2199-12-31' };
  await apply([{ op: 'insert', table: 'visit_aid', id: 'v1', after: aid }]);
  expect((await ledger('warn')).out).toMatch(/橙色 WRN-002 书记空缺 示例党支部 b1：.*（帮扶中）\n/);

  await apply([{ op: 'update', table: 'party_organization', id: 'b1', before: { secretary: null }, after: { secretary: '周书记' } }]);
  expect(await ledger('warn', '--json')).toMatchObject({
    status: 1,
    json: { warnings: [{ kind: 'life' }], settled: [{ aid: 'v1', unrecorded: true }] },
  });
});
