import type { FieldName } from '../model/tables.ts';
import type { WarningRuleId } from './warning-rules.ts';

/** From the gravest on. */
export const colours = ['red', 'orange', 'yellow'] as const;
export type Colour = (typeof colours)[number];
export const colourTitles: Readonly<Record<Colour, string>> = { red: '红色', orange: '橙色', yellow: '黄色' };

interface Kind {
  readonly rule: WarningRuleId;
  /** Names the warning for people, and in the 预警内容 of what was done about it: no title is a part of another. */
  readonly title: string;
  /** The cell of the Party organization that it stands on. */
  readonly field: FieldName<'party_organization'>;
  readonly source: string;
  /** What the ledger must show for it to be gone. */
  readonly evidence: string;
  /** The colour of each grade of it. */
  readonly colours: Readonly<Record<string, Colour>>;
}
const kind = <const K extends Kind>(definition: K): K => definition;

/** What there is to warn of. Colours are 惯例: nobody has published them. */
export const warningKinds = {
  life: kind({
    rule: 'WRN-001',
    title: '组织生活中断',
    field: 'name',
    source: '惯例',
    evidence: '组织生活表中有这个支部新近的记录',
    colours: { yellow: 'yellow', orange: 'orange', red: 'red' },
  }),
  secretary: kind({
    rule: 'WRN-002',
    title: '书记空缺',
    field: 'secretary',
    source: '条例，惯例',
    evidence: '党组织表的“书记”已填写',
    colours: { vacant: 'orange' },
  }),
  term: kind({
    rule: 'WRN-002',
    title: '按期换届',
    field: 'last_election',
    source: '选举3',
    evidence: '党组织表的“上次换届”已填写，或有批准的“经批准延期至”',
    colours: { overdue: 'red', ahead: 'yellow' },
  }),
  members: kind({
    rule: 'WRN-002',
    title: '正式党员不足',
    field: 'kind',
    source: '条例4、5',
    evidence: '党员表中这个支部的正式党员不少于 3 人，或支部已撤并并填写“撤销日期”',
    colours: { few: 'orange', unentered: 'yellow' },
  }),
  funds: kind({
    rule: 'WRN-002',
    title: '经费未落实',
    field: 'fund_source',
    source: '惯例',
    evidence: '党组织表已填写“经费来源”，或“经费列入预算”为“是”',
    colours: { missing: 'yellow' },
  }),
  venue: kind({
    rule: 'WRN-002',
    title: '场所未落实',
    field: 'venue_area',
    source: '惯例',
    evidence: '党组织表已填写“活动场所面积”或“场所使用”',
    colours: { missing: 'yellow' },
  }),
  covered: kind({
    rule: 'WRN-002',
    title: '覆盖单位变动',
    field: 'covers',
    source: '条例5，惯例',
    evidence: '党组织已不覆盖该单位，或该单位恢复正常，或支部已撤并并填写“撤销日期”',
    colours: { suspended: 'yellow', deregistered: 'orange', moved: 'orange' },
  }),
};
export type WarningKind = keyof typeof warningKinds;
export const kindNames = Object.keys(warningKinds) as WarningKind[];
