import type { FactsOf } from '../model/tables.ts';
import { asOfNow, cell, isInYear, isThere, type Judge, type Moment, met, notAsked, ofYear, shownBy, unmet } from './automatic.ts';
import type { StandardItem } from './catalogue.ts';
import { threeMeetings } from './three-meetings.ts';

type JudgeParty = Judge<FactsOf<'party_organization'>>;
type Development = FactsOf<'development'>;

/** An activity of a kind in the year, held by the Party organization, or at one of its organizations without saying by whom. */
const activity = (kind: NonNullable<FactsOf<'activity'>['kind']>, title: string): JudgeParty =>
  ofYear((ledger, { id }, moment) => {
    const nearby = ledger.coveredBy(id).flatMap((row) => ledger.activitiesAt(row.id).filter((one) => one.party_organization === null));
    const held = [...ledger.activitiesBy(id), ...nearby].filter((one) => one.kind === kind && isInYear(one.held_on, moment));
    return shownBy(
      held.map((one) => cell('activity', one, 'held_on')),
      `${moment.year} 年开展${title} ${held.length} 次。`,
      `${moment.year} 年的培训活动表里没有它的${title}。`,
      [],
    );
  });

const isBy = (date: string | null, { year, today }: Moment) => date !== null && date <= today && Number(date.slice(0, 4)) <= year;
/** Whether somebody is being developed, or became a full member in the year or after it. */
const isUnderWay = ({ full_on, ended_on, ended_reason }: Development, { year }: Moment) =>
  ended_on === null && ended_reason === null && (full_on === null || Number(full_on.slice(0, 4)) >= year);

/** One of 四个双: everybody who has come so far has its date. */
const dual = (
  from: 'activist_on' | 'candidate_on' | 'admitted_on',
  step: 'dual_training_on' | 'dual_review_on' | 'dual_notice_on' | 'dual_management_on',
  stage: string,
  title: string,
): JudgeParty =>
  ofYear((ledger, { id }, moment) => {
    const asked = ledger.developedIn(id).filter((row) => isBy(row[from], moment) && isUnderWay(row, moment));
    if (asked.length === 0) return notAsked(`${moment.year} 年没有已到这一步的${stage}。`);
    const open = asked.filter((row) => !isBy(row[step], moment));
    return open.length === 0
      ? met(
          `${asked.length} 名${stage}都有${title}日期。`,
          asked.map((row) => cell('development', row, step)),
        )
      : unmet(
          `${asked.length} 名${stage}中，${open.length} 名没有${title}日期。`,
          open.map((row) => cell('development', row, step)),
        );
  });

/** What the ledger can tell of a Party organization [衢州]. */
export const partyOrganizationVerdicts: Readonly<Partial<Record<StandardItem, JudgeParty>>> = {
  venue_room: asOfNow((_, row) =>
    shownBy(
      (row.venue_area ?? 0) > 0 ? [cell('party_organization', row, 'venue_area')] : [],
      `活动场所 ${row.venue_area} ㎡。`,
      '没有填活动场所面积。',
      [cell('party_organization', row, 'venue_area')],
    ),
  ),
  venue_centre: asOfNow((ledger, row, { today }) => {
    const centres = new Map(ledger.coveredBy(row.id).flatMap(({ id }) => ledger.centresFor(id).map((one) => [one.id, one] as const)));
    const open = [...centres.values()].filter((one) => isThere(one.closed_on, today) && (one.opened_on === null || one.opened_on <= today));
    return shownBy(
      open.map((one) => cell('service_center', one, 'covers')),
      `有 ${open.length} 个党员服务中心（站、点）覆盖它的两新组织。`,
      '没有党员服务中心（站、点）覆盖它的两新组织。',
      [],
    );
  }),
  role_identity: activity('identity', '党员亮身份'),
  role_drill: activity('drill', '岗位练兵'),
  role_contest: activity('contest', '服务竞赛'),
  role_volunteer: activity('volunteer', '党员义工'),
  system_meetings: ofYear(threeMeetings),
  dual_training: dual('activist_on', 'dual_training_on', '积极分子', '双培养'),
  dual_review: dual('candidate_on', 'dual_review_on', '发展对象', '双考察'),
  dual_notice: dual('admitted_on', 'dual_notice_on', '预备党员', '双公示'),
  dual_management: dual('admitted_on', 'dual_management_on', '预备党员', '双管理'),
};
