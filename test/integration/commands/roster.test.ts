import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { terminal } from '../../support/terminal.ts';

const period = addToMonth(monthOf(new Date().toISOString()), -1);
const code = (digits: string) => {
  const first = `91330802MA28G${digits}`;
  return `${first}${creditCheckCharacter(first)}`;
};
type Terminal = ReturnType<typeof terminal>;

const deskOf =
  (person: Terminal) =>
  (desk: string, ...words: string[]) =>
    person.ledger(...words, '--ledger', desk, '--json');

async function enrolled(person: Terminal, desk: string, unit: string, lost = false): Promise<void> {
  const at = deskOf(person);
  await at(desk, 'init', '--unit', unit, '--level', 'township');
  const { json } = await at(desk, 'enrol', 'request', '--out', `${desk}.lxreq`);
  const replacing = lost ? ['--replace', '机器丢失', '--fingerprint', String(json.fingerprint)] : [];
  expect(await at('县', 'enrol', 'issue', `${desk}.lxreq`, '--out', `${desk}.lxauth`, ...replacing)).toMatchObject({ status: 0 });
  await at(desk, 'enrol', 'accept', `${desk}.lxauth`);
}

async function reported(person: Terminal, desk: string): Promise<void> {
  const at = deskOf(person);
  const { json } = await at(desk, 'check', '--period', period);
  for (const { rule, id, field } of (json as { problems: { rule: string; id: string; field: string; severity: string }[] }).problems)
    await at(desk, 'waive', '--rule', rule, '--row', id, '--field', field, '--text', '情况属实');
  await at(desk, 'close', '--period', period);
  const { json: sent } = await at(desk, 'export', '--period', period, '--out', '邮件');
  expect(await at('县', 'receive', (sent as { file: string }).file)).toMatchObject({ status: 0 });
}

const sheet = (person: Terminal, name: string, text: string) => writeFileSync(join(person.folder, name), text);

test('roster issue, roster accept: a lost machine has its rows back, and what is new goes to where it belongs', {
  timeout: 240_000,
}, async () => {
  const person = terminal();
  const at = deskOf(person);
  await at('县', 'init', '--unit', '330802', '--level', 'county');
  await enrolled(person, '乡', '330802005');
  sheet(person, '组织.csv', `名称,统一社会信用代码,类别,状态\n甲公司,${code('0001')},新经济组织,正常\n`);
  await at('乡', 'import', '组织.csv', '--table', 'organization');
  await reported(person, '乡');

  rmSync(join(person.folder, '乡'), { recursive: true });
  await enrolled(person, '乡', '330802005', true);
  sheet(
    person,
    '名单.csv',
    `企业名称,统一社会信用代码,类别,状态,所属乡镇街道\n新公司,${code('0002')},新经济组织,正常,柯城区新新街道\n甲公司,${code('0001')},新经济组织,正常,新新街道\n外地公司,${code('0003')},新经济组织,正常,无名镇\n`,
  );
  const issued = await at('县', 'roster', 'issue', '--all', '--extract', '名单.csv', '--out', '底册');
  const file = join(person.folder, '底册', '330802005_roster_v1.lxbase');
  expect(issued).toMatchObject({
    status: 1,
    json: {
      files: [{ file, unit: '330802005', version: 1, extract: 1, transfers: 0 }],
      left: [
        { name: '甲公司', why: 'known' },
        { name: '外地公司', why: 'nowhere' },
      ],
    },
  });
  expect((await at('乡', 'inspect', file)).json).toMatchObject({ kind: 'roster', period, signer: { unit: '330802' } });
  const looked = await at('乡', 'roster', 'accept', file, '--dry-run');
  const tables = { organization: { inserted: 2, updated: 0, unchanged: 0, left: 0, rejected: 0 } };
  expect(looked.json).toMatchObject({
    version: 1,
    again: false,
    recovers: { months: 1, last: period },
    extract: 1,
    tables,
    differences: [],
  });
  expect((await at('乡', 'rows', '--table', 'organization')).json).toMatchObject({ rows: [] });
  expect((await at('乡', 'roster', 'accept', file)).json).toMatchObject({ tables });
  expect((await at('乡', 'roster', 'accept', file)).json).toMatchObject({
    again: true,
    recovers: null,
    tables: { organization: { unchanged: 2 } },
  });
  // the month they were reported in is closed again: they are not simply taken away
  expect((await at('乡', 'undo')).json).toMatchObject({ error: { code: 'UNDO-REPORTED' } });

  expect(await at('县', 'roster', 'issue', '--unit', '330802099', '--out', '底册')).toMatchObject({
    status: 3,
    json: { error: { code: 'ROSTER-RECIPIENT' } },
  });
  expect(await at('乡', 'roster', 'issue', '--all', '--out', '底册')).toMatchObject({
    status: 3,
    json: { error: { code: 'LEDGER-LEVEL' } },
  });
});

test('transfer out, pass, in: an organization goes from one township to another by way of the county', { timeout: 240_000 }, async () => {
  const person = terminal();
  const at = deskOf(person);
  await at('县', 'init', '--unit', '330802', '--level', 'county');
  await enrolled(person, '新新', '330802005');
  await enrolled(person, '白云', '330802006');
  sheet(person, '组织.csv', `名称,统一社会信用代码,类别,状态\n甲公司,${code('0001')},新经济组织,正常\n`);
  await at('新新', 'import', '组织.csv', '--table', 'organization');
  const [row] = ((await at('新新', 'rows', '--table', 'organization')).json as { rows: { id: string }[] }).rows;
  const out = ['transfer', 'out', '--row', row?.id ?? '', '--to', '330802006'];
  expect((await at('新新', ...out, '--dry-run')).json).toMatchObject({ label: '甲公司', counts: { organization: 1 } });
  const sent = (await at('新新', ...out, '--out', '邮件')).json as { file: string };
  expect((await at('新新', 'rows', '--table', 'organization')).json).toMatchObject({ rows: [{ status: 'moved' }] });
  const passed = (await at('县', 'transfer', 'pass', sent.file, '--out', '转交')).json as { file: string };
  expect(passed).toMatchObject({ label: '甲公司', again: false });
  expect((await at('白云', 'transfer', 'in', passed.file, '--dry-run')).json).toMatchObject({ inserted: 1, batch: 0 });
  expect((await at('白云', 'transfer', 'in', passed.file)).json).toMatchObject({ inserted: 1, rejected: 0, taken: null });
  expect((await at('白云', 'transfer', 'in', passed.file)).json).toMatchObject({ inserted: 0, taken: expect.any(String) });
  expect((await at('白云', 'rows', '--table', 'organization')).json).toMatchObject({
    rows: [{ name: '甲公司', status: 'active', unit: '330802006' }],
  });
  expect((await at('白云', 'transfer', 'list')).json).toMatchObject({ transfers: [{ direction: 'in', label: '甲公司', state: 'done' }] });
  expect(await at('新新', ...out, '--out', '邮件')).toMatchObject({ status: 3, json: { error: { code: 'TRANSFER-ROW' } } });
  expect(await at('新新', 'transfer', 'in', passed.file)).toMatchObject({ status: 3, json: { error: { code: 'DOC-NO-KEY' } } });
  expect((await at('县', 'report', 'duplicates')).json).toEqual({ duplicates: [] });

  // a member goes with the record of 发展党员, both into the branch that is named
  for (const desk of ['新新', '白云']) {
    sheet(person, '支部.csv', `名称,类型,成立日期\n${desk}党支部,党支部,2020-07-01\n`);
    await at(desk, 'import', '支部.csv', '--table', 'party_organization');
  }
  const known = '李示例,11010519491231002X,新新党支部';
  sheet(person, '党员.csv', `姓名,公民身份号码,党支部,性别,入党日期,类别\n${known},女,2026-03-01,预备党员\n`);
  await at('新新', 'import', '党员.csv', '--table', 'member');
  sheet(person, '发展党员.csv', `姓名,公民身份号码,党支部,申请日期,预备日期\n${known},2024-01-05,2026-03-01\n`);
  await at('新新', 'import', '发展党员.csv', '--table', 'development');
  const [member] = ((await at('新新', 'rows', '--table', 'member')).json as { rows: { id: string }[] }).rows;
  const going = await at('新新', 'transfer', 'out', '--row', member?.id ?? '', '--to', '330802006', '--out', '邮件');
  expect(going.json).toMatchObject({ label: '李示例', counts: { member: 1, development: 1 } });
  const slip = (await at('县', 'transfer', 'pass', (going.json as { file: string }).file, '--out', '转交')).json as { file: string };
  expect(await at('白云', 'transfer', 'in', slip.file)).toMatchObject({ status: 1, json: { inserted: 0, rejected: 2, batch: 0 } });
  const taken = await at('白云', 'transfer', 'in', slip.file, '--branch', '白云党支部');
  expect(taken.json).toMatchObject({ inserted: 2, rejected: 0, batch: expect.any(Number) });
  expect((await at('白云', 'rows', '--table', 'development')).json).toMatchObject({ rows: [{ name: '李示例', ended_on: null }] });
});
