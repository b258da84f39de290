import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/terminal.ts';

async function township(): Promise<Terminal> {
  const person = terminal();
  await person.ledger('init', '--unit', '330802005', '--level', 'township');
  return person;
}

async function put(person: Terminal, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  person.type(JSON.stringify(rows.map(({ id, ...after }) => ({ op: 'insert', table, id, after }))));
  expect((await person.ledger('apply', '-', '--json')).status).toBe(0);
}

async function take(person: Terminal, table: string, text: string) {
  writeFileSync(join(person.folder, '表.csv'), text);
  return person.ledger('import', '--table', table, '表.csv', '--json');
}

const rowsOf = async (person: Terminal, table: string) => (await person.ledger('rows', '--table', table, '--json')).json.rows;
const branches = ['甲云公司党支部', '乙禾公司党支部'].map((name, n) => ({ id: `b${n}`, name, kind: 'branch', founded_on: '2015-01-01' }));

test('a group of the same name in another branch is another group', async () => {
  const person = await township();
  await put(person, 'party_organization', branches);
  await put(person, 'party_group', [{ id: 'g0', name: '第一党小组', branch: 'b0', leader: '张三' }]);
  const said = await take(person, 'party_group', '名称,党支部,组长\n第一党小组,乙禾公司党支部,李四\n');
  expect(said).toMatchObject({ status: 0, json: { inserted: 1, updated: 0, rejected: 0, problems: [] } });
  expect(await rowsOf(person, 'party_group')).toMatchObject([
    { id: 'g0', branch: 'b0', leader: '张三' },
    { branch: 'b1', leader: '李四' },
  ]);
});

test('a row that may be either of two of its name stays out and says what is missing', async () => {
  const person = await township();
  const codes = ['91330800471867129Q', '913308001478831865'];
  await put(
    person,
    'organization',
    codes.map((credit_code, n) => ({ id: `o${n}`, name: '同名有限公司', credit_code, owner: '郑某' })),
  );
  const said = await take(person, 'organization', '名称,法人代表\n同名有限公司,王某\n');
  expect(said).toMatchObject({
    status: 1,
    json: { rejected: 1, problems: [{ row: 2, message: '台账里有 2 个“同名有限公司”，不知道是哪一个；请补上统一社会信用代码。' }] },
  });
  expect(await rowsOf(person, 'organization')).toMatchObject([{ owner: '郑某' }, { owner: '郑某' }]);
});

test.each(['xlsx', 'csv'])('members and workers that went out masked as .%s come back unchanged', async (format) => {
  const person = await township();
  await put(person, 'party_organization', branches);
  // 110105 and the number are the standard's own worked example
  const member = { id: 'm0', name: '张三', id_number: '11010519491231002X', sex: 'female', joined_on: '1980-05-01', branch: 'b0' };
  await put(person, 'member', [{ ...member, category: 'full', phone: '83012345', address: '三衢路 1 号' }]);
  await put(person, 'worker', [{ id: 'w0', name: '王某', kind: 'instructor', employer: '示例街道', phone: '83012345' }]);
  for (const table of ['member', 'worker']) {
    const before = await rowsOf(person, table);
    await person.ledger('sheet', '--table', table, '--out', `${table}.${format}`);
    const again = await person.ledger('import', '--table', table, `${table}.${format}`, '--json');
    expect(again).toMatchObject({ status: 0, json: { read: 1, inserted: 0, updated: 0, unchanged: 1, rejected: 0 } });
    expect(await rowsOf(person, table)).toEqual(before);
  }
});

test('a name that another number stands beside, and a meeting at another hour, are told', async () => {
  const person = await township();
  await put(person, 'party_organization', branches);
  await put(person, 'member', [{ id: 'm0', name: '张三', id_number: '11010519491231002X', sex: 'female' }]);
  await put(person, 'meeting', [{ id: 't0', branch: 'b0', start: '2026-10-08T15:00', kinds: ['theme_day'] }]);
  const renamed = await take(person, 'member', '姓名,身份证号\n王五,11010519491231002X\n');
  expect(renamed.json.problems).toContainEqual(
    expect.objectContaining({ column: '姓名', severity: 'warning', message: '台账里这个号码是“张三”，将改名为“王五”；请核对。' }),
  );
  const later = await take(person, 'meeting', '党支部,时间,类型\n甲云公司党支部,2026-10-08 15:30,主题党日\n');
  expect(later.json).toMatchObject({ inserted: 1 });
  expect(later.json.problems).toContainEqual(expect.objectContaining({ column: '时间', rule: 'ROW-003', severity: 'warning' }));
});
