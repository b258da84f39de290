import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { terminal } from '../../support/terminal.ts';

const period = addToMonth(monthOf(new Date().toISOString()), -1);
const code = { right: '91330800471867129Q', wrong: '91330800471867129A' };

test('check, waive, close, amend: errors are mended, warnings explained, then the month closes', { timeout: 240_000 }, async () => {
  const { ledger, folder } = terminal();
  const apply = (changes: unknown) => {
    writeFileSync(join(folder, '修改.json'), JSON.stringify(changes));
    return ledger('apply', '修改.json');
  };
  await ledger('init', '--unit', '330802005', '--level', 'township');
  await apply([
    {
      op: 'insert',
      table: 'organization',
      id: 'a',
      after: { name: '甲厂', credit_code: code.wrong, category: '新经济组织', status: '正常', registered_on: '1900-1-1' },
    },
  ]);

  const found = await ledger('check', '--period', period, '--json');
  expect(found).toMatchObject({
    status: 1,
    json: {
      errors: 1,
      warnings: 1,
      waived: 0,
      problems: [
        { rule: 'ORG-001', id: 'a' },
        { rule: 'ORG-006', field: 'registered_on' },
      ],
    },
  });
  expect(await ledger('close', '--period', period, '--json')).toMatchObject({ status: 3, json: { error: { code: 'PERIOD-PROBLEMS' } } });

  await apply([{ op: 'update', table: 'organization', id: 'a', before: { credit_code: code.wrong }, after: { credit_code: code.right } }]);
  expect(await ledger('waive', '--rule', 'ORG-001', '--id', 'a', '--text', '无误', '--json')).toMatchObject({
    status: 3,
    json: { error: { code: 'WAIVE-UNKNOWN' } },
  });
  expect((await ledger('waive', '--rule', 'ORG-006', '--id', 'a', '--text', '百年老店', '--json')).json).toMatchObject({
    rule: 'ORG-006',
    id: 'a',
  });

  const clean = await ledger('check', '--period', period);
  expect(clean.status).toBe(0);
  expect(clean.out).toMatch(/^错误 0，提醒 0，已说明 1\n提醒 ORG-006 两新组织 a 登记日期：.*（已说明：百年老店）\n$/);

  expect((await ledger('close', '--period', period, '--json')).json).toEqual({ period, state: 'closed', revision: 1, missing: [] });
  expect(await ledger('close', '--period', period, '--json')).toMatchObject({ status: 3, json: { error: { code: 'PERIOD-STATE' } } });
  expect((await ledger('amend', '--period', period, '--text', '漏了一家', '--json')).json).toEqual({ period, state: 'open', revision: 2 });
  expect(await ledger('check', '--period', '2026-13', '--json')).toMatchObject({ status: 2, json: { error: { code: 'CALL-INVALID' } } });
});

test('a month without change closes when a person says so; what it holds is not deleted without a reason', {
  timeout: 240_000,
}, async () => {
  const { ledger, folder } = terminal();
  const apply = (batch: unknown) => {
    writeFileSync(join(folder, '修改.json'), JSON.stringify(batch));
    return ledger('apply', '修改.json', '--json');
  };
  const after = { name: '甲厂', credit_code: code.right, category: '新经济组织', status: '正常' };
  await ledger('init', '--unit', '330802005', '--level', 'township');
  await apply([{ op: 'insert', table: 'organization', id: 'a', after }]);
  expect((await ledger('close', '--period', period, '--json')).status).toBe(0);

  const next = addToMonth(period, 1);
  expect(await ledger('close', '--period', next, '--json')).toMatchObject({ status: 3, json: { error: { code: 'PERIOD-UNCHANGED' } } });
  expect(await ledger('close', '--period', next, '--unchanged', '--json')).toMatchObject({ status: 0, json: { state: 'closed' } });

  const changes = [{ op: 'delete', table: 'organization', id: 'a' }];
  expect(await apply(changes)).toMatchObject({ status: 3, json: { error: { code: 'EDIT-REPORTED' } } });
  expect((await apply({ label: '删除 1 行', reason: '重复录入', changes })).status).toBe(0);
});
