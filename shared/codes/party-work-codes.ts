import { codeList } from './code-list.ts';

/** Where a person who is being developed into a member comes from. */
export const developmentSource = codeList('development_source', {
  owner: { title: '业主', aliases: ['出资人', '负责人'] },
  backbone: { title: '骨干', aliases: ['技术骨干', '管理骨干', '生产经营骨干', '业务骨干'] },
  frontline: { title: '一线职工', aliases: ['一线', '职工', '一线工人'] },
  other: '其他',
});
/** Why the development of a person came to an end before the person became a full member. */
export const developmentEnded = codeList('development_ended', {
  withdrawn: { title: '本人撤回', aliases: ['撤回申请', '放弃'] },
  moved: { title: '转出', aliases: ['离开', '调离', '转走'] },
  cancelled: { title: '取消资格', aliases: ['取消预备党员资格', '不予发展'] },
  other: '其他',
});

export const workerKind = codeList('worker_kind', {
  instructor: { title: '党建指导员', aliases: ['指导员'] },
  liaison: { title: '党建联络员', aliases: ['联络员', '党建工作联络员'] },
  grid: { title: '党建网格员', aliases: ['网格员'] },
  service: { title: '服务员', aliases: ['党建服务员'] },
  publicity: { title: '宣传员', aliases: ['党建宣传员'] },
});
/** The grades of a yearly appraisal. */
export const appraisal = codeList('appraisal', {
  excellent: '优秀',
  competent: { title: '称职', aliases: ['合格'] },
  barely: { title: '基本称职', aliases: ['基本合格'] },
  failed: { title: '不称职', aliases: ['不合格'] },
});

export const centreLevel = codeList('centre_level', {
  city: { title: '市级中心', aliases: ['市级', '市'] },
  county: { title: '县级中心', aliases: ['县级', '县', '区级'] },
  township: { title: '乡级中心', aliases: ['乡级', '乡镇街道', '乡镇', '街道'] },
  park: { title: '园区中心', aliases: ['园区', '工业园区'] },
  station: { title: '企业服务站', aliases: ['服务站', '站'] },
  point: { title: '企业服务点', aliases: ['服务点', '点'] },
});

/** How far an assignment of 两包三定 has come. */
export const assignmentProgress = codeList('assignment_progress', {
  waiting: { title: '未启动', aliases: ['未开始'] },
  visiting: { title: '走访摸底', aliases: ['走访', '摸底'] },
  preparing: { title: '筹备组建', aliases: ['筹备', '组建中', '推进中'] },
  applied: { title: '已报批', aliases: ['报批', '待批复'] },
  built: { title: '已建成', aliases: ['完成', '已完成', '已建', '已组建'] },
});

/** 五结对 [衢州]. */
export const pairingKind = codeList('pairing_kind', {
  owner: { title: '业主—两新工委班子', aliases: ['业主结对', '业主'] },
  candidate: { title: '发展对象—党员', aliases: ['发展对象结对', '发展对象'] },
  hardship: { title: '困难员工—党员', aliases: ['困难员工结对', '困难员工', '困难职工'] },
  mobile: { title: '流动党员—服务中心站点', aliases: ['流动党员结对', '流动党员'] },
  migrant: { title: '务工人员—部门', aliases: ['务工人员结对', '党员务工人员', '务工人员'] },
});

export const pointKind = codeList('point_kind', {
  courier: { title: '快递', aliases: ['快递员'] },
  rider: { title: '外卖', aliases: ['外卖骑手', '外卖配送', '送餐员'] },
  ride_hailing: { title: '网约车', aliases: ['网约车司机'] },
  freight: { title: '货运', aliases: ['货车司机', '货运司机'] },
  streaming: { title: '网络主播', aliases: ['主播', '直播'] },
  other: '其他',
});

/** What a branch does once a year. */
export const yearItemKind = codeList('year_item_kind', {
  plan: { title: '年度计划', aliases: ['工作计划', '计划'] },
  summary: { title: '年度总结', aliases: ['总结', '工作总结'] },
  report: { title: '书记述职', aliases: ['述职', '述职评议'] },
  review: { title: '民主评议结果', aliases: ['民主评议', '评议结果'] },
  weak: { title: '软弱涣散整顿', aliases: ['整顿', '软弱涣散'] },
  hardship: { title: '困难帮扶', aliases: ['帮扶'] },
});

/** Activities that a standard asks evidence of. */
export const activityKind = codeList('activity_kind', {
  owner_training: { title: '企业主教育培训', aliases: ['企业主培训', '业主培训'] },
  worker_training: { title: '党务工作者培训', aliases: ['党务培训'] },
  member_training: { title: '党员教育培训', aliases: ['党员培训'] },
  identity: { title: '党员亮身份', aliases: ['亮身份'] },
  drill: { title: '岗位练兵' },
  contest: { title: '服务竞赛' },
  volunteer: { title: '党员义工', aliases: ['志愿服务', '党员志愿者'] },
  other: '其他',
});
