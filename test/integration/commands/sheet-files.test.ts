import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';
import { writtenSheets } from '../../support/written-workbook.ts';

test('template: one table or all, without a ledger; exactly one of the two is said', async () => {
  const person = terminal();
  person.environment = {};
  const one = await person.ledger('template', '--table', 'member', '--out', 'empty.xlsx', '--json');
  expect(one).toMatchObject({ status: 0, json: { file: join(person.folder, 'empty.xlsx') } });
  expect(one.json.fields).toEqual(expect.arrayContaining(['name', 'id_number', 'branch']));
  expect([...writtenSheets(readFileSync(join(person.folder, 'empty.xlsx'))).keys()]).toEqual(['党员', '示例', '填写说明', '选项']);

  const all = await person.ledger('template', '--all', '--out', 'forms', '--json');
  expect(all.json.file).toBe(join(person.folder, 'forms', '两新台账_导入模板.xlsx'));
  expect(all.json.fields).toEqual(expect.arrayContaining(['organization.name', 'meeting.start']));

  for (const words of [['template'], ['template', '--all', '--table', 'member']])
    expect(await person.ledger(...words, '--out', 'x.xlsx', '--json')).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });
});

test('sheet: rows and columns that are asked for, masked unless revealed, which the history tells', async () => {
  const person = terminal();
  const { ledger } = person;
  await ledger('init', '--unit', '330802005', '--level', 'township');
  const members = [
    { name: '甲示例', sex: '男', phone: '13812341234' },
    { name: '乙示例', sex: '女', phone: '13900001111' },
  ];
  person.type(JSON.stringify(members.map((after, n) => ({ op: 'insert', table: 'member', id: `m${n}`, after }))));
  await ledger('apply', '-', '--json');

  const asked = ['sheet', '--table', 'member', '--fields', 'name', '--fields', 'phone'];
  const masked = await ledger(...asked, '--out', 'all.csv', '--json');
  expect(masked.json).toMatchObject({ file: join(person.folder, 'all.csv'), rows: 2 });
  expect(readFileSync(join(person.folder, 'all.csv'), 'utf8')).toBe('\ufeff姓名,手机\r\n甲示例,138****1234\r\n乙示例,139****1111\r\n');

  expect((await ledger(...asked, '--where', 'sex=female', '--reveal', '--out', 'one.xlsx')).out).toMatch(/已导出 .*one\.xlsx（1 行）/);
  expect(writtenSheets(readFileSync(join(person.folder, 'one.xlsx'))).get('党员')?.rows[1]).toEqual(['乙示例', '13900001111']);
  expect((await ledger('history')).out).toContain('导出个人信息（1 行，.xlsx）：党员（手机）');

  for (const wrong of [
    ['--out', 'x.pdf'],
    ['--out', 'x.csv', '--fields', 'colour'],
    ['--out', 'x.csv', '--where', 'sex'],
  ])
    expect(await ledger('sheet', '--table', 'member', ...wrong, '--json')).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });
});
