import { codeList } from './code-list.ts';

export const unitLevel = codeList('unit_level', {
  city: '市',
  county: { title: '县', aliases: ['县市区', '区'] },
  township: { title: '乡', aliases: ['乡镇街道', '乡镇', '街道'] },
});

export const partyKind = codeList('party_kind', {
  committee: { title: '党委', aliases: ['基层党委'] },
  working_committee: { title: '党工委' },
  combined_committee: { title: '综合党委' },
  trade_committee: { title: '行业党委' },
  general_branch: { title: '党总支', aliases: ['总支', '党总支部'] },
  branch: { title: '党支部', aliases: ['支部', '单独党支部'] },
  joint_branch: { title: '联合党支部', aliases: ['联合支部'] },
  mobile_branch: { title: '流动党员党支部' },
  functional_branch: { title: '功能型党支部' },
  temporary_branch: { title: '临时党支部' },
});

/** Kinds that hold meetings as a branch does. */
export const branchKinds: readonly string[] = ['branch', 'joint_branch', 'mobile_branch', 'functional_branch', 'temporary_branch'];

export const secretarySource = codeList('secretary_source', {
  elected: { title: '内部推选', aliases: ['本单位', '选举产生'] },
  owner: { title: '业主兼任', aliases: ['出资人兼任'] },
  manager: { title: '中高层管理人员' },
  assigned: { title: '上级选派', aliases: ['选派', '下派'] },
  other: '其他',
});

export const fullTime = codeList('full_time', { full: { title: '专职' }, part: { title: '兼职' } });
export const venueUse = codeList('venue_use', { own: { title: '独用', aliases: ['自有'] }, shared: { title: '共用', aliases: ['共享'] } });
export const demoLevel = codeList('demo_level', { city: '市级', county: '县级', township: '乡级', none: '无' });
export const stars = codeList('stars', { s1: '一星', s2: '二星', s3: '三星', s4: '四星', s5: '五星' });

export const sex = codeList('sex', { male: { title: '男', aliases: ['男性'] }, female: { title: '女', aliases: ['女性'] } });
export const memberCategory = codeList('member_category', {
  full: { title: '正式党员', aliases: ['正式'] },
  probationary: { title: '预备党员', aliases: ['预备'] },
});
/** GB/T 4658-2006, as far as the ledger tells levels apart. */
export const education = codeList('education', {
  '10': { title: '研究生', aliases: ['硕士', '博士', '硕士研究生', '博士研究生'] },
  '20': { title: '大学本科', aliases: ['本科', '大学'] },
  '30': { title: '大学专科', aliases: ['大专', '专科'] },
  '40': { title: '中等职业教育', aliases: ['中专', '技校', '职高', '中技'] },
  '60': { title: '普通高级中学', aliases: ['高中'] },
  '70': { title: '初级中学', aliases: ['初中'] },
  '80': { title: '小学' },
  '90': { title: '其他', aliases: ['文盲', '半文盲'] },
});
export const post = codeList('post', {
  senior: { title: '高层管理', aliases: ['高管', '业主'] },
  middle: { title: '中层', aliases: ['中层管理', '中层干部'] },
  technical: { title: '技术', aliases: ['技术人员', '技术骨干', '专业技术'] },
  frontline: { title: '一线', aliases: ['一线职工', '工人', '普工'] },
  retired: { title: '离退休' },
  other: '其他',
});
export const partyPost = codeList('party_post', {
  secretary: { title: '书记', aliases: ['支部书记', '党支部书记'] },
  deputy: { title: '副书记' },
  committee: { title: '委员', aliases: ['支委', '组织委员', '宣传委员', '纪检委员'] },
  group_leader: { title: '党小组组长', aliases: ['组长', '党小组长'] },
  none: { title: '无', aliases: ['党员'] },
});
export const memberLeft = codeList('member_left', {
  transferred: { title: '转出', aliases: ['组织关系转出'] },
  died: { title: '去世', aliases: ['死亡'] },
  expelled: { title: '出党', aliases: ['开除党籍', '除名'] },
  resigned: { title: '自行脱党', aliases: ['退党'] },
  other: '其他',
});

export const meetingKind = codeList('meeting_kind', {
  general: { title: '支部党员大会', aliases: ['党员大会', '支部大会', '大会'] },
  committee: { title: '支委会', aliases: ['支部委员会', '支部委员会会议'] },
  group: { title: '党小组会', aliases: ['小组会'] },
  lecture: { title: '党课' },
  theme_day: { title: '主题党日', aliases: ['主题党日活动', '支部主题党日'] },
  life: { title: '组织生活会' },
  review: { title: '民主评议党员', aliases: ['民主评议'] },
  talk: { title: '谈心谈话', aliases: ['谈心'] },
});
export const meetingPurpose = codeList('meeting_purpose', {
  ordinary: { title: '一般' },
  election: { title: '选举', aliases: ['换届选举', '换届'] },
  admit: { title: '接收预备党员', aliases: ['发展党员', '吸收预备党员'] },
  confirm: { title: '转正', aliases: ['预备党员转正'] },
});

/** GB/T 3304-1991. */
const nations =
  '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族'.split(
    ' ',
  );
export const ethnicity = codeList(
  'ethnicity',
  Object.fromEntries(nations.map((title, index) => [String(index + 1).padStart(2, '0'), { title, aliases: [title.replace(/族$/, '')] }])),
);
