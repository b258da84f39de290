import type { Chance } from './township-names.ts';

const documents =
  '党章关于党员义务的规定|支部工作条例|发展党员工作细则|党员教育管理工作条例|纪律处分条例|廉洁自律准则|中央八项规定实施细则|民营经济促进法|安全生产法|劳动合同法|数据安全法|反电信网络诈骗法|防汛防台应急预案|消防安全管理规定|公益诉讼典型案例|区委全会报告|省委社会工作部通知|先进制造业集群规划|县域商业行动方案|绿色工厂评价通则|个人信息保护法|社会组织登记管理条例|慈善法修改要点|职业病防治知识'.split(
    '|',
  );
const ways =
  '逐章通读并对照岗位找差距|由组织委员领学后分组讨论|观看专题片后交流体会|结合身边案例逐条讲解|以知识问答的形式巩固|请退休老党员现场辅导|先自学再集中谈心得|由青年党员轮流诵读重点段落|把条文改写成车间看得懂的十句话|请区委党校老师答疑'.split(
    '|',
  );
const subjects =
  '订单下滑后留住熟练工|仓库消防通道被占|食堂菜价和夜班补贴|困难职工家属住院的帮扶|柑橘采摘季的用工对接|党员示范岗的评选标准|新来大学生的培养|入党积极分子的考察|设备停机的原因|办公区垃圾分类|快递网点暖心驿站的开放时间|客户投诉中的包装破损|重阳节走访退休老党员|招投标中的廉洁风险|活动场地不足|车间高温作业的防护|外来务工子女暑期托管|班车线路的调整|技能比武的报名和奖励|供应商延期交货|宿舍区电动车充电|直播带货的质量承诺|无偿献血和志愿者排班|出口退税资料的归档|幼儿接送时段的校门拥堵|护工短缺和陪护培训|软件外包的保密约定|冬季用气和管道检修|商会会员的互助资金|律师值班和法律咨询点'.split(
    '|',
  );
const views =
  '建议错峰排班并实行师带徒|要求责任人当场表态限期整改|提出由工会向管理层交书面意见|认为应先摸清底数再定办法|主张把质量抽检合格率列入|提议与楼上企业共用会议室|同意由技术组认领两项改造|希望延长到晚上九点|赞成划片包干并张榜公布|指出上月的措施没有落到班组|推荐邻厂的做法并愿意带队去看|担心人手不够，愿意牵头试行|提醒先核对往年台账再签字|主张请街道综治中心一同到场'.split(
    '|',
  );
const results =
  '由支部书记每周检查一次进度|月底前把完成情况报组织委员汇总|形成三条意见报综合党委备案|把整改照片贴在党务公开栏|写成建议书送交管理层研究|安排专人跟踪并在下次会上通报|会后逐台检查了防护罩|当场募集了学习用品|约定中旬由联络员回访一次|分工到人并登记在工作台账|党费收缴情况在宣传栏公示|下季度到烂柯山教育点现场教学|向区总工会申请一笔帮扶金|推选两名党员参加街道宣讲'.split(
    '|',
  );
const openings = ['在%p召开%w，议题是%a。', '%w在%p举行，重点是%a。', '%a是这次%w的主题，地点在%p。', '按月度安排，%w围绕%a在%p进行。'];

export interface Subject {
  readonly year: string;
  readonly what: string;
  readonly place: string;
  readonly agenda: string;
  /** Who may have spoken. */
  readonly names: readonly string[];
}

/** Writes minutes of which no two of a year hold the same two speeches. */
export function minutesWriter(chance: Chance): (subject: Subject) => string {
  const used = new Set<string>();
  const speech = () => `${chance.pick(subjects)}谈了看法，${chance.pick(views)}`;
  const speeches = (year: string): readonly string[] => {
    const [one, other] = [speech(), speech()];
    const key = [year, ...[one, other].sort()].join('|');
    if (one === other || used.has(key)) return speeches(year);
    used.add(key);
    return [one, other, ...Array.from({ length: chance.whole(0, 2) }, speech)];
  };
  return ({ year, what, place, agenda, names }) => {
    const opening = chance.pick(openings).replace('%p', place).replace('%w', what).replace('%a', agenda);
    const study = `${chance.pick(['首先', '会上', '大家'])}学习了${chance.pick(documents)}，${chance.pick(ways)}。`;
    const talks = speeches(year).map((one) => `${chance.pick(names)}就${one}。`);
    return [opening, study, ...talks, `会议决定${chance.pick(results)}，${chance.pick(results)}。`].join('');
  };
}

export const agendas = {
  general: ['三季度工作小结与下一步安排', '学习贯彻上级会议精神', '党员积分公示与意见征求', '年度计划和分工', '党费收支情况通报'],
  committee: ['研究当月党建工作', '讨论入党积极分子培养', '党费收缴与经费使用', '困难党员职工帮扶', '主题党日方案'],
  group: ['岗位安全自查', '学习讨论与思想交流', '党员联系职工情况', '志愿服务分工'],
  theme_day: ['美丽厂区清洁行动', '走进社区办实事', '参观廉洁教育点', '助力橘农采收', '消防演练进企业', '关爱新就业群体'],
} as const;
