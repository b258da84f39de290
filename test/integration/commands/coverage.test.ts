import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { validCreditCode } from '../../support/facts.ts';
import { terminal } from '../../support/terminal.ts';

test('coverage tells the figures by group, the organizations behind one, and those of closed months', { timeout: 120_000 }, async () => {
  const { ledger, folder } = terminal();
  const apply = (changes: unknown) => {
    writeFileSync(join(folder, '修改.json'), JSON.stringify(changes));
    return ledger('apply', '修改.json');
  };
  const insert = (id: string, given: Record<string, unknown>) => ({
    op: 'insert',
    table: 'organization',
    id,
    after: { name: `${id}公司`, credit_code: validCreditCode(Number(id.slice(1))), category: '新经济组织', status: '正常', ...given },
  });
  await ledger('init', '--unit', '330802005', '--level', 'township');
  expect(await ledger('coverage', '--json')).toMatchObject({ status: 0, json: { whole: { live: 0, buildingRate: null }, groups: [] } });
  expect((await ledger('coverage', '--trend')).out).toContain('还没有封过账的月份');

  await apply([
    {
      op: 'insert',
      table: 'party_organization',
      id: 'b1',
      after: { name: '示例党总支', kind: '党总支', founded_on: '2020-01-01', secretary: '甲' },
    },
    insert('o1', { park: '甲园', party_organization: 'b1', coverage: '单独组建' }),
    insert('o2', { park: '乙园', revenue: 1999 }),
    insert('o3', { coverage: '派指导员' }),
    insert('o4', { park: '乙园', status: '停业' }),
  ]);
  const { json } = await ledger('coverage', '--by', 'park', '--json');
  expect(json).toMatchObject({
    by: 'park',
    whole: { live: 3, due: 2, dueBuilt: 1, covered: 2, buildingRate: 0.5 },
    groups: [
      { value: '甲园', title: '甲园', rank: 1, buildingRate: 1 },
      { value: '乙园', rank: 2, buildingRate: 0, coveringRate: 0 },
      { value: null, title: '未填园区/市场', rank: null, buildingRate: null, coveringRate: 1 },
    ],
  });
  expect((await ledger('coverage', '--by', 'scale')).out).toContain('规下企业：正常 1，应建 1，');
  expect((await ledger('coverage')).out).toContain('新经济组织：正常 3，应建 2，应建已建 1，组建率 50.0%；已覆盖 2，覆盖率 66.7%，名次 1');

  const open = await ledger('coverage', '--rows', 'dueOpen', '--json');
  expect(open).toMatchObject({ status: 0, json: { list: 'dueOpen', rows: [{ id: 'o2', name: 'o2公司', criteria: ['园区内企业'] }] } });
  expect((await ledger('coverage', '--rows', 'live', '--by', 'park', '--group', '甲园')).out).toBe(
    '正常组织 1 个\no1公司 o1：园区内企业\n',
  );
  expect(await ledger('coverage', '--group', '甲园')).toMatchObject({ status: 2, err: expect.stringContaining('--rows') });

  await ledger('close', '--period', '2026-01');
  await apply([{ op: 'update', table: 'organization', id: 'o2', before: { coverage: null }, after: { coverage: '派指导员' } }]);
  await ledger('close', '--period', '2026-02');
  const { out } = await ledger('coverage', '--trend');
  expect(out).toBe(
    ['2026-01 组建率 50.0%（1 ÷ 2），覆盖率 66.7%（2 ÷ 3）', '2026-02 组建率 50.0%（1 ÷ 2，持平），覆盖率 100.0%（3 ÷ 3）', ''].join('\n'),
  );
});
