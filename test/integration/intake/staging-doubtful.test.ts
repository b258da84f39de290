import { expect, test } from 'vitest';
import { makeLedger } from '../../support/ledger.ts';
import { stage, take, told } from '../../support/staging.ts';

const [one, other] = ['91330800471867129Q', '913308001478831865'];

test('what may be meant otherwise goes in with a warning, what cannot be read as it was written: nothing is changed in silence', () => {
  const ledger = makeLedger();
  const header = '名称|信用代码|登记日期|职工总数|年营业收入|负责人电话';
  const staged = take(
    ledger,
    'organization',
    `${header}\n甲厂|${one}|19.5.3|30，2|￥1,235.00|张三 13857000001 李四 13857000002\n乙厂|${other}|5/3/19|1,302|1.234,5|13857000001、661234`,
  );
  expect(ledger.ledger.rows('organization')).toMatchObject([
    { registered_on: '2019-05-03', staff_full: { unread: '30，2' }, revenue: 1235, owner_phone: '张三 13857000001 李四 13857000002' },
    { registered_on: { unread: '5/3/19' }, staff_full: 1302, revenue: { unread: '1.234,5' }, owner_phone: '13857000001、661234' },
  ]);
  expect(
    told(staged)
      .map(([row, column]) => `${row} ${column}`)
      .sort(),
  ).toEqual(['2 登记日期', '2 职工总数', '2 年营业收入', '2 负责人电话', '3 登记日期', '3 年营业收入'].sort());
  expect(
    staged.problems
      .filter(({ severity }) => severity === 'warning')
      .map(({ row, column }) => `${row} ${column}`)
      .sort(),
  ).toEqual(['2 登记日期', '2 年营业收入', '2 负责人电话'].sort());
});

test('the error of a formula empties nothing there and is told, in a name, a link and a note as well', () => {
  const ledger = makeLedger();
  const id = ledger.insert('organization', { name: '甲厂', credit_code: one, owner: '郑某', note: '旧' });
  const staged = stage(ledger, 'organization', `名称|信用代码|负责人|所属乡镇|备注\n甲厂|${one}|#REF!|#N/A|#VALUE!`);
  expect(told(staged)).toEqual([
    [2, '负责人', 'ROW-002'],
    [2, '备注', 'ROW-002'],
    [2, '所属乡镇', 'ROW-002'],
  ]);
  expect(staged.rows).toMatchObject([{ fate: 'unchanged', existing: { id }, values: { owner: '郑某', note: '旧', township: null } }]);
});

test('the start of a meeting without its year is told, also where it gives how long it took', () => {
  const ledger = makeLedger();
  ledger.insert('party_organization', { name: '甲厂党支部', kind: 'branch' });
  const staged = stage(ledger, 'meeting', '党支部|类型|开始时间\n甲厂党支部|主题党日|12月20日 15:00-16:30');
  expect(staged.rows[0]?.values).toMatchObject({ start: '2026-12-20T15:00', minutes: 90 });
  expect(staged.problems).toContainEqual(
    expect.objectContaining({ field: 'start', severity: 'warning', message: expect.stringContaining('没有年份') }),
  );
});

test('an ID number that a spreadsheet may have rounded goes in with a warning', () => {
  const ledger = makeLedger();
  const staged = stage(ledger, 'member', '姓名|身份证号\n王某|330802199004011000');
  expect(staged.problems.find(({ field }) => field === 'id_number')).toMatchObject({ rule: 'ROW-002', severity: 'warning', stops: false });
});
