import { codeList } from './code-list.ts';

export const category = codeList('category', {
  new_economic: { title: '新经济组织', aliases: ['非公有制经济组织', '非公企业', '企业', '两新-新经济', '非公有制企业'] },
  new_social: { title: '新社会组织', aliases: ['社会组织', '两新-新社会'] },
});

export const organizationKind = codeList('organization_kind', {
  private: {
    title: '私营企业',
    aliases: [
      '民营企业',
      '民营',
      '私营',
      '私营有限责任公司',
      '有限责任公司',
      '有限责任公司(自然人投资或控股)',
      '有限责任公司(自然人独资)',
      '个人独资企业',
      '合伙企业',
      '普通合伙',
      '有限合伙',
    ],
  },
  foreign: { title: '外商投资企业', aliases: ['外资企业', '外商投资', '外资', '中外合资', '中外合作', '外商独资'] },
  hk_macao_taiwan: { title: '港澳台企业', aliases: ['港澳台商投资企业', '港澳台投资企业', '港澳台商投资', '港澳台'] },
  individual: { title: '个体工商户', aliases: ['个体户', '个体'] },
  joint_stock: { title: '股份制企业', aliases: ['股份制', '股份有限公司', '股份合作制', '股份合作企业'] },
  mixed: { title: '混合所有制企业' },
  cooperative: { title: '农民专业合作社', aliases: ['合作社', '专业合作社'] },
  association: { title: '社会团体', aliases: ['社团'] },
  foundation: { title: '基金会' },
  private_non_enterprise: { title: '民办非企业单位', aliases: ['社会服务机构', '民非', '民办非企业'] },
  private_school: { title: '民办学校', aliases: ['民办教育机构'] },
  private_hospital: { title: '民办医院', aliases: ['民办医疗机构'] },
  trade_association: { title: '行业协会商会', aliases: ['行业协会', '商会', '协会商会'] },
  law_firm: { title: '律师事务所', aliases: ['律所'] },
  accounting_firm: { title: '会计师事务所', aliases: ['会计事务所', '会计师所'] },
  intermediary: { title: '其他中介机构', aliases: ['中介机构', '税务师事务所', '资产评估机构'] },
  other: { title: '其他' },
});

export const organizationStatus = codeList('organization_status', {
  active: { title: '正常', aliases: ['存续', '在业', '开业', '在营', '存续（在营、开业、在册）'] },
  suspended: { title: '停业', aliases: ['歇业', '停产'] },
  deregistered: { title: '注销', aliases: ['已注销', '吊销'] },
  moved: { title: '迁出', aliases: ['已迁出'] },
});

export const carrierKind = codeList('carrier_kind', {
  park: { title: '园区', aliases: ['工业园区', '开发区', '产业园'] },
  building: { title: '楼宇', aliases: ['商务楼宇', '写字楼'] },
  market: { title: '市场', aliases: ['专业市场'] },
  other: { title: '其他' },
});

export const parkLevel = codeList('park_level', {
  national: '国家级',
  provincial: '省级',
  city: '市级',
  county: '县级',
  township: '乡镇级',
});

export const annualCheck = codeList('annual_check', {
  passed: '合格',
  basically_passed: '基本合格',
  failed: '不合格',
  absent: { title: '未参检', aliases: ['未年检'] },
});

/** GB/T 4754-2017, sections A to T. */
export const industry = codeList('industry', {
  A: '农、林、牧、渔业',
  B: '采矿业',
  C: { title: '制造业', aliases: ['工业'] },
  D: '电力、热力、燃气及水生产和供应业',
  E: { title: '建筑业', aliases: ['建筑'] },
  F: { title: '批发和零售业', aliases: ['批发零售', '商贸'] },
  G: '交通运输、仓储和邮政业',
  H: '住宿和餐饮业',
  I: '信息传输、软件和信息技术服务业',
  J: { title: '金融业', aliases: ['金融'] },
  K: { title: '房地产业', aliases: ['房地产'] },
  L: '租赁和商务服务业',
  M: '科学研究和技术服务业',
  N: '水利、环境和公共设施管理业',
  O: '居民服务、修理和其他服务业',
  P: { title: '教育', aliases: ['教育业'] },
  Q: '卫生和社会工作',
  R: '文化、体育和娱乐业',
  S: '公共管理、社会保障和社会组织',
  T: '国际组织',
});

export const ownerRole = codeList('owner_role', {
  party_delegate: { title: '党代表', aliases: ['党代会代表'] },
  congress_delegate: { title: '人大代表' },
  political_consultative: { title: '政协委员' },
});

export const coverage = codeList('coverage', {
  single: { title: '单独组建', aliases: ['单建', '单独'] },
  joint: { title: '联合组建', aliases: ['联建', '联合'] },
  regional: { title: '区域组建', aliases: ['区域'] },
  trade: { title: '行业组建', aliases: ['行业'] },
  attached: { title: '挂靠', aliases: ['挂靠组建'] },
  instructor: { title: '派指导员', aliases: ['党建指导员', '选派指导员'] },
  none: { title: '未覆盖', aliases: ['未组建'] },
});

export const uncoveredReason = codeList('uncovered_reason', {
  no_members: '无党员',
  owner_unsupportive: '出资人不支持',
  not_guided: '上级未指导',
  other: '其他',
});
