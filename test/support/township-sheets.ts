import { display } from '#shared/model/display.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { Township, TownshipTable } from './township.ts';

/** One sheet as an office would keep it: a title row, its own words for the columns. */
interface Sheet {
  readonly file: string;
  readonly table: TownshipTable;
  readonly title: string;
  /** Field -> the column's header. */
  readonly headers: Readonly<Record<string, string>>;
}

/** In the order in which they are imported: links lead to what came before. */
export const townshipSheets: readonly Sheet[] = [
  {
    file: 'party-organizations.csv',
    table: 'party_organization',
    title: '党组织基本情况表',
    headers: {
      name: '党组织名称',
      kind: '党组织类型',
      parent: '上级党组织',
      parent_code: '外部上级代码',
      parent_name: '外部上级名称',
      founded_on: '成立时间',
      secretary: '书记姓名',
      deputies: '副书记姓名',
      committee_members: '委员姓名',
      secretary_source: '书记来源',
      secretary_full_time: '专兼职',
      committee_size: '委员人数',
      term_start: '本届起始',
      term_years: '任期',
      last_election: '换届时间',
      venue_area: '活动场所面积(㎡)',
      venue_use: '独用/共用',
      fund_source: '活动经费来源',
      fund_in_budget: '经费列入预算',
      note: '备注',
    },
  },
  {
    file: 'organizations.csv',
    table: 'organization',
    title: '两新组织花名册',
    headers: {
      name: '单位名称',
      credit_code: '*统一社会信用代码',
      category: '两新类别',
      kind: '单位类型',
      registered_on: '成立日期',
      status: '经营状态',
      registered_address: '注册地址',
      park: '所属园区',
      industry: '所属行业',
      revenue: '年营业收入（万元）',
      owner: '法定代表人',
      staff_full: '职工人数',
      members_full: '正式党员',
      members_probationary: '预备党员',
      applicants: '入党申请人',
      activists: '积极分子',
      under_35: '35周岁以下',
      has_union: '是否建立工会',
      party_organization: '所属党组织',
      coverage: '组建方式',
      uncovered_reason: '未组建原因',
      liaison: '党建联络员',
      note: '说明',
    },
  },
  { file: 'coverage.csv', table: 'party_organization', title: '党组织覆盖情况表', headers: { name: '党组织名称', covers: '覆盖单位' } },
  {
    file: 'party-groups.csv',
    table: 'party_group',
    title: '党小组名册',
    headers: { name: '党小组名称', branch: '所属党支部', leader: '党小组组长', note: '备注' },
  },
  {
    file: 'members.csv',
    table: 'member',
    title: '党员花名册',
    headers: {
      name: '党员姓名',
      id_number: '身份证号码',
      sex: '性别',
      ethnicity: '民族',
      born_on: '出生年月日',
      education: '文化程度',
      applied_on: '申请日期',
      joined_on: '入党时间',
      full_on: '转正时间',
      category: '党员类别',
      branch: '所在党支部',
      group: '所在党小组',
      employer: '所在单位',
      relation_here: '组织关系是否在本支部',
      post: '岗位',
      party_post: '党内职务',
      study_hours: '学时',
      phone: '手机号码',
      dues_paid_to: '党费交至',
      note: '备注',
    },
  },
  {
    file: 'meetings.csv',
    table: 'meeting',
    title: '组织生活记录',
    headers: {
      branch: '所属支部',
      group: '党小组',
      kinds: '活动类型',
      purpose: '会议目的',
      start: '活动时间',
      minutes: '时长（分钟）',
      place: '活动地点',
      host: '主持',
      recorder: '记录',
      lecturer: '主讲人',
      agenda: '会议主题',
      expected: '应到人数',
      present: '实到人数',
      voters_expected: '有表决权应到',
      voters_present: '有表决权实到',
      absentees: '请假人员',
      summary: '会议内容',
      votes: '表决结果',
      resolution: '会议决议',
    },
  },
];

/** The sheet as a CSV file that Excel opens: byte order mark, CRLF, serial numbers, a title above the header. */
export function sheetText(township: Township, { table, title, headers }: Sheet): string {
  const fields = tableOf(table).fields;
  const names = new Map(Object.values(township).flatMap((rows: readonly AnyRow[]) => rows.map((row) => [row.id, String(row.name ?? '')])));
  const cellOf = (row: AnyRow, key: string) => {
    const field = fields[key];
    return field ? display(field, row[key], (_, id) => names.get(id)) : '';
  };
  const keys = Object.keys(headers);
  const rows = township[table].filter((row) => keys.slice(1).some((key) => row[key] !== null));
  const lines = [
    [`${title}（示例数据，单位和人员均为虚构）`],
    ['序号', ...Object.values(headers)],
    ...rows.map((row, index) => [String(index + 1), ...keys.map((key) => cellOf(row, key))]),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
