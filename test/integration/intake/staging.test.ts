import { describe, expect, test } from 'vitest';
import type { TableName } from '#shared/model/tables.ts';
import { commitStage } from '../../../electron/intake/staging/stage.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { codeOf, stage, take, told, verdicts } from '../../support/staging.ts';

const [one, other] = ['91330800471867129Q', '913308001478831865'];
const names = (ledger: TestLedger, table: TableName) => ledger.ledger.rows(table).map((row) => row.name);

describe('organizations', () => {
  test('go in once: the same sheet again changes nothing', () => {
    const ledger = makeLedger();
    const text = `花名册\n企业名称|统一社会信用代码|注册日期|经营范围\n甲厂|${one}|1980-2-23|食品\n乙厂|${other}|N/A|纸业`;
    const first = take(ledger, 'organization', text);
    expect(first).toMatchObject({ shape: { header: { from: 2, to: 2 }, data: { from: 3, to: 4 } }, problems: [] });
    expect(first.counts).toMatchObject({ read: 2, inserted: 2, rejected: 0 });
    expect(first.columns.map(({ header, target, by }) => [header, target?.field, by])).toEqual([
      ['企业名称', 'name', 'alias'],
      ['统一社会信用代码', 'credit_code', 'alias'],
      ['注册日期', 'registered_on', 'alias'],
      ['经营范围', undefined, null],
    ]);
    expect(ledger.ledger.rows('organization')[0]).toMatchObject({
      name: '甲厂',
      registered_on: '1980-02-23',
      category: 'new_economic',
      status: 'active',
    });
    expect(take(ledger, 'organization', text).counts).toMatchObject({ read: 2, inserted: 0, updated: 0, unchanged: 2 });
    expect(ledger.books.history(undefined, 10)).toHaveLength(1);
  });

  test('there already take over what the sheet says, and keep what it leaves empty', () => {
    const ledger = makeLedger();
    const id = ledger.insert('organization', {
      name: '甲厂',
      credit_code: one,
      category: 'new_social',
      status: 'suspended',
      owner: '郑某',
    });
    expect(take(ledger, 'organization', `名称|信用代码|法人代表|注册地址\n甲厂有限公司|${one}||三衢路`).counts).toMatchObject({
      updated: 1,
      inserted: 0,
    });
    expect(ledger.row('organization', id)).toMatchObject({
      name: '甲厂有限公司',
      owner: '郑某',
      registered_address: '三衢路',
      category: 'new_social',
      status: 'suspended',
    });
  });

  test('with a damaged, wrong or missing code, or twice in the sheet, stay out and say why', () => {
    const ledger = makeLedger();
    const staged = take(
      ledger,
      'organization',
      `名称|信用代码\n甲厂|913311251484802000\n乙厂|${one.slice(0, 17)}A\n丙厂|\n丁厂|${one}\n戊厂|${one}\n己厂|9.13311E+17`,
    );
    expect(verdicts(staged)).toEqual([
      [2, 'reject'],
      [3, 'reject'],
      [4, 'reject'],
      [5, 'ok'],
      [6, 'reject'],
      [7, 'reject'],
    ]);
    expect(told(staged)).toEqual([
      [2, '信用代码', 'ORG-002'],
      [3, '信用代码', 'ORG-001'],
      [4, '信用代码', 'ROW-001'],
      [6, '信用代码', 'ORG-004'],
      [7, '信用代码', 'ORG-002'],
    ]);
    expect(names(ledger, 'organization')).toEqual(['丁厂']);
  });

  test('whose code ends in 000 and verifies are no damage', () => {
    expect(stage(makeLedger(), 'organization', '名称|信用代码\n宇罗机电|913308023299458000').rows[0]?.verdict).toBe('ok');
  });

  test('with something unreadable go in, marked, as it was written', () => {
    const ledger = makeLedger();
    const staged = take(ledger, 'organization', `名称|信用代码|注册日期|企业类型\n甲厂|${one}|2020年春|集体企业`);
    expect(told(staged)).toEqual([
      [2, '企业类型', 'ROW-002'],
      [2, '注册日期', 'ROW-002'],
    ]);
    expect(staged.rows[0]?.verdict).toBe('flag');
    expect(ledger.ledger.rows('organization')[0]).toMatchObject({ registered_on: { unread: '2020年春' }, kind: { unread: '集体企业' } });
  });
});

describe('links', () => {
  const branches =
    '党组织名称|类型|上级党组织|成立日期\n综合党委|综合党委||2012-6-18\n甲厂党支部|党支部|综合党委|2015-1-1\n乙厂党支部|党支部|示范党总支|2015-1-1';

  test('lead to rows of the same sheet; a name nobody has is kept as written', () => {
    const ledger = makeLedger();
    expect(told(take(ledger, 'party_organization', branches))).toEqual([[4, '上级党组织', 'ROW-002']]);
    const [superior, first, second] = ledger.ledger.rows('party_organization');
    expect(first?.parent).toBe(superior?.id);
    expect(second?.parent).toEqual({ unread: '示范党总支' });
  });

  test('never lead to a row that stays out', () => {
    const ledger = makeLedger();
    take(ledger, 'party_organization', branches.replace('||2012-6-18', '||'));
    expect(ledger.ledger.rows('party_organization').map(({ name, parent }) => [name, parent])).toEqual([
      ['甲厂党支部', { unread: '综合党委' }],
      ['乙厂党支部', { unread: '示范党总支' }],
    ]);
  });
});

describe('members', () => {
  const header = '姓名|身份证号|性别|入党日期|党支部';
  const withBranch = () => {
    const ledger = makeLedger();
    ledger.insert('party_organization', { name: '甲厂党支部', kind: 'branch', founded_on: '2015-01-01' });
    return ledger;
  };

  test('go in with a problem where number and sex disagree, or an old number was upgraded', () => {
    // 110105 and the numbers are the standard's own worked example
    const staged = stage(
      withBranch(),
      'member',
      `${header}\n张三|11010519491231002X|男|1980-5-1|甲厂党支部\n李四|110105491231002|女|1980-5-1|甲厂党支部`,
    );
    expect(verdicts(staged)).toEqual([
      [2, 'flag'],
      [3, 'reject'],
    ]);
    expect(told(staged)).toEqual([
      [2, '性别', 'MEM-002'],
      [3, '身份证号', 'MEM-001'],
      [3, '身份证号', 'MEM-004'],
    ]);
  });

  test.each(['3.30802E+17', '330802199003070000'])('whose number a spreadsheet rounded to %s stay out, and why', (number) => {
    const staged = stage(withBranch(), 'member', `${header}\n张三|${number}|男|1980-5-1|甲厂党支部`);
    expect(staged.rows[0]?.fate).toBe('reject');
    expect(staged.problems[0]).toMatchObject({
      rule: 'MEM-001',
      severity: 'error',
      stops: true,
      value: number,
      message: '“公民身份号码”被 Excel 当作数字处理，末几位已经丢失；请把这一列设为文本，对照身份证重新录入。',
    });
  });

  test('with a letter in place of a digit stay out as typed: nothing is guessed in silence', () => {
    const staged = stage(withBranch(), 'member', `${header}\n张三|1101O519491231002X|女|1980-5-1|甲厂党支部`);
    expect(staged.rows[0]).toMatchObject({ fate: 'reject', values: { id_number: '1101O519491231002X' } });
  });

  test('with a wrong number stay out', () => {
    expect(told(stage(withBranch(), 'member', `${header}\n张三|110105194912310021|女|1980-5-1|甲厂党支部`))).toEqual([
      [2, '身份证号', 'MEM-001'],
    ]);
  });
});

describe('a preview', () => {
  const text = `名称|代码\n甲厂|${one}`;

  test('writes nothing, and is taken once', () => {
    const ledger = makeLedger();
    const { stage: name } = stage(ledger, 'organization', text, { columns: { 代码: { table: 'organization', field: 'credit_code' } } });
    expect(ledger.ledger.rows('organization')).toEqual([]);
    expect(commitStage(ledger.books, name).rows).toHaveLength(1);
    expect(codeOf(() => commitStage(ledger.books, name))).toBe('STAGE-GONE');
  });

  test('gives way to the fifth after it', () => {
    const ledger = makeLedger();
    const stages = Array.from({ length: 5 }, () => stage(ledger, 'organization', `名称|信用代码\n甲厂|${one}`).stage);
    expect(codeOf(() => commitStage(ledger.books, stages[0] ?? ''))).toBe('STAGE-GONE');
    expect(commitStage(ledger.books, stages[1] ?? '').rows).toHaveLength(1);
  });

  test('is refused whole where the ledger has moved on', () => {
    const ledger = makeLedger();
    const id = ledger.insert('organization', { name: '甲厂', credit_code: one, owner: '郑某' });
    const { stage: name } = stage(ledger, 'organization', `名称|信用代码|法人代表\n甲厂|${one}|王某\n乙厂|${other}|叶某`);
    ledger.change('organization', id, { owner: '徐某' });
    expect(codeOf(() => commitStage(ledger.books, name))).toBe('STAGE-MOVED');
    expect(names(ledger, 'organization')).toEqual(['甲厂']);
  });

  test('can be matched by another field', () => {
    const ledger = makeLedger();
    ledger.insert('organization', { name: '甲厂', credit_code: one });
    expect(stage(ledger, 'organization', `名称|信用代码\n甲厂|${other}`, { key: 'name' }).counts).toMatchObject({
      updated: 1,
      inserted: 0,
    });
    expect(stage(ledger, 'organization', `名称|信用代码\n甲厂|${other}`).counts).toMatchObject({ updated: 0, inserted: 1 });
  });

  test('is refused for a choice or key of no field; of a sheet of something else no row is read', () => {
    const ledger = makeLedger();
    expect(stage(ledger, 'organization', '商品|单价\n苹果|3').counts).toMatchObject({ read: 0 });
    expect(codeOf(() => stage(ledger, 'organization', text, { columns: { 代码: { table: 'organization', field: 'code' } } }))).toBe(
      'CALL-INVALID',
    );
    expect(codeOf(() => stage(ledger, 'organization', text, { key: 'code' }))).toBe('CALL-INVALID');
  });
});
