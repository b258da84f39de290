import type { Chance } from '../../electron/demo/township-names.ts';

const studies = [
  '集中学习了党章关于党员义务和权利的规定，逐条对照各自岗位',
  '通读支部工作条例中三会一课的要求，由组织委员逐章讲解',
  '学习发展党员工作细则，重点弄清预备期考察的时间和手续',
  '观看安全生产警示片，结合车间三起险情谈了整改',
  '学习习近平总书记关于促进民营经济发展的重要论述，交流对营商环境的看法',
  '学习党员教育管理工作条例，商定本季度的学时安排',
  '围绕基层治理案例开展研讨，分组提出解决邻里停车难的办法',
  '学习党的纪律处分条例，对照典型案例谈认识',
  '重温入党誓词，老党员讲述建厂初期带头抢修锅炉的经历',
  '学习数字化改革有关文件，技术骨干演示了新上线的排产系统',
  '学习劳动合同法和工资集体协商的规定，工会主席作了说明',
  '诵读红色家书，三名青年党员谈了读后感',
  '学习防汛防台应急预案，明确了值班表和物资清单',
  '学习反电信诈骗知识，财务人员介绍了最近的骗术',
];
const talks = [
  '就订单下滑后如何留住熟练工进行讨论，提出错峰排班和师带徒两条建议',
  '对仓库消防通道被占的问题开展批评和自我批评，责任人当场表态',
  '讨论了食堂菜价和夜班补贴，会后由工会向管理层提交书面意见',
  '商量困难职工家属住院的帮扶，确定两名党员轮流陪护',
  '研究与邻近村社的结对事项，初步定下柑橘采摘季的用工对接',
  '讨论党员示范岗的评选标准，提出把质量抽检合格率列入',
  '就新来大学生的培养谈了意见，确定三名联系人',
  '听取入党积极分子的思想汇报，指出参加志愿活动还不够主动',
  '分析设备停机的原因，党员技术组认领了两项改造',
  '讨论办公区垃圾分类的落实，划分了责任区',
  '对快递网点暖心驿站的开放时间提出调整，延长到晚上九点',
  '梳理客户投诉，认为包装破损是主要原因，安排专人跟踪',
  '商议重阳节走访退休老党员的路线和慰问品',
  '就招投标中的廉洁风险谈了看法，提议增加一道复核',
  '讨论如何向出资人反映活动场地不足，拟与楼上企业共用会议室',
];
const results = [
  '会议明确由支部书记每周检查一次进度，下次会上通报',
  '最后分工到人，月底前把完成情况报组织委员汇总',
  '会后清扫了厂区外的人行道，用时四十分钟',
  '会上收缴了当月党费，登记后公示在宣传栏',
  '形成三条意见，报综合党委备案',
  '确定下个月到烂柯山红色教育点开展现场教学',
  '大家同意把整改照片贴在党务公开栏接受监督',
  '当场为两户困难家庭募集了学习用品',
  '会后党员到车间逐台检查了防护罩，发现的两处松动已处理',
  '安排青年党员整理会议记录并归档',
  '决定把讨论结果写成建议书，送交管理层研究',
  '约定中旬由联络员回访一次，看措施是否落地',
];
const places = [
  '机加工车间',
  '质检室',
  '物流部',
  '研发中心',
  '客服中心',
  '办公室',
  '仓储部',
  '财务部',
  '后勤组',
  '销售部',
  '教研组',
  '护理部',
];

/** Texts of meetings that no two share: three sentences together come once (until there are more meetings than threes). */
export function minutesWriter(chance: Chance): (who: string, speaker: string, agenda: string) => string {
  const used = new Set<string>();
  return (who, speaker, agenda) => {
    for (let tries = 0; ; tries++) {
      const [study, talk, other, result] = [chance.pick(studies), chance.pick(talks), chance.pick(talks), chance.pick(results)];
      const threes = [
        [study, ...[talk, other].sort()],
        [study, talk, result],
        [study, other, result],
        [...[talk, other].sort(), result],
      ].map((three) => three.join('|'));
      if (tries < 40 && (talk === other || threes.some((three) => used.has(three)))) continue;
      for (const three of threes) used.add(three);
      return `${who}围绕“${agenda}”开会，${study}。${speaker}结合${chance.pick(places)}的工作作了发言；${talk}。随后${other}。${result}。`;
    }
  };
}

export const agendas = {
  general: ['三季度工作小结与下一步安排', '学习贯彻上级会议精神', '支部换届后的分工通报', '党员积分公示与意见征求'],
  committee: ['研究当月党建工作', '讨论入党积极分子培养', '党费收缴与经费使用', '困难党员职工帮扶', '主题党日方案'],
  group: ['岗位安全自查', '学习讨论与思想交流', '党员联系职工情况', '志愿服务分工'],
  theme_day: ['美丽厂区清洁行动', '走进社区办实事', '参观南孔家庙廉洁教育点', '助力橘农采收', '消防演练进企业', '关爱新就业群体'],
} as const;
