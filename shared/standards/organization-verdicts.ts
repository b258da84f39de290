import type { FactsOf } from '../model/tables.ts';
import { asOfNow, cell, isInYear, isThere, type Judge, type Moment, ofYear, shownBy } from './automatic.ts';
import type { StandardItem } from './catalogue.ts';
import type { Evidence, StandardLedger } from './standard-ledger.ts';

type Organization = FactsOf<'organization'>;
type JudgeOrganization = Judge<Organization>;

const serving = (ledger: StandardLedger, id: string, { today }: Moment, kinds?: readonly FactsOf<'worker'>['kind'][]) =>
  ledger
    .workersFor(id)
    .filter(({ kind, ended_on }) => isThere(ended_on, today) && (!kinds || kinds.includes(kind)))
    .map((row) => cell('worker', row, 'serves'));

const filled = (row: Organization, field: 'instructor' | 'liaison'): Evidence[] =>
  row[field] === null ? [] : [cell('organization', row, field)];

/** What the organization's Party organization must show; where it has none, the ledger cannot tell. */
const byParty = (
  shows: (row: FactsOf<'party_organization'>) => readonly Evidence[],
  found: string,
  missing: string,
  place: 'venue_area' | 'fund_source',
): JudgeOrganization =>
  asOfNow((ledger, { id }, { today }) => {
    const parties = ledger.partyOf(id).filter(({ ended_on }) => isThere(ended_on, today));
    if (parties.length === 0) return undefined;
    return shownBy(
      parties.flatMap(shows),
      found,
      missing,
      parties.map((row) => cell('party_organization', row, place)),
    );
  });

/** A person who was named 积极分子 and is neither a full member nor given up. */
const isActivist = (row: FactsOf<'development'>, today: string) =>
  row.activist_on !== null && row.activist_on <= today && row.full_on === null && row.ended_on === null && row.ended_reason === null;

const massGroups = ['has_union', 'has_youth_league', 'has_women'] as const;

/** What the ledger can tell of an organization [衢州]. */
export const organizationVerdicts: Readonly<Partial<Record<StandardItem, JudgeOrganization>>> = {
  special_person: asOfNow((ledger, row, moment) =>
    shownBy(
      [...filled(row, 'instructor'), ...filled(row, 'liaison'), ...serving(ledger, row.id, moment)],
      '已有专人：党建指导员、联络员或联系它的党务工作者。',
      '没有填党建指导员和联络员，也没有在任的党务工作者联系它。',
      [cell('organization', row, 'instructor')],
    ),
  ),
  special_place: byParty(
    (row) => [
      ...((row.venue_area ?? 0) > 0 ? [cell('party_organization', row, 'venue_area')] : []),
      ...(row.venue_use === null ? [] : [cell('party_organization', row, 'venue_use')]),
    ],
    '它的党组织有活动场所。',
    '它的党组织没有填活动场所面积和场所使用。',
    'venue_area',
  ),
  special_fund: byParty(
    (row) => [
      ...(row.fund_source === null ? [] : [cell('party_organization', row, 'fund_source')]),
      ...(row.fund_in_budget === true ? [cell('party_organization', row, 'fund_in_budget')] : []),
    ],
    '它的党组织有活动经费。',
    '它的党组织没有填经费来源，经费也没有列入预算。',
    'fund_source',
  ),
  six_liaison: asOfNow((ledger, row, moment) =>
    shownBy(
      [...filled(row, 'liaison'), ...serving(ledger, row.id, moment, ['liaison'])],
      '有党建工作联络员。',
      '没有填联络员，也没有在任的党建联络员联系它。',
      [cell('organization', row, 'liaison')],
    ),
  ),
  six_activists: asOfNow((ledger, row, { today }) => {
    const declared = row.activists ?? 0;
    const known = ledger.developedAt(row.id).filter((one) => isActivist(one, today));
    return shownBy(
      [...(declared > 0 ? [cell('organization', row, 'activists')] : []), ...known.map((one) => cell('development', one, 'activist_on'))],
      `有入党积极分子：两新组织表填 ${declared} 名，发展党员表有 ${known.length} 名。`,
      '积极分子数没有填或为 0，发展党员表也没有在培养的积极分子。',
      [cell('organization', row, 'activists')],
    );
  }),
  six_owner_training: ofYear((ledger, row, moment) => {
    const held = [...ledger.activitiesAt(row.id), ...ledger.activitiesForAll(row.unit)].filter(
      ({ kind, held_on }) => kind === 'owner_training' && isInYear(held_on, moment),
    );
    return shownBy(
      held.map((one) => cell('activity', one, 'held_on')),
      `${moment.year} 年举办企业主教育培训 ${held.length} 次。`,
      `${moment.year} 年没有写明本组织或面向全乡镇街道的企业主教育培训。`,
      [],
    );
  }),
  six_mass_groups: asOfNow((_, row) =>
    shownBy(
      massGroups.filter((field) => row[field] === true).map((field) => cell('organization', row, field)),
      '已建群团组织。',
      '工会、团组织、妇联没有一项填为已建。',
      [cell('organization', row, 'has_union')],
    ),
  ),
};
