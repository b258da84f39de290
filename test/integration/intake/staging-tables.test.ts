import { describe, expect, test } from 'vitest';
import { mendsOf } from '#shared/rules/mends-of.ts';
import { leaveRows, mendStage } from '../../../electron/intake/staging/mending.ts';
import { commitStage, stageRows } from '../../../electron/intake/staging/stage.ts';
import { search } from '../../../electron/ledger/search.ts';
import { makeLedger } from '../../support/ledger.ts';
import { stage, take } from '../../support/staging.ts';

const codes = ['91330800471867129Q', '913308001478831865', '91330802147883186T'];
/** Enterprises with what the sheet says of their branch beside them. */
const header = '企业名称|统一社会信用代码|党组织名称|党支部书记|党组织成立日期';
const columns = {
  党组织名称: { table: 'party_organization', field: 'name' },
  党支部书记: { table: 'party_organization', field: 'secretary' },
  党组织成立日期: { table: 'party_organization', field: 'founded_on' },
} as const;
const rows = [
  `甲厂|${codes[0]}|联合党支部|王某|2015-1-1`,
  `乙厂|${codes[1]}|联合党支部||2015年1月1日`,
  `丙厂|${codes[0]}|丙厂党支部|叶某|2016-1-1`,
];
const text = [header, ...rows].join('\n');

describe('a sheet of enterprises and their branches', () => {
  test('gives one branch for all that name it, and the enterprises link to it', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', text, { columns });
    expect(staged.parts).toMatchObject([
      { table: 'party_organization', read: 2, inserted: 2 },
      { table: 'organization', read: 3, inserted: 2, rejected: 1 },
    ]);
    commitStage(ledger.books, staged.stage);
    const [joint, own] = ledger.ledger.rows('party_organization');
    expect([joint, own]).toMatchObject([
      { name: '联合党支部', secretary: '王某', founded_on: '2015-01-01', kind: 'branch', covers: null },
      { name: '丙厂党支部', secretary: '叶某' },
    ]);
    expect(ledger.ledger.rows('organization')).toMatchObject([
      { name: '甲厂', party_organization: joint?.id },
      { name: '乙厂', party_organization: joint?.id },
    ]);
    expect(ledger.books.history(undefined, 5)).toMatchObject([{ rows: 4 }]);
    ledger.books.undo();
    expect([...ledger.ledger.rows('party_organization'), ...ledger.ledger.rows('organization')]).toEqual([]);
  });

  test('is recognised without a word where its headers say so', () => {
    const ledger = makeLedger();
    const staged = take(ledger, 'organization', text.replace('党组织成立日期', '党组织成立时间'));
    expect(staged.parts.map(({ table, inserted }) => [table, inserted])).toEqual([
      ['party_organization', 2],
      ['organization', 2],
    ]);
  });

  test('of which rows disagree on the branch takes the first, and tells of the later ones', () => {
    const ledger = makeLedger();
    const said = [header, rows[0], `乙厂|${codes[1]}|联合党支部|叶某|2015-3-1`].join('\n');
    const { stage: id } = stage(ledger, 'organization', said, { columns });
    const branches = stageRows(ledger.books, id, 'party_organization');
    expect(branches.rows).toMatchObject([{ row: 2, verdict: 'flag', values: { secretary: '王某', founded_on: '2015-01-01' } }]);
    expect(branches.problems).toMatchObject([
      {
        row: 3,
        column: '党支部书记',
        value: '叶某',
        severity: 'warning',
        message: '第 3 行的“书记”与第 2 行的“王某”不同，按第 2 行导入；请核对。',
      },
      { row: 3, column: '党组织成立日期', value: '2015-3-1', severity: 'warning', stops: false },
    ]);
  });

  test('finds the branch that is there already, under its new secretary', () => {
    const ledger = makeLedger();
    const id = ledger.insert('party_organization', {
      name: '联合党支部',
      kind: 'joint_branch',
      founded_on: '2015-01-01',
      secretary: '徐某',
    });
    take(ledger, 'organization', text, { columns });
    expect(ledger.row('party_organization', id)).toMatchObject({ kind: 'joint_branch', secretary: '王某' });
    expect(ledger.ledger.rows('organization')[0]).toMatchObject({ party_organization: id });
  });

  test('whose branch stays out keeps its name as written; the branch mended, the link leads to it', () => {
    const ledger = makeLedger();
    const without = text.replaceAll(/\|2015[^\n]*/g, '|');
    const staged = stage(ledger, 'organization', without, { columns });
    expect(staged.rows[0]).toMatchObject({ verdict: 'flag', values: { party_organization: { unread: '联合党支部' } } });
    const [branch] = stageRows(ledger.books, staged.stage, 'party_organization').rows;
    const id = branch?.values.id ?? '';
    const change = mendStage(ledger.books, {
      stage: staged.stage,
      table: 'party_organization',
      changes: [{ id, after: { founded_on: '2015-1-1' } }],
    });
    expect(change.rows.map(({ values }) => values.party_organization ?? values.name)).toEqual(['联合党支部', id, id]);
    const out = leaveRows(ledger.books, { stage: staged.stage, table: 'party_organization', ids: [id], left: true });
    expect(out.rows.slice(1)).toMatchObject([
      { values: { party_organization: { unread: '联合党支部' } } },
      { values: { party_organization: { unread: '联合党支部' } } },
    ]);
  });

  test('without a branch in a row says nothing of one', () => {
    const ledger = makeLedger();
    const staged = take(ledger, 'organization', [header, `甲厂|${codes[0]}|||`].join('\n'), { columns });
    expect(staged.parts).toMatchObject([{ read: 0 }, { read: 1, inserted: 1, problems: 0 }]);
  });
});

test('a sheet of branches with their enterprises: the branch once, every enterprise linked to it', () => {
  const ledger = makeLedger();
  const said = [
    '党组织名称|类型|成立日期|企业|代码',
    `甲支部|党支部|2015-1-1|甲厂|${codes[0]}`,
    `甲支部|党支部|2015-1-1|乙厂|${codes[1]}`,
  ].join('\n');
  take(ledger, 'party_organization', said, {
    columns: { 企业: { table: 'organization', field: 'name' }, 代码: { table: 'organization', field: 'credit_code' } },
  });
  const [branch] = ledger.ledger.rows('party_organization');
  expect(ledger.ledger.rows('party_organization')).toHaveLength(1);
  expect(ledger.ledger.rows('organization').map((row) => row.party_organization)).toEqual([branch?.id, branch?.id]);
});

describe('columns without a field of their own', () => {
  test('are kept in the note, each by its header', () => {
    const ledger = makeLedger();
    const note = { table: 'organization', field: 'note' } as const;
    take(ledger, 'organization', `名称|信用代码|经营范围|备注|注册资金\n甲厂|${codes[0]}|食品|走访过|50万\n乙厂|${codes[1]}||-|`, {
      columns: { 经营范围: note, 注册资金: note },
    });
    expect(ledger.ledger.rows('organization').map((row) => row.note)).toEqual(['走访过\n经营范围：食品\n注册资金：50万', null]);
  });
});

describe('a name that is not quite one in the ledger', () => {
  const branches = (...names: string[]) => {
    const ledger = makeLedger();
    const ids = names.map((name) => ledger.insert('party_organization', { name, kind: 'branch', founded_on: '2015-01-01' }));
    return { ledger, ids };
  };
  const organization = (name: string) => `名称|信用代码|党组织\n甲厂|${codes[0]}|${name}`;

  test('is offered the rows that may be meant, the likeliest first, and none is taken', () => {
    const { ledger, ids } = branches('中共甲厂支部委员会', '甲厂党支部', '甲厂第二党支部', '乙厂党支部');
    const staged = stage(ledger, 'organization', organization('甲厂 党支部（筹）'));
    expect(staged.problems).toMatchObject([{ rule: 'ROW-002', field: 'party_organization', near: [{ id: ids[1], label: '甲厂党支部' }] }]);
    expect(staged.rows[0]?.values.party_organization).toEqual({ unread: '甲厂 党支部（筹）' });
    const spelt = stage(ledger, 'organization', organization('甲厂党枝部'));
    expect(spelt.problems[0]?.near?.[0]).toEqual({ id: ids[1], label: '甲厂党支部' });
    expect(stage(ledger, 'organization', organization('丁村老年协会')).problems[0]).not.toHaveProperty('near');
  });

  test('among several in one cell is offered its own, and the quick fix is the whole list', () => {
    const ledger = makeLedger();
    const [first, , third] = ['甲山机械厂', '乙水食品厂', '丙田家政服务部'].map((name) => ledger.insert('organization', { name }));
    const sheet = (covers: string) => `党组织名称|类型|成立日期|覆盖单位\n甲支部|党支部|2015-1-1|${covers}`;
    const staged = stage(ledger, 'party_organization', sheet('甲山机械厂、丙田家政服部'));
    expect(staged.problems).toMatchObject([{ rule: 'ROW-002', field: 'covers', near: [{ id: third, label: '丙田家政服务部' }] }]);
    const [row] = staged.rows;
    if (!row) throw new Error('no row');
    const named = () => ledger.ledger.rows('organization').map(({ id, name }) => ({ id, label: String(name) }));
    const mends = mendsOf({ rule: 'ROW-002', table: 'party_organization', field: 'covers' }, row.values, { today: '2026-11-05', named });
    expect(mends).toEqual([{ title: '把“丙田家政服部”改为“丙田家政服务部”', value: [first, third], toCheck: true }]);
    const changes = [{ id: row.values.id, after: { covers: mends[0]?.value } }];
    const change = mendStage(ledger.books, { stage: staged.stage, table: 'party_organization', changes });
    expect(change.rows[0]?.values.covers).toEqual([first, third]);
    expect(change.problems.gone).toMatchObject([{ field: 'covers' }]);
    expect(stage(ledger, 'party_organization', sheet('甲山机械厂、戊镇养老院')).problems[0]).not.toHaveProperty('near');
  });

  test('of a unit is found by its code, of a township by its name', () => {
    const ledger = makeLedger();
    const id = ledger.insert('unit', { code: '330802005', name: '示例街道', level: 'township' });
    const staged = stage(ledger, 'organization', `名称|信用代码|所属乡镇\n甲厂|${codes[0]}|330802005\n乙厂|${codes[1]}|示例街道`);
    expect(staged.rows.map(({ values }) => values.township)).toEqual([id, id]);
  });

  test('of a township is found by its full name, of its own county only', () => {
    const ledger = makeLedger();
    const id = ledger.insert('unit', { code: '330802005', name: '示例街道', level: 'township' });
    const full = ['柯城区示例街道', '浙江省衢州市柯城区示例街道', '江山市示例街道'];
    const staged = stage(
      ledger,
      'organization',
      `名称|信用代码|所属乡镇\n${full.map((name, at) => `${at}厂|${codes[at]}|${name}`).join('\n')}`,
    );
    expect(staged.rows.map(({ values }) => values.township)).toEqual([id, id, { unread: '江山市示例街道' }]);
  });

  test('of an organization finds it where only the writing differs, and says so', () => {
    const ledger = makeLedger();
    const id = ledger.insert('organization', { name: '衢州（甲）机械有限责任公司' });
    const staged = stage(ledger, 'organization', `名称|信用代码\n衢州(甲) 机械有限公司|${codes[0]}`);
    expect(staged.rows).toMatchObject([{ fate: 'update', verdict: 'flag', existing: { id } }]);
    expect(staged.problems[0]).toMatchObject({
      rule: 'ROW-003',
      severity: 'warning',
      stops: false,
      message: expect.stringContaining('名称写法不同，按同一单位处理'),
    });
  });

  test('a code is offered what it nearly is, and read where its pinyin means one only', () => {
    const ledger = makeLedger();
    const staged = stage(ledger, 'organization', `名称|信用代码|状态|细类\n甲厂|${codes[0]}|zhuxiao|民办非企业单`);
    expect(staged.rows[0]?.values.status).toBe('deregistered');
    expect(staged.problems).toMatchObject([{ field: 'kind', near: [{ id: 'private_non_enterprise', label: '民办非企业单位' }] }]);
  });
});

test('a meeting’s time with its duration gives both', () => {
  const ledger = makeLedger();
  ledger.insert('party_organization', { name: '甲支部', kind: 'branch', founded_on: '2015-01-01' });
  const staged = stage(ledger, 'meeting', '党支部|时间|类型|缺席人员\n甲支部|2026-10-8 14:30-16:00|主题党日|张三(事假)、李四(病假)');
  expect(staged.rows).toMatchObject([
    {
      values: {
        start: '2026-10-08T14:30',
        minutes: 90,
        absentees: [
          { name: '张三', reason: '事假' },
          { name: '李四', reason: '病假' },
        ],
      },
    },
  ]);
});

test('brackets stay as they were written, and either kind finds the row', () => {
  const ledger = makeLedger();
  const text = `名称|信用代码\n甲（衢州）厂|${codes[0]}\n乙(衢州)厂|${codes[1]}`;
  expect(take(ledger, 'organization', text).problems).toEqual([]);
  const [wide, narrow] = ledger.ledger.rows('organization');
  expect([wide?.name, narrow?.name]).toEqual(['甲（衢州）厂', '乙(衢州)厂']);
  const member = { 姓名: '张三', 工作单位: '甲(衢州)厂' };
  const staged = stage(ledger, 'member', `${Object.keys(member).join('|')}\n${Object.values(member).join('|')}\n李四|乙（衢州）厂`);
  expect(staged.rows.map(({ values }) => values.employer)).toEqual([wide?.id, narrow?.id]);
  ledger.insert('member', { name: '王五', employer: '甲(衢州)厂' }, 'm');
  expect(ledger.row('member', 'm')?.employer).toBe(wide?.id);
  for (const typed of ['甲（衢州', '甲(衢州', '乙（衢州']) expect(search(ledger.ledger, typed, 5)).toHaveLength(1);
  // a name taken in before brackets were kept is the same one
  expect(stage(ledger, 'organization', '名称|信用代码\n甲(衢州)厂|').rows[0]?.existing?.id).toBe(wide?.id);
});

test('a row of a closed month stays out with its reason, and the others go in', () => {
  const ledger = makeLedger();
  ledger.insert('party_organization', { name: '示例党支部', kind: 'branch' });
  ledger.books.atomically(() =>
    ledger.ledger.run("INSERT OR REPLACE INTO period (period, state, revision) VALUES ('2026-09', 'closed', 1)"),
  );
  const taken = take(
    ledger,
    'meeting',
    '党支部|开始时间|会议类型\n示例党支部|2026-9-5 14:00|支部党员大会\n示例党支部|2026-10-5 14:00|支部党员大会',
  );
  expect(taken.counts).toMatchObject({ inserted: 1, rejected: 1 });
  expect(taken.problems).toContainEqual(
    expect.objectContaining({ row: 2, rule: 'EDIT-CLOSED', message: expect.stringContaining('2026-09 已封账') }),
  );
  expect(ledger.ledger.rows('meeting')).toHaveLength(1);
});
