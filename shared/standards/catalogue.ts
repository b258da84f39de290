import { titleOf } from '../codes/code-list.ts';
import { pairingKind } from '../codes/party-work-codes.ts';
import { standardItem } from '../codes/standard-codes.ts';

export type StandardItem = keyof typeof standardItem.entries;
type PairingItem = `pairing_${keyof typeof pairingKind.entries}`;
/** An item that a task file adds; it is judged by hand. */
type AddedItem = `local:${string}`;
/** An item of the catalogue; those of 五结对 are counted from the pairings and cannot be marked. */
export type CatalogueItem = StandardItem | PairingItem | AddedItem;
/** What an item is judged of. */
export type StandardSubject = 'unit' | 'organization' | 'party_organization';

export interface StandardGroup {
  readonly id: string;
  readonly title: string;
  readonly subject: StandardSubject;
  /** Only organizations of this category are asked. */
  readonly category?: 'new_economic' | 'new_social';
  /** What is left open by the standard, and how it was settled here. */
  readonly note?: string;
  /** By item, in the standard's order: what proves it, as people read it. */
  readonly proofs: Readonly<Partial<Record<CatalogueItem, string>>>;
  /** Items that a task file names otherwise. */
  readonly titles?: Readonly<Record<string, string>>;
}

/** What every group rests on. */
export const standardSource = '衢州标准';

/** The standards catalogue in order [衢州]. 八必建 is not here: its criteria are reckoned with coverage. */
export const standardGroups: readonly StandardGroup[] = [
  {
    id: 'five',
    title: '五个有',
    subject: 'unit',
    proofs: {
      five_body: '两新工委成立、挂牌的文件',
      five_team: '党务工作者表有本单位在任的人',
      five_venue: '党员服务中心表有本单位本级的中心，且没有撤销',
      five_fund: '列入预算的文件或拨付凭证',
      five_system: '印发的工作制度',
    },
  },
  {
    id: 'special',
    title: '六个专',
    subject: 'organization',
    proofs: {
      special_person: '两新组织表填有党建指导员或联络员，或党务工作者表有在任的人联系它',
      special_place: '它的党组织填有活动场所面积或场所使用；没有党组织的手工评定',
      special_system: '党建工作制度文本',
      special_carrier: '党员服务的载体及其活动记录',
      special_fund: '它的党组织填有经费来源，或经费列入预算；没有党组织的手工评定',
      special_window: '党建宣传橱窗的照片',
    },
  },
  {
    id: 'six',
    title: '六个有',
    subject: 'organization',
    proofs: {
      six_liaison: '两新组织表填有联络员，或党务工作者表有在任的党建联络员联系它',
      six_volunteers: '区域性党员志愿者队伍的名册，有本组织党员参加',
      six_activists: '两新组织表的积极分子数大于 0，或发展党员表有在培养的积极分子',
      six_owner_training: '培训活动表当年有“企业主教育培训”，写明本组织，或由本单位面向全乡镇街道举办',
      six_mass_groups: '两新组织表的工会、团组织、妇联至少一项已建',
      six_board: '党建宣传栏的照片',
    },
  },
  {
    id: 'pairing',
    title: '五结对',
    subject: 'organization',
    note: '只按五结对表计数，不评达标',
    proofs: {
      pairing_owner: '五结对表当年有效的结对数',
      pairing_candidate: '五结对表当年有效的结对数',
      pairing_hardship: '五结对表当年有效的结对数',
      pairing_mobile: '五结对表当年有效的结对数',
      pairing_migrant: '五结对表当年有效的结对数',
    },
  },
  {
    id: 'economic',
    title: '六个好（新经济组织）',
    subject: 'organization',
    category: 'new_economic',
    proofs: {
      economic_operation: '生产经营、纳税情况',
      economic_growth: '发展成效的材料',
      economic_labour: '劳动合同、工资支付和劳动争议情况',
      economic_culture: '企业文化活动记录',
      economic_duty: '公益和社会责任的材料',
      economic_party: '党组织自身建设的考核结果',
    },
  },
  {
    id: 'social',
    title: '六个好（新社会组织）',
    subject: 'organization',
    category: 'new_social',
    proofs: {
      social_leaders: '领导班子考评结果',
      social_members: '党员队伍考评结果',
      social_mechanism: '工作机制的文本和运行记录',
      social_results: '发展业绩的材料',
      social_honesty: '诚信服务的评价或等级',
      social_public: '群众测评结果',
    },
  },
  {
    id: 'digital',
    title: '信息化',
    subject: 'unit',
    proofs: {
      digital_database: '本台账就是数据库，用它即达标',
      digital_site: '官方网站的网址',
      digital_weibo: '官方微博的名称',
    },
  },
  {
    id: 'venue',
    title: '阵地',
    subject: 'party_organization',
    proofs: {
      venue_room: '党组织表的活动场所面积大于 0',
      venue_delegate: '党代表工作室的挂牌照片和接待记录',
      venue_centre: '党员服务中心表有没有撤销的中心、站或点覆盖它的两新组织',
    },
  },
  {
    id: 'role',
    title: '职能',
    subject: 'party_organization',
    proofs: {
      role_identity: '培训活动表当年有它的“党员亮身份”',
      role_drill: '培训活动表当年有它的“岗位练兵”',
      role_contest: '培训活动表当年有它的“服务竞赛”',
      role_volunteer: '培训活动表当年有它的“党员义工”',
    },
  },
  {
    id: 'system',
    title: '制度',
    subject: 'party_organization',
    proofs: {
      system_meetings: '组织生活表有记录以来、当年已满的各月，按 MTG-001 至 MTG-004 查不出缺项；只评党支部',
      system_openness: '党务公开的目录和照片',
      system_targets: '党建工作目标责任书和考核结果',
      system_contact: '党员联系职工的名单',
      system_attendance: '书记列席企业经营决策会议的记录',
      system_proposal: '重大事项由党组织提议、首议的记录',
      system_groups: '党建带群建的制度或活动记录',
      system_warning: '预警制度文本；有过预警的附帮扶记录',
    },
  },
  {
    id: 'dual',
    title: '四个双',
    subject: 'party_organization',
    note: '各“双”从哪个阶段起要求，标准没有规定，这里为示例口径：双培养从积极分子起，双考察从发展对象起，双公示、双管理从预备党员起',
    proofs: {
      dual_training: '发展党员表当年在培养的积极分子都有双培养日期；没有这样的人不要求',
      dual_review: '发展党员表当年在培养的发展对象都有双考察日期；没有这样的人不要求',
      dual_notice: '发展党员表当年的预备党员都有双公示日期；没有这样的人不要求',
      dual_management: '发展党员表当年的预备党员都有双管理日期；没有这样的人不要求',
    },
  },
  {
    id: 'red',
    title: '三个红色',
    subject: 'unit',
    proofs: {
      red_column: '红色专栏的版面或链接',
      red_bulletin: '当年红色简报的期号',
      red_hall: '红色大厅的照片',
    },
  },
];

const isPairing = (item: CatalogueItem): item is PairingItem => item.startsWith('pairing_');
/** The kind of 五结对 that an item counts; undefined for the others. */
export const pairingOf = (item: CatalogueItem): keyof typeof pairingKind.entries | undefined =>
  isPairing(item) ? (item.slice('pairing_'.length) as keyof typeof pairingKind.entries) : undefined;

export const itemsOf = ({ proofs }: StandardGroup): readonly CatalogueItem[] => Object.keys(proofs) as CatalogueItem[];

/** An item as the standard names it. */
export function itemTitle(item: CatalogueItem): string {
  const kind = pairingOf(item);
  return kind ? pairingKind.entries[kind].title : titleOf(standardItem, item);
}
/** An item as a group in force names it: the task file may name it otherwise. */
export const titleIn = ({ titles }: StandardGroup, item: CatalogueItem): string => titles?.[item] ?? itemTitle(item);

const groups = new Map<string, StandardGroup>(standardGroups.flatMap((group) => itemsOf(group).map((item) => [item, group] as const)));
/** The group that an item stands in; undefined for an item that nobody asks. */
export const groupOf = (item: string): StandardGroup | undefined => groups.get(item);
/** A group as people name it. */
export const groupTitleOf = (id: string): string => standardGroups.find((group) => group.id === id)?.title ?? id;
