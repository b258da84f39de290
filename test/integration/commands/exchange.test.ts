import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { terminal } from '../../support/terminal.ts';

const period = addToMonth(monthOf(new Date().toISOString()), -1);
const code = '91330800471867129Q';

test('receive a folder, return, report completeness, revoke: what the county does beside the straight way', {
  timeout: 300_000,
}, async () => {
  const person = terminal();
  const { folder } = person;
  const at = (desk: string, ...words: string[]) => person.ledger(...words, '--ledger', desk, '--json');
  await at('县', 'init', '--unit', '330802', '--level', 'county');
  await at('乡', 'init', '--unit', '330802005', '--level', 'township');
  await at('乡', 'enrol', 'request', '--out', '申请.lxreq');
  await at('县', 'enrol', 'issue', '申请.lxreq', '--out', '授权.lxauth');
  await at('乡', 'enrol', 'accept', '授权.lxauth');
  // a copy of the machine, before it has sent anything
  cpSync(join(folder, '乡'), join(folder, '复制'), { recursive: true });
  const organization = {
    op: 'insert',
    table: 'organization',
    id: 'a',
    after: { name: '甲厂', credit_code: code, category: '新经济组织', status: '正常' },
  };
  writeFileSync(join(folder, '修改.json'), JSON.stringify([organization]));
  for (const desk of ['乡', '复制']) {
    await at(desk, 'apply', '修改.json');
    expect((await at(desk, 'close', '--period', period)).json).toMatchObject({ state: 'closed' });
  }
  mkdirSync(join(folder, '优盘', '里层'), { recursive: true });
  await at('乡', 'export', '--period', period, '--out', join('优盘', '里层'));
  await at('复制', 'export', '--period', period, '--out', '另一份');
  const name = `330802005_${period}_r1_0001.lxpkg`;
  // as long as a name can be: the rest is received all the same
  writeFileSync(join(folder, '优盘', `${'坏'.repeat(83)}.lxpkg`), 'no package');
  writeFileSync(join(folder, '优盘', '说明.txt'), '不是上报包');

  const received = await at('县', 'receive', '优盘', '--receipts', '回执');
  expect(received).toMatchObject({
    status: 1,
    json: { accepted: 1, refused: 1, results: [{ file: join(folder, '优盘', '里层', name), outcome: 'accepted' }, { code: 'DOC-KIND' }] },
  });
  mkdirSync(join(folder, '空'));
  expect(await at('县', 'receive', '空')).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });

  writeFileSync(join(folder, '要改.csv'), 'table,id,field,message\r\norganization,a,name,与营业执照不符\r\n');
  const returned = await at(
    '县',
    'return',
    join('优盘', '里层', name),
    '--text',
    '请核对名称',
    '--problems',
    '要改.csv',
    '--receipts',
    '退回',
  );
  expect(returned).toMatchObject({ status: 0, json: { accepted: 1, results: [{ outcome: 'returned' }] } });
  const [receipt = ''] = readdirSync(join(folder, '退回'));
  expect((await at('乡', 'receipt', 'accept', join('退回', receipt))).json).toEqual({
    period,
    outcome: 'returned',
    problems: 1,
    taken: 'now',
  });
  expect(await at('县', 'return', join('优盘', '里层', name), '--text', '请核对', '--problems', '修改.json')).toMatchObject({
    status: 2,
    json: { error: { code: 'USAGE' } },
  });

  expect(await at('县', 'receive', join('另一份', name))).toMatchObject({ status: 3, json: { error: { code: 'DOC-FORK' } } });
  const listed = await at('县', 'dispute', 'list');
  expect(listed).toMatchObject({ status: 1, json: { disputes: [{ unit: '330802005', period, takeable: true, decision: null }] } });
  const [dispute] = listed.json.disputes as { id: string }[];
  expect((await at('县', 'dispute', 'show', dispute?.id ?? '')).json).toMatchObject({ received: { sequence: 1 }, later: { sequence: 1 } });
  expect(await at('县', 'report', 'completeness')).toMatchObject({
    status: 1,
    json: { units: [{ code: '330802005', cells: expect.arrayContaining([expect.objectContaining({ period, state: 'disputed' })]) }] },
  });
  const decided = await at(
    '县',
    'dispute',
    'decide',
    dispute?.id ?? '',
    '--choice',
    'kept',
    '--text',
    '复制的台账不算',
    '--receipts',
    '裁定',
  );
  expect(decided).toMatchObject({ status: 0, json: { choice: 'kept', outcome: 'returned', receipt: expect.stringContaining('.lxrcpt') } });
  expect((await at('县', 'dispute', 'list')).status).toBe(0);
  const board = await at('县', 'report', 'completeness', '--months', '2');
  expect(board.json.reminder).toContain('已退回、待更正重报：新新街道');

  const { serial } = (await at('县', 'inspect', join('优盘', '里层', name))).json.signer as { serial: string };
  await at('县', 'enrol', 'revoke', serial, '--reason', '电脑遗失');
  expect(await at('县', 'receive', join('优盘', '里层', name))).toMatchObject({ status: 3, json: { error: { code: 'DOC-REVOKED' } } });
  const list = await at('县', 'enrol', 'crl', '--out', '撤销');
  expect(list.json).toMatchObject({ file: join(folder, '撤销', '330802.crl') });
  expect(readFileSync(join(folder, '撤销', '330802.crl'))[0]).toBe(0x30);
});
