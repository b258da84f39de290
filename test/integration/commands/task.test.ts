import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addToMonth, monthOf } from '#shared/model/civil-date.ts';
import { terminal } from '../../support/terminal.ts';

const period = addToMonth(monthOf(new Date().toISOString()), -1);

test('task issue, task accept: a county’s rules go down, are looked at, taken, and taken once', { timeout: 240_000 }, async () => {
  const person = terminal();
  const at = (desk: string, ...words: string[]) => person.ledger(...words, '--ledger', desk, '--json');
  await at('乡', 'init', '--unit', '330802005', '--level', 'township');
  await at('县', 'init', '--unit', '330802', '--level', 'county');
  await at('乡', 'enrol', 'request', '--out', '申请.lxreq');
  await at('县', 'enrol', 'issue', '申请.lxreq', '--out', '授权.lxauth');
  await at('乡', 'enrol', 'accept', '授权.lxauth');

  writeFileSync(join(person.folder, '内容.json'), JSON.stringify({ from: period, dueDay: 8, severities: { 'MEM-005': 'off' } }));
  const issued = await at('县', 'task', 'issue', '--from', '内容.json', '--out', '邮件');
  const file = join(person.folder, '邮件', '330802_task_v1.lxtask');
  expect(issued).toMatchObject({ status: 0, json: { file, version: 1 } });
  expect((await at('乡', 'inspect', file)).json).toMatchObject({ kind: 'task', period, signer: { unit: '330802' } });

  const looked = await at('乡', 'task', 'accept', file, '--dry-run');
  const differences = [
    { kind: 'dueDay', before: '次月 5 日', after: '次月 8 日' },
    { kind: 'severity', rule: 'MEM-005', before: '提醒', after: '不查' },
  ];
  expect(looked.json).toMatchObject({ version: 1, taken: false, differences });
  expect((await at('乡', 'task', 'accept', file)).json).toMatchObject({ taken: false, differences, errors: 0 });
  expect((await at('乡', 'task', 'accept', file)).json).toMatchObject({ taken: true, differences: [] });

  writeFileSync(join(person.folder, '错.json'), JSON.stringify({ from: period, severities: { 'MEM-001': 'off' } }));
  const wrong = await at('县', 'task', 'issue', '--from', '错.json', '--out', '邮件');
  expect(wrong).toMatchObject({ status: 2, json: { error: { code: 'USAGE', message: expect.stringContaining('MEM-001') } } });
  expect(await at('乡', 'task', 'issue', '--from', '内容.json', '--out', '邮件')).toMatchObject({
    status: 3,
    json: { error: { code: 'LEDGER-LEVEL' } },
  });
  writeFileSync(join(person.folder, '坏.lxtask'), readFileSync(file).subarray(0, 300));
  expect(await at('乡', 'task', 'accept', '坏.lxtask')).toMatchObject({ status: 3, json: { error: { code: 'DOC-DAMAGED' } } });
});
