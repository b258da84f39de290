import { catalogue } from '#shared/rules/catalogue.ts';
import { branchLifePlanters } from './plant-branch-life.ts';
import { coveragePlanters } from './plant-coverage.ts';
import { developmentPlanters } from './plant-development.ts';
import { meetingPlanters } from './plant-meetings.ts';
import { memberPlanters } from './plant-members.ts';
import { organizationPlanters } from './plant-organizations.ts';
import { partyOrganizationPlanters } from './plant-party-organizations.ts';
import { rowPlanters } from './plant-rows.ts';
import { standardMarkPlanters } from './plant-standard-marks.ts';
import { visitAidPlanters } from './plant-visit-aids.ts';
import { votePlanters } from './plant-votes.ts';
import type { Planter } from './planter.ts';

/** Every planter; those that need a whole branch come first, while whole ones are left. */
export const planters: readonly Planter[] = [
  ...partyOrganizationPlanters,
  ...branchLifePlanters,
  ...votePlanters,
  ...meetingPlanters,
  ...memberPlanters,
  ...coveragePlanters,
  ...organizationPlanters,
  ...rowPlanters,
  ...visitAidPlanters,
  ...standardMarkPlanters,
  ...developmentPlanters,
];

/** Rules that still wait for a planter, in the catalogue's order. */
export const withoutPlanter: readonly string[] = [];

/** Rules of the catalogue that nobody can plant a defect of. */
export const rulesWithoutPlanter = (): string[] => {
  const planted = new Set(planters.map(({ rule }) => rule));
  return catalogue.map(({ id }) => id).filter((id) => !planted.has(id));
};
