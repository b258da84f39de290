import type { Field } from '#shared/model/field.ts';
import { inOtherMoney, namesOf } from '#shared/model/header-match.ts';
import type { Table } from '#shared/model/table.ts';

/**
 * From here on two headers mean the same. Held by test/unit/intake/columns-similarity.test.ts: no title or alias of one field of a table reaches it
 * for another of the same table, and the spellings that real workbooks have do.
 */
export const alike = 0.75;

/** Words of one meaning, the longest first. */
const sameWords: readonly (readonly [RegExp, string])[] = [
  [/年月日|日期|时间|年月/g, '日期'],
  [/联系电话|联系方式|手机号码|手机号|电话号码|移动电话|手机/g, '电话'],
  [/(居民|公民)?身份(证)?号(码)?|(居民|公民)身份证/g, '身份证号'],
  [/法定代表人|法人代表/g, '法人'],
  [/企业|公司|机构/g, '单位'],
  [/住址|住所/g, '地址'],
  [/全称|名字/g, '名称'],
  [/从业人员|员工/g, '职工'],
  [/(总)?人数|数量/g, '数'],
  [/(?<=..)姓名$/g, ''],
  [/是否|有无|情况|信息|详细|具体|登记证|证号$|的|现|所在|所属|居民|本人/g, ''],
  [/建立|成立|组建(?=$)/g, '建'],
  [/登记注册|注册登记/g, '注册'],
  [/代码/g, '码'],
  [/党建工作/g, '党建'],
];

/** Words that tell fields apart however alike the rest is: both headers have each, or neither. */
const telling =
  /预备|正式|副|兼|专职|上级|下级|隶属|缺席|列席|外部|离开|转入|转出|申请|积极|转正|流动|失联|注销|迁出|撤销|配偶|家属|紧急|其中|女|男|少数民族|应到|实到|表决|赞成|反对|弃权|书记|委员|联络|联系人|指导|法人|负责|业主|财务|总|上年|去年|注册|登记|经营|办公|换届|入党|出生|党员|职工|工会|团|妇|党组织|支部|小组|示范|年检|行业|主管|园区|场所|经费|载体|未|不|原因|文号|党龄|学时|延期|政审|政治|预审|村|社区|届|户籍|籍贯|毕业|职称|年龄|工资|身份证/g;
const endings = [
  '日期',
  '电话',
  '号',
  '代码',
  '数',
  '地址',
  '原因',
  '人',
  '员',
  '名称',
  '单位',
  '面积',
  '方式',
  '来源',
  '级别',
  '类型',
  '类别',
  '机关',
  '职务',
  '岗位',
  '去向',
];

/** What is compared of a header. */
interface Form {
  readonly text: string;
  readonly telling: string;
  readonly ending: string;
}

/** A header ready to be compared with fields of its table: as it stands, and as one that names rows. */
export interface ComparedHeader {
  readonly plain: string;
  readonly forms: readonly [Form, Form];
}

export const compared = (plain: string, table: Table): ComparedHeader => ({
  plain,
  forms: [formOf(plain, table, false), formOf(plain, table, true)],
});

/** How alike a header and a field of the same table are, 0 to 1: the best over the field's title and aliases. */
export function similarity({ plain, forms }: ComparedHeader, table: Table, key: string): number {
  const field = table.fields[key];
  if (!field || [...plain].length > 40 || inOtherMoney(plain, field)) return 0;
  // 是否建立党组织 does not say which
  if (/是否|有无/.test(plain) && field.kind !== 'yesNo') return 0;
  const mine = forms[namesRows(table, key) ? 1 : 0];
  return Math.max(0, ...formsOf(table, key, field).map((form) => likeness(mine, form)));
}

const namesRows = (table: Table, key: string) => key === table.label || table.fields[key]?.kind === 'link';

const known = new WeakMap<Field, readonly Form[]>();
function formsOf(table: Table, key: string, field: Field): readonly Form[] {
  const there = known.get(field) ?? namesOf(field).map((name) => formOf(name, table, namesRows(table, key)));
  known.set(field, there);
  return there;
}

function formOf(plain: string, table: Table, named: boolean): Form {
  const text = canonical(plain, table, named);
  return {
    text,
    telling: tellingWords(text),
    ending: endings.find((ending) => text.endsWith(ending)) ?? '',
  };
}

/** The words of a text that tell fields apart, in one order. */
export const tellingWords = (text: string): string => [...new Set(text.match(telling) ?? [])].sort().join(' ');

/**
 * A header as far as it tells what a column holds: 企业所属行业 on a sheet of enterprises is 行业. What names rows may be written with 名称 or without.
 */
function canonical(plain: string, table: Table, named: boolean): string {
  let text = plain.replace(/[(（[【][^()（）[\]【】]*[)）\]】]/g, '').replace(/[^\p{L}\p{N}]/gu, '');
  const own = ownWords(table).find((word) => text.startsWith(word) && text.length >= word.length + 2);
  if (own !== undefined && !(named && /^(名称|姓名|全称)$/.test(text.slice(own.length)))) text = text.slice(own.length);
  for (const [words, one] of sameWords) text = text.replace(words, one);
  return named ? text.replace(/(?<=..)名称$/, '') : text;
}

/** What rows of a table are called on its own sheets: its title, and its label's names without 名称. */
const ownWords = (table: Table): string[] => {
  const label = table.fields[table.label];
  const stems = (label ? namesOf(label) : []).flatMap((name) => /^(.{2,})(?:名称|姓名)$/.exec(name)?.[1] ?? []);
  return [table.title, ...stems].sort((a, b) => b.length - a.length);
};

function likeness(mine: Form, its: Form): number {
  if (mine.telling !== its.telling || mine.ending !== its.ending) return 0;
  const [a, b] = [mine.text, its.text];
  const shorter = Math.min(a.length, b.length);
  if (shorter === 0) return 0;
  if (a === b) return 1;
  if (shorter < 3) return 0;
  const longer = Math.max(a.length, b.length);
  const contained = a.includes(b) || b.includes(a) ? 0.5 + shorter / longer / 2 : 0;
  return Math.max(contained, dice(a, b), 1 - distance(a, b) / longer);
}

function dice(a: string, b: string): number {
  const [mine, its] = [pairs(a), pairs(b)];
  const left = [...its];
  const shared = mine.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * shared) / (mine.length + its.length);
}
const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2));

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
