import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/terminal.ts';
import { workbook } from '../../support/workbook.ts';

async function township(): Promise<Terminal> {
  const person = terminal();
  await person.ledger('init', '--unit', '330802005', '--level', 'township');
  return person;
}
const write = ({ folder }: Terminal, name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const register =
  '企业名称,统一社会信用代码,注册日期,经营范围\r\n甲厂,91330800471867129Q,1980-02-23,食品\r\n乙厂,913308001478831865,N/A,纸业\r\n';

describe('import', () => {
  test('takes a register in, and the same again changes nothing', async () => {
    const person = await township();
    write(person, '名册.csv', register);
    const first = await person.ledger('import', '--table', 'organization', '名册.csv', '--json');
    expect(first.status).toBe(0);
    expect(first.json).toEqual({
      read: 2,
      inserted: 2,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      problems: [],
      mapping: { 企业名称: 'name', 统一社会信用代码: 'credit_code', 注册日期: 'registered_on', 经营范围: null },
      guessed: [],
      shape: {
        sheet: '名册',
        encoding: 'utf-8',
        header: { from: 1, to: 1 },
        data: { from: 2, to: 3 },
        left: [{ row: 1, why: 'header', text: '企业名称 统一社会信用代码 注册日期 经营范围' }],
        carried: 0,
      },
    });
    const again = await person.ledger('import', '--table', 'organization', '名册.csv');
    expect(again.out).toBe(
      '读取 2 行：新增 0，更新 0，无变化 2，未导入 0\n工作表“名册”：表头第 1 行，数据第 2-3 行\n没有对应字段的列：经营范围\n',
    );
  });

  test('tells what of the sheet was taken for no data, and which columns were guessed', async () => {
    const person = await township();
    write(person, '名册.csv', '企业名称,社会信用代码号,\n甲厂,91330800471867129Q,\n合计,,1\n填表人：王某,,\n');
    const { out } = await person.ledger('import', '--table', 'organization', '名册.csv', '--dry-run');
    expect(out).toContain('另有 2 行不当作数据：\n第 3 行（合计）合计 1\n第 4 行（备注说明）填表人：王某\n');
    expect(out).toContain('请核对：社会信用代码号');
  });

  test('reads GB18030 and workbooks alike', async () => {
    const person = await township();
    // 名称,信用代码 / 甲厂,91330800471867129Q in GBK
    const gbk = Buffer.concat([
      Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd0, 0xc5, 0xd3, 0xc3, 0xb4, 0xfa, 0xc2, 0xeb, 0x0a, 0xbc, 0xd7, 0xb3, 0xa7]),
      Buffer.from(',91330800471867129Q\n'),
    ]);
    write(person, '名册.csv', gbk);
    write(
      person,
      '名册.xlsx',
      workbook([
        { rows: [['说明']] },
        {
          name: '二',
          rows: [
            ['名称', '信用代码'],
            ['甲厂', '91330800471867129Q'],
          ],
        },
      ]),
    );
    expect((await person.ledger('import', '--table', 'organization', '名册.csv', '--json')).json).toMatchObject({
      inserted: 1,
      problems: [],
    });
    expect((await person.ledger('import', '--table', 'organization', '名册.xlsx', '--sheet', '二', '--json')).json).toMatchObject({
      unchanged: 1,
    });
  });

  test('--dry-run gives a verdict on every row and writes nothing; rows that stay out make the status 1', async () => {
    const person = await township();
    write(
      person,
      '名册.xlsx',
      workbook([
        {
          rows: [
            ['花名册'],
            ['名称', '代码', '成立日期'],
            ['甲厂', '91330800471867129Q', '2020年春'],
            ['乙厂', Number('913308001478831865'), null],
          ],
        },
      ]),
    );
    write(person, '对应.json', JSON.stringify({ 代码: 'credit_code' }));
    const words = ['import', '--table', 'organization', '名册.xlsx', '--map', '对应.json', '--json'];
    const seen = await person.ledger(...words, '--dry-run');
    expect(seen.status).toBe(1);
    expect(seen.json).toMatchObject({
      read: 2,
      inserted: 1,
      rejected: 1,
      problems: [
        { row: 3, column: '成立日期', value: '2020年春', rule: 'ROW-002', severity: 'error' },
        { row: 4, column: '代码', value: '9.13308001478832E+17', rule: 'ORG-002', severity: 'error' },
      ],
      rows: [
        { row: 3, verdict: 'flag', values: { name: '甲厂', registered_on: { unread: '2020年春' } } },
        { row: 4, verdict: 'reject', values: { name: '乙厂' } },
      ],
    });
    expect((await person.ledger('rows', '--table', 'organization', '--json')).json).toEqual({ rows: [] });
    expect(await person.ledger(...words)).toMatchObject({ status: 1, json: { inserted: 1 } });
  });

  test('takes what a person says of the shape, and writes what stayed out to a workbook that can be read again', async () => {
    const person = await township();
    write(person, '名册.csv', `说明\n名称,信用代码\n（表头）,\n甲厂,91330800471867129Q\n乙厂,9.133E+17\n丙厂,913308001478831865\n`);
    const words = [
      'import',
      '--table',
      'organization',
      '名册.csv',
      '--header',
      '2',
      '--rows',
      '4-5',
      '--rejected',
      '未导入.xlsx',
      '--json',
    ];
    expect((await person.ledger(...words)).json).toMatchObject({
      read: 2,
      inserted: 1,
      rejected: 1,
      problems: [{ row: 5, rule: 'ORG-002' }],
    });
    const again = await person.ledger('import', '--table', 'organization', '未导入.xlsx', '--dry-run', '--json');
    expect(again.json).toMatchObject({ read: 1, rejected: 1, rows: [{ values: { name: '乙厂', credit_code: '9.133E+17' } }] });
    const wrong = await person.ledger('import', '--table', 'organization', '名册.csv', '--rows', '5-4', '--json');
    expect(wrong).toMatchObject({ status: 2, json: { error: { code: 'USAGE' } } });
  });

  test('reads a text from standard input, in the encoding that is said', async () => {
    const person = await township();
    person.type('名称\t信用代码\n甲厂\t91330800471867129Q\n');
    expect((await person.ledger('import', '--table', 'organization', '-', '--json')).json).toMatchObject({ inserted: 1 });
    write(person, '名册.csv', Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xbc, 0xd7, 0xb3, 0xa7]));
    const said = await person.ledger('import', '--table', 'organization', '名册.csv', '--encoding', 'utf-8', '--dry-run', '--json');
    expect(said.json).toMatchObject({ error: { code: 'HEADER-MISSING' } });
  });

  test('a sheet that brings another table along names that table’s fields and rows', async () => {
    const person = await township();
    write(
      person,
      '企业.csv',
      '企业名称,统一社会信用代码,党组织名称,党支部书记,党组织成立时间\n甲厂,91330800471867129Q,甲支部,王某,2015-1-1\n乙厂,913308001478831865,甲支部,王某,2015-1-1\n',
    );
    const seen = await person.ledger('import', '--table', 'organization', '企业.csv', '--dry-run', '--json');
    expect(seen.json).toMatchObject({
      read: 2,
      inserted: 2,
      mapping: {
        企业名称: 'name',
        统一社会信用代码: 'credit_code',
        党组织名称: 'party_organization.name',
        党支部书记: 'party_organization.secretary',
      },
      others: [{ table: 'party_organization', read: 1, inserted: 1 }],
      rows: [{ table: 'party_organization', row: 2, verdict: 'ok' }, { row: 2, verdict: 'ok' }, { row: 3 }],
    });
    write(person, '对应.json', JSON.stringify({ 党支部书记: null, 党组织成立时间: 'party_organization.term_start' }));
    const mapped = await person.ledger('import', '--table', 'organization', '企业.csv', '--map', '对应.json', '--dry-run', '--json');
    expect(mapped.json).toMatchObject({ mapping: { 党支部书记: null, 党组织成立时间: 'party_organization.term_start' } });
  });

  test.each([
    ['没有.csv', undefined, 'FILE-MISSING'],
    ['空.csv', '', 'FILE-EMPTY'],
    ['文档.xlsx', '%PDF-1.7', 'FILE-KIND'],
    ['坏.xlsx', 'PK\x03\x04坏', 'FILE-DAMAGED'],
    ['别的.csv', '商品,单价\n苹果,3\n', 'HEADER-MISSING'],
  ])('refuses %s', async (name, content, code) => {
    const person = await township();
    if (content !== undefined) write(person, name, content);
    const said = await person.ledger('import', '--table', 'organization', name, '--json');
    expect(said.status).toBe(2);
    expect(said.json).toEqual({ error: { code, message: expect.stringContaining(name) } });
  });
});
