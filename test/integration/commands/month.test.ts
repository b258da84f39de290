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

test('closing at a county tells in words which units have sent nothing of the month, and of what month their data is', {
  timeout: 240_000,
}, async () => {
  const { ledger } = terminal();
  const at = (desk: string, ...words: string[]) => ledger(...words, '--ledger', desk);
  const month = addToMonth(period, 1);
  await at('县', 'init', '--unit', '330802', '--level', 'county');
  for (const unit of ['330802005', '330802006', '330802007']) {
    await at(unit, 'init', '--unit', unit, '--level', 'township');
    await at(unit, 'enrol', 'request', '--out', `${unit}.lxreq`);
    await at('县', 'enrol', 'issue', `${unit}.lxreq`, '--out', '授权');
    await at(unit, 'enrol', 'accept', `授权/${unit}.lxauth`);
  }
  const handIn = async (unit: string, period: string) => {
    await at(unit, 'close', '--period', period, '--unchanged');
    await at(unit, 'export', '--period', period, '--out', '优盘');
  };
  // one is up to date, one sent the month before, one nothing yet
  await handIn('330802005', period);
  await handIn('330802005', month);
  await handIn('330802006', period);
  expect((await at('县', 'receive', '优盘', '--receipts', '回执', '--json')).json).toMatchObject({ accepted: 3 });
  await at('县', 'close', '--period', period, '--unchanged');
  const title = `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
  expect(await at('县', 'close', '--period', month, '--unchanged')).toMatchObject({
    status: 0,
    out: `${month} 已封账（第 1 版）\n含 2 个单位不是本月的数据：府山街道（${title}的数据）、荷花街道（还没有数据）\n`,
  });
});

test('closing at a township tells of nobody below', { timeout: 240_000 }, async () => {
  const { ledger } = terminal();
  await ledger('init', '--unit', '330802005', '--level', 'township');
  expect((await ledger('close', '--period', period, '--unchanged')).out).toBe(`${period} 已封账（第 1 版）\n`);
});
