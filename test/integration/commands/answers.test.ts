import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { terminal } from '../../support/terminal.ts';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const period = addToMonth(monthOf(today), -1);

/** A township enrolled with its county, with one organization and its month closed. */
async function desks() {
  const person = terminal();
  const { folder } = person;
  const at = (desk: string, ...words: string[]) => person.ledger(...words, '--ledger', desk, '--json');
  await at('乡', 'init', '--unit', '330802005', '--level', 'township');
  await at('县', 'init', '--unit', '330802', '--level', 'county');
  await at('乡', 'enrol', 'request', '--out', '申请.lxreq');
  await at('县', 'enrol', 'issue', '申请.lxreq', '--out', '授权.lxauth');
  await at('乡', 'enrol', 'accept', '授权.lxauth');
  const after = { name: '甲厂', credit_code: '91330800471867129Q', category: '新经济组织', status: '正常' };
  writeFileSync(join(folder, '新增.json'), JSON.stringify([{ op: 'insert', table: 'organization', id: 'a', after }]));
  await at('乡', 'apply', '新增.json');
  await at('乡', 'close', '--period', period);
  const sent = async () => String((await at('乡', 'export', '--period', period, '--out', '邮件')).json.file);
  return { folder, at, sent };
}

test('remark, receipt list, answer, answers, settle: what the county asks is answered in the next package', {
  timeout: 240_000,
}, async () => {
  const { folder, at, sent } = await desks();
  const first = await sent();
  writeFileSync(join(folder, '意见.csv'), 'table,id,field,message\r\norganization,a,name,名称不全\r\n');
  expect((await at('县', 'remark', first, '--problems', '意见.csv', '--receipts', '回执')).json).toMatchObject({
    accepted: 1,
    results: [{ outcome: 'accepted_with_problems' }],
  });
  const [receipt] = readdirSync(join(folder, '回执'));
  expect((await at('乡', 'receipt', 'accept', join('回执', receipt ?? ''))).json).toEqual({
    period,
    outcome: 'accepted_with_problems',
    problems: 1,
    taken: 'now',
  });
  expect((await at('乡', 'receipt', 'accept', join('回执', receipt ?? ''))).json).toMatchObject({ problems: 1, taken: 'before' });
  const listed = await at('乡', 'receipt', 'list');
  expect(listed).toMatchObject({ status: 1, json: { items: [{ period, table: 'organization', id: 'a', rule: 'remark', state: 'open' }] } });
  const { key } = (listed.json.items as { key: string }[])[0] ?? { key: '' };
  expect(await at('乡', 'receipt', 'answer', key)).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });
  expect(await at('乡', 'receipt', 'answer', 'nothing', '--mended')).toMatchObject({
    status: 2,
    json: { error: { code: 'PROBLEM-UNKNOWN' } },
  });
  expect((await at('乡', 'receipt', 'answer', key, '--text', '执照上就是这样')).json).toEqual({
    key,
    state: 'answered',
    text: '执照上就是这样',
  });
  expect((await at('乡', 'receipt', 'list', '--period', period)).status).toBe(0);

  await at('乡', 'amend', '--period', period, '--text', '答复上级意见');
  await at('乡', 'close', '--period', period);
  expect((await at('县', 'receive', await sent())).json).toMatchObject({ accepted: 1 });
  expect(await at('县', 'receipt', 'answers')).toMatchObject({
    status: 1,
    json: { answers: [{ key, unit: '330802005', message: '名称不全', state: 'answered', text: '执照上就是这样', decision: null }] },
  });
  expect((await at('县', 'receipt', 'settle', key, '--again', '请附执照照片', '--receipts', '再问')).json).toMatchObject({
    key,
    unit: '330802005',
    decision: 'again',
  });
  const [asked] = readdirSync(join(folder, '再问'));
  expect((await at('乡', 'receipt', 'accept', join('再问', asked ?? ''))).json).toMatchObject({ problems: 1 });
  expect((await at('县', 'receipt', 'settle', key)).json).toMatchObject({ decision: 'settled' });
  expect((await at('县', 'receipt', 'answers', '--unit', '330802005')).status).toBe(0);
});

test('grant: 延期 moves the due day and the rate; what is not granted is refused', { timeout: 240_000 }, async () => {
  const { folder, at } = await desks();
  const issue = (...words: string[]) => at('县', 'grant', 'issue', '--unit', '330802005', '--period', period, '--text', '停电', ...words);
  expect(await issue('--out', '批复')).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });
  expect(await issue('--extend', '2026-02-30', '--out', '批复')).toMatchObject({ status: 2, json: { error: { code: 'CALL-INVALID' } } });
  const due = addDays(today, 20);
  const issued = await issue('--extend', due, '--out', '批复');
  const file = join(folder, '批复', `330802_grant_330802005_${period}_n1.lxgrant`);
  expect(issued.json).toMatchObject({ file, number: 1, act: 'extend', due, revision: null });
  expect((await at('乡', 'grant', 'accept', file)).json).toMatchObject({ act: 'extend', period, due, taken: false });
  expect((await at('乡', 'grant', 'accept', file)).json).toMatchObject({ taken: true });
  expect(await at('县', 'grant', 'accept', file)).toMatchObject({ status: 3, json: { error: { code: 'ENROL-MISSING' } } });
  const board = (await at('县', 'report', 'completeness', '--months', '2')).json as { units: { cells: object[]; rate: object }[] };
  expect(board.units[0]?.cells[1]).toMatchObject({ period, due, extended: true, state: 'awaited' });
  expect((await issue('--reopen', '--out', '批复')).json).toMatchObject({ number: 2, act: 'reopen', revision: 1 });
});

test('receive: a folder with what cannot be read, and months in any order, the latest first', { timeout: 240_000 }, async () => {
  const { folder, at, sent } = await desks();
  const files = [await sent()];
  for (const reason of ['一', '二']) {
    await at('乡', 'amend', '--period', period, '--text', reason);
    await at('乡', 'close', '--period', period);
    files.push(await sent());
  }
  const [first = '', second = '', third = ''] = files;
  expect((await at('县', 'receive', third)).json).toMatchObject({ accepted: 1 });
  // the second names the first as the one before it: only then is the first known to be no other
  const received = await at('县', 'receive', join(folder, '没有.lxpkg'), second);
  expect(received).toMatchObject({
    status: 1,
    json: { accepted: 1, refused: 1, results: [{ outcome: 'accepted' }, { code: 'FILE-MISSING' }] },
  });
  expect((await at('县', 'receive', first)).json).toMatchObject({ accepted: 1, results: [{ outcome: 'accepted', diff: {} }] });
  const late = (await at('县', 'report', 'completeness', '--months', '1', '--late')).json;
  expect(late).toHaveProperty('rates');
});
