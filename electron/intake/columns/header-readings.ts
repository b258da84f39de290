import { plainHeader } from '#shared/model/header-match.ts';

/** A header and its parts, made plain. */
export interface HeaderReading {
  readonly whole: string;
  /** What stands over the last part, from the top, 党组织情况 as 党组织; empty for a header of one row. */
  readonly groups: readonly string[];
  readonly leaf: string;
}

/** Takes a header of several rows apart; a “/” inside a label does too, so the whole is tried first. */
export function readHeader(header: string): HeaderReading {
  const parts = header.split('/').map(plainHeader).filter(Boolean);
  const groups = parts.slice(0, -1).map((group) => group.replace(/(?<=..)(基本)?(情况|信息)$/, ''));
  return { whole: plainHeader(header), groups, leaf: parts.at(-1) ?? '' };
}

const ofName = new Set(['姓名', '名称', '全称', '名字']);
const ofPhone = new Set(['电话', '联系电话', '手机', '手机号', '手机号码', '联系方式', '电话号码', '移动电话']);
const ofCount = new Set(['数', '人数', '数量']);
const others =
  '身份证号 身份证号码 性别 民族 年龄 出生日期 出生年月 学历 文化程度 政治面貌 职务 日期 时间 成立日期 成立时间 地址 住址 备注 说明 单位 工作单位 类型 类别 合计 小计 总数 状态 级别 编号 代码 方式 来源 原因';
const generic = new Set([...ofName, ...ofPhone, ...ofCount, ...others.split(' ')]);

export const isNameLeaf = (leaf: string): boolean => ofName.has(leaf);
export const isCountLeaf = (leaf: string): boolean => ofCount.has(leaf);
/** A label that says nothing without the group over it: whose telephone? */
export const isGeneric = (leaf: string): boolean => generic.has(leaf);
/** The label, and the word that the model uses for what it means. */
export const leafForms = (leaf: string): readonly string[] => (ofPhone.has(leaf) ? [leaf, '电话', '联系电话'] : [leaf]);

/** Whether a group speaks of a person: 联系人, 书记, 法定代表人. */
export const isPerson = (group: string): boolean => /(人|员|者|书记|主任|经理|组长|厂长|董事长|代表|领导|干部|主席|校长|院长)$/.test(group);
