import { plainText } from '../../model/plain-text.ts';

/** What rooms, their floors and their use are called everywhere: what is left of a place without these says where it is. */
const everywhere = new RegExp(
  [
    '党员|党建|党群|党支部|党组织|党代表|支部|支委|职工|员工|工会|群团|妇女|青年|红色|先锋|初心|同心',
    '活动|会议|会客|接待|洽谈|培训|教育|学习|教学|阅览|图书|报告|多功能|多媒体|办公|工作|值班|休息|谈心|谈话|宣誓|展示|荣誉|文化|文体|娱乐|远程',
    '阵地|驿站|之家|家园|服务|中心|基地|食堂|餐厅|车间|仓库|厂区|厂房|厂|园区|大厅|大堂|门厅|走廊|广场|操场|院子|宿舍|教室|礼堂|讲堂|课堂|电教|书记|经理|主任',
    '公司|企业|单位|集团|总部|机关|学校|医院|商会|协会|本部|社区|小区|村委会|居委会|村|现场|户外|室外',
    '线上|网上|网络|腾讯|钉钉|视频|云|微信|直播',
    '[室厅房间楼层栋幢座区号站点院所处屋馆党会吧角]|[大小新老东西南北上下左右前后侧中第本我各内外里旁]|[零一二三四五六七八九十百两甲乙丙丁\\d#a-z]',
  ].join('|'),
  'gi',
);

/** A place as it is compared. */
export const placeText = (place: string | null): string => plainText(place ?? '').replace(/\s/g, '');

/**
 * Whether a place, compared as `placeText` writes it, says where it is: by the name of a building, a street, an organization. 活动室 and 二楼会议室
 * are a room of whoever writes them, so two branches that write them need not mean the same one.
 */
export const saysWhere = (text: string): boolean => (text.replace(everywhere, '').match(/\p{L}/gu)?.length ?? 0) >= 2;
