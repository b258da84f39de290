import type { AnyRow } from '#shared/model/table.ts';
import { type Chance, chanceOf } from '../../electron/demo/township-names.ts';

/** One in so many minutes is an earlier one of the year with its dates and a name changed. */
const copiedOneIn = 50;

const documents =
  '党章|支部工作条例|发展党员工作细则|党员教育管理工作条例|纪律处分条例|廉洁自律准则|组织工作条例|民营经济促进法|安全生产法|劳动合同法|数据安全法|反电信网络诈骗法|防汛应急预案|消防安全规定|公益诉讼典型案例|区委全会报告|省委两新工委通知|先进制造业规划|县域商业行动方案|绿色工厂评价通则'.split(
    '|',
  );
const ways =
  '逐章通读并对照岗位找差距|由组织委员领学后分组讨论|观看专题片后交流体会|结合身边案例逐条讲解|以知识问答的形式巩固|请退休老党员现场辅导|先自学再集中谈心得|由青年党员轮流诵读重点段落'.split(
    '|',
  );
const subjects =
  '订单下滑后留住熟练工|仓库消防通道被占|食堂菜价和夜班补贴|困难职工家属住院的帮扶|柑橘采摘季的用工对接|党员示范岗的评选标准|新来大学生的培养|入党积极分子的考察|设备停机的原因|办公区垃圾分类|快递网点暖心驿站的开放时间|客户投诉中的包装破损|重阳节走访退休老党员|招投标中的廉洁风险|活动场地不足|车间高温作业的防护|外来务工子女暑期托管|班车线路的调整|技能比武的报名和奖励|供应商延期交货|宿舍区电动车充电|直播带货的质量承诺|无偿献血和志愿者排班|出口退税资料的归档'.split(
    '|',
  );
const views =
  '建议错峰排班并实行师带徒|要求责任人当场表态限期整改|提出由工会向管理层交书面意见|认为应先摸清底数再定办法|主张把质量抽检合格率列入|提议与楼上企业共用会议室|同意由技术组认领两项改造|希望延长到晚上九点|赞成划片包干并张榜公布|指出上月的措施没有落到班组|推荐邻厂的做法并愿意带队去看|担心人手不够，愿意牵头试行'.split(
    '|',
  );
const results =
  '由支部书记每周检查一次进度|月底前把完成情况报组织委员汇总|形成三条意见报综合党委备案|把整改照片贴在党务公开栏|写成建议书送交管理层研究|安排专人跟踪并在下次会上通报|会后逐台检查了防护罩|当场募集了学习用品|约定中旬由联络员回访一次|分工到人并登记在工作台账'.split(
    '|',
  );
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹'];
const given = [...'建国伟强军磊洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊芳娜敏静秀丽艳娟霞玲燕红梅英慧琴云兰'];

const nameOf = (chance: Chance) => chance.pick(surnames) + chance.pick(given) + chance.pick(given);

function written(chance: Chance, row: AnyRow): string {
  const talks = Array.from(
    { length: chance.whole(2, 4) },
    () => `${nameOf(chance)}就${chance.pick(subjects)}作了发言，${chance.pick(views)}。`,
  );
  return [
    `会议由${String(row.host)}主持，应到${String(row.expected)}人，实到${String(row.present)}人，围绕“${String(row.agenda)}”进行。`,
    `首先学习了${chance.pick(documents)}，${chance.pick(ways)}。`,
    ...talks,
    `会议决定${chance.pick(results)}，${chance.pick(results)}。`,
  ].join('');
}

/**
 * The meetings with minutes as a large township writes them: a set frame, 150 to 250 characters of its own, and some copied from
 * earlier ones of the same year. The same for the same meetings.
 */
export function withMinutes(meetings: readonly AnyRow[]): AnyRow[] {
  const chance = chanceOf(6);
  const earlier = new Map<string, AnyRow[]>();
  return meetings.map((row) => {
    const year = String(row.start).slice(0, 4);
    const past = earlier.get(year) ?? [];
    const copied = past.length > 0 && chance.is(1 / copiedOneIn) ? String(chance.pick(past).summary) : undefined;
    const summary = copied ? copied.replace(/会议由...?主持/, `会议由${nameOf(chance)}主持`) : written(chance, row);
    const after = { ...row, summary };
    earlier.set(year, [...(past.length < 500 ? past : past.slice(-500)), after]);
    return after;
  });
}
