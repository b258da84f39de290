import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { mendStage } from '../../../electron/intake/staging/mending.ts';
import { makeLedger } from '../../support/ledger.ts';
import { type Seen, stage, take } from '../../support/staging.ts';

const [one, other] = ['91330800471867129Q', '913308001478831865'];
const creditCode = (first17: string) => first17 + (creditCheckCharacter(first17) ?? '');
const branch = (name: string, more: object = {}) => ({ name, kind: 'branch', founded_on: '2015-01-01', ...more });
const fates = ({ rows }: Seen) => rows.map(({ fate, verdict }) => [fate, verdict]);
const messages = ({ problems }: Seen) => problems.map(({ message }) => message);
/** What is said of how rows were matched. */
const matching = ({ problems }: Seen) => problems.filter(({ rule }) => rule === 'ROW-003');

describe('a Party group', () => {
  const withTwoBranches = () => {
    const ledger = makeLedger();
    const first = ledger.insert('party_organization', branch('甲云公司党支部'));
    const second = ledger.insert('party_organization', branch('乙禾公司党支部'));
    return { ledger, first, second };
  };
  const header = '名称|党支部|组长';

  test('of the same name in another branch is another group, and the one there stays as it is', () => {
    const { ledger, first, second } = withTwoBranches();
    const id = ledger.insert('party_group', { name: '第一党小组', branch: first, leader: '张三' });
    expect(fates(take(ledger, 'party_group', `${header}\n第一党小组|乙禾公司党支部|李四`))).toEqual([['insert', 'ok']]);
    expect(ledger.row('party_group', id)).toMatchObject({ branch: first, leader: '张三' });
    expect(ledger.ledger.rows('party_group')).toMatchObject([{ leader: '张三' }, { branch: second, leader: '李四' }]);
  });

  test('is found in its own branch, also where two are called so', () => {
    const { ledger, first, second } = withTwoBranches();
    const groups = [first, second].map((of) => ledger.insert('party_group', { name: '第一党小组', branch: of }));
    const staged = take(ledger, 'party_group', `${header}\n第一党小组|乙禾公司党支部|李四\n第一党小组|甲云公司党支部|王五`);
    expect(staged.rows.map(({ existing }) => existing?.id)).toEqual([...groups].reverse());
    expect(groups.map((id) => ledger.row('party_group', id)?.leader)).toEqual(['王五', '李四']);
  });

  test('of two branches in one sheet goes in twice, of one branch once; the same sheet again changes nothing', () => {
    const { ledger } = withTwoBranches();
    const text = `${header}\n第二党小组|甲云公司党支部|\n第二党小组|乙禾公司党支部|\n第二党小组|丙田公司党支部|\n第二党小组|甲云公司党支部|`;
    const staged = take(ledger, 'party_group', text);
    expect(staged.rows.map(({ fate }) => fate)).toEqual(['insert', 'insert', 'insert', 'reject']);
    expect(messages(staged)).toContainEqual('与表里第 2 行重复；请核对后只留一行。');
    expect(stage(ledger, 'party_group', text).counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
  });

  test('of no branch that is said does not go in where two are called so, until a person says which', () => {
    const { ledger, first, second } = withTwoBranches();
    for (const of of [first, second]) ledger.insert('party_group', { name: '第一党小组', branch: of });
    const staged = stage(ledger, 'party_group', '名称|组长\n第一党小组|李四');
    expect(fates(staged)).toEqual([['reject', 'reject']]);
    expect(staged.problems).toMatchObject([
      {
        field: 'branch',
        message: '台账里有 2 个“第一党小组”，不知道是哪一个；请补上党支部。',
        near: [
          { id: first, label: '甲云公司党支部' },
          { id: second, label: '乙禾公司党支部' },
        ],
      },
    ]);
    const [row] = staged.rows;
    const changes = [{ id: row?.values.id ?? '', after: { branch: second } }];
    const change = mendStage(ledger.books, { stage: staged.stage, table: 'party_group', changes });
    expect(change.rows).toMatchObject([{ fate: 'update', values: { branch: second, leader: '李四' } }]);
  });

  test('is led to within the member’s own branch; where the branch does not tell, what may be meant is shown', () => {
    const { ledger, first, second } = withTwoBranches();
    const groups = [first, second].map((of) => ledger.insert('party_group', { name: '第一党小组', branch: of }));
    const members = '姓名|党支部|党小组\n张三|乙禾公司党支部|第一党小组\n李四|甲云公司党支部|第一党小组\n王五||第一党小组';
    const staged = stage(ledger, 'member', members);
    expect(staged.rows.map(({ values }) => values.group)).toEqual([groups[1], groups[0], { unread: '第一党小组' }]);
    expect(staged.problems.find(({ field }) => field === 'group')?.near).toEqual([
      { id: groups[0], label: '第一党小组（甲云公司党支部）' },
      { id: groups[1], label: '第一党小组（乙禾公司党支部）' },
    ]);
  });

  test('of another branch only is not taken for the member’s', () => {
    const { ledger, first } = withTwoBranches();
    ledger.insert('party_group', { name: '第一党小组', branch: first });
    const staged = stage(ledger, 'member', '姓名|党支部|党小组\n张三|乙禾公司党支部|第一党小组');
    expect(staged.rows[0]?.values.group).toEqual({ unread: '第一党小组' });
  });
});

describe('a name that is told apart by where it belongs', () => {
  test('of a branch under another superior is another branch, and a person is asked to look', () => {
    const ledger = makeLedger();
    const [first] = ['甲镇党委', '乙镇党委'].map((name) => ledger.insert('party_organization', branch(name, { kind: 'committee' })));
    const id = ledger.insert('party_organization', branch('第一党支部', { parent: first, secretary: '张三' }));
    const text = '名称|类型|上级党组织|成立日期|书记\n第一党支部|党支部|乙镇党委|2015-1-1|李四\n第一党支部|党支部|甲镇党委|2015-1-1|王五';
    const staged = take(ledger, 'party_organization', text);
    expect(staged.rows.map(({ fate }) => fate)).toEqual(['insert', 'update']);
    expect(messages(staged)).toEqual([
      '台账里已有相近的一条党组织：名称相同，上级党组织、书记不同。这一行会另外新增；是同一条的，请不导入这一行，直接在台账里改。',
    ]);
    expect(ledger.row('party_organization', id)).toMatchObject({ parent: first, secretary: '王五' });
    expect(stage(ledger, 'party_organization', text).counts).toMatchObject({ unchanged: 2 });
  });

  test('of a superior that the same sheet brings is told apart before either is in the ledger', () => {
    const ledger = makeLedger();
    const text =
      '名称|类型|上级党组织|成立日期\n甲镇党委|党委||2012-1-1\n乙镇党委|党委||2012-1-1\n第一党支部|党支部|甲镇党委|2015-1-1\n第一党支部|党支部|乙镇党委|2015-1-1';
    expect(take(ledger, 'party_organization', text).counts).toMatchObject({ inserted: 4, rejected: 0 });
    expect(stage(ledger, 'party_organization', text).counts).toMatchObject({ unchanged: 4 });
  });

  test('of a station is its platform’s', () => {
    const ledger = makeLedger();
    ledger.insert('new_employment_point', { platform: '飞送', name: '一站', kind: 'courier', workers: 10 });
    const staged = stage(ledger, 'new_employment_point', '平台|站点|从业人数\n快达|一站|20\n飞送|一站|12');
    expect(staged.rows.map(({ fate, existing }) => [fate === 'update', existing?.was.workers])).toEqual([
      [false, undefined],
      [true, 10],
    ]);
  });
});

describe('several rows of one name in the ledger', () => {
  const withTwo = () => {
    const ledger = makeLedger();
    const ids = [one, other].map((credit_code) => ledger.insert('organization', { name: '同名有限公司', credit_code, owner: '郑某' }));
    return { ledger, ids };
  };

  test('keep a row without a code out, and their codes are offered', () => {
    const { ledger, ids } = withTwo();
    const staged = stage(ledger, 'organization', '名称|法人代表\n同名有限公司|王某');
    expect(fates(staged)).toEqual([['reject', 'reject']]);
    expect(staged.problems).toMatchObject([
      {
        field: 'credit_code',
        stops: true,
        message: '台账里有 2 个“同名有限公司”，不知道是哪一个；请补上统一社会信用代码。',
        near: [{ id: one }, { id: other }],
      },
    ]);
    const changes = [{ id: staged.rows[0]?.values.id ?? '', after: { credit_code: other } }];
    const change = mendStage(ledger.books, { stage: staged.stage, table: 'organization', changes });
    expect(change.rows).toMatchObject([{ fate: 'update', existing: { id: ids[1], was: { owner: '郑某' } } }]);
  });

  test('are told apart by a code, and one that has none by the others’ codes', () => {
    const { ledger, ids } = withTwo();
    expect(stage(ledger, 'organization', `名称|信用代码|法人代表\n同名有限公司|${other}|王某`).rows[0]?.existing?.id).toBe(ids[1]);
    ledger.change('organization', ids[0] ?? '', { credit_code: null });
    const third = creditCode('91330803676472863');
    expect(stage(ledger, 'organization', `名称|信用代码\n同名有限公司|${third}`).rows[0]?.existing?.id).toBe(ids[0]);
  });

  test('are not told apart by a code that does not verify', () => {
    const { ledger } = withTwo();
    const staged = stage(ledger, 'organization', '名称|信用代码\n同名有限公司|9.133E+17');
    expect(fates(staged)).toEqual([['reject', 'reject']]);
    expect(messages(staged)).toContainEqual('台账里有 2 个“同名有限公司”，不知道是哪一个；请改正统一社会信用代码。');
  });

  test('that nothing can tell apart have to be mended in the ledger first', () => {
    const ledger = makeLedger();
    for (const level of ['township', 'park']) ledger.insert('service_center', { name: '党群中心', level });
    expect(messages(stage(ledger, 'service_center', '名称|负责人\n党群中心|王某'))).toContainEqual(
      '台账里有 2 个“党群中心”，不知道是哪一个；请先在台账里把名称区分开。',
    );
  });
});

describe('a row known by its number under another name', () => {
  // 110105 and the numbers are the standard's own worked example
  const number = '11010519491231002X';

  test('goes in with the name to be looked at', () => {
    const ledger = makeLedger();
    ledger.insert('member', { name: '张三', id_number: number, sex: 'female' });
    const staged = stage(ledger, 'member', `姓名|身份证号\n王五|${number}`);
    expect(fates(staged)).toEqual([['update', 'flag']]);
    expect(staged.problems).toMatchObject([
      { field: 'name', severity: 'warning', message: '台账里这个号码是“张三”，将改名为“王五”；请核对。' },
    ]);
  });

  test('says code of a code; a name that is only written otherwise is none', () => {
    const ledger = makeLedger();
    ledger.insert('organization', { name: '甲（衢州）厂', credit_code: one });
    expect(messages(stage(ledger, 'organization', `名称|信用代码\n乙厂|${one}`))).toEqual([
      '台账里这个代码是“甲（衢州）厂”，将改名为“乙厂”；请核对。',
    ]);
    expect(stage(ledger, 'organization', `名称|信用代码\n甲(衢州)厂|${one}`).problems).toEqual([]);
    expect(stage(ledger, 'organization', `信用代码|法人代表\n${one}|王某`).problems).toEqual([]);
  });
});

describe('a row that nothing identifies', () => {
  const withMeeting = () => {
    const ledger = makeLedger();
    const id = ledger.insert('party_organization', branch('甲支部'));
    ledger.insert('meeting', { branch: id, start: '2026-10-08T15:00', kinds: ['theme_day'], agenda: '学习' });
    return ledger;
  };
  const header = '党支部|时间|类型|议题';

  test('is unchanged where all it says is there, and asked about where it is nearly there', () => {
    const ledger = withMeeting();
    expect(fates(stage(ledger, 'meeting', `${header}\n甲支部|2026-10-8 15:00|主题党日|学习`))).toEqual([['unchanged', 'ok']]);
    const moved = stage(ledger, 'meeting', `${header}\n甲支部|2026-10-8 15:30|主题党日、党课|学习`);
    expect(fates(moved)).toEqual([['insert', 'flag']]);
    expect(matching(moved)).toMatchObject([{ field: 'start', severity: 'warning', stops: false }]);
    expect(matching(moved).map(({ message }) => message)).toEqual([
      '台账里已有相近的一条组织生活：党支部、开始时间（同一天）、类型相同，开始时间、类型不同。这一行会另外新增；是同一条的，请不导入这一行，直接在台账里改。',
    ]);
  });

  test.each([
    ['another day', '甲支部|2026-10-9 15:00|主题党日|学习'],
    ['another kind', '甲支部|2026-10-8 15:30|支委会|学习'],
  ])('of %s is another one without a word', (_, row) => {
    expect(matching(stage(withMeeting(), 'meeting', `${header}\n${row}`))).toEqual([]);
  });

  test('of a worker is asked about by name and employer', () => {
    const ledger = makeLedger();
    ledger.insert('worker', { name: '王某', kind: 'instructor', employer: '示例街道', phone: '13812345678' });
    const rows = ['王某|党建指导员|示例街道|13900000000', '王某|党建指导员|乙街道|13900000000'];
    const staged = stage(ledger, 'worker', ['姓名|类型|派出单位|手机', ...rows].join('\n'));
    expect(staged.problems.map(({ row, field, message }) => [row, field, message.includes('手机不同')])).toEqual([[2, 'name', true]]);
  });

  test('of somebody who applies without a number is asked about by name and branch', () => {
    const ledger = makeLedger();
    const id = ledger.insert('party_organization', branch('甲支部'));
    ledger.insert('development', { name: '叶某', branch: id, applied_on: '2025-03-01' });
    const staged = stage(ledger, 'development', '姓名|党支部|申请日期\n叶某|甲支部|2025-3-1\n郑某|甲支部|2025-3-1');
    expect(matching(staged).map(({ row, field }) => [row, field])).toEqual([[2, 'name']]);
  });
});
