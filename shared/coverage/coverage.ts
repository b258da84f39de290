import type { AnyRow } from '../model/table.ts';
import { type Criterion, metBy } from '../standards/eight-criteria.ts';

/** Ways of covering that count as a Party organization of its own or shared, and those that count as work alone [COV-001]. */
const byOrganization: readonly unknown[] = ['single', 'joint', 'regional', 'trade'];
const byWork: readonly unknown[] = ['attached', 'instructor'];

/** How far organizations are covered: every figure is the length of the list behind it [COV-001]. */
export interface Coverage {
  /** Organizations whose status is 正常: what the rates are of. */
  readonly live: readonly AnyRow[];
  /** Those that meet a criterion of 八必建. */
  readonly due: readonly AnyRow[];
  /** Those linked to a Party organization by 单独/联合/区域/行业组建. */
  readonly built: readonly AnyRow[];
  /** 应建 that are 已建. */
  readonly dueBuilt: readonly AnyRow[];
  /** 应建 that are not. */
  readonly dueOpen: readonly AnyRow[];
  /** 已建, and those that only the work covers: 挂靠 or a 指导员. */
  readonly covered: readonly AnyRow[];
  readonly uncovered: readonly AnyRow[];
}

export type CoverageList = keyof Coverage;

export const isBuilt = (row: AnyRow): boolean => (row.party_organization ?? null) !== null && byOrganization.includes(row.coverage);
const isCovered = (row: AnyRow): boolean => isBuilt(row) || byWork.includes(row.coverage);

/** The lists behind the rates, of any rows of 两新组织. */
export function coverageOf(organizations: Iterable<AnyRow>, criteria: readonly Criterion[]): Coverage {
  const live = [...organizations].filter(({ status }) => status === 'active');
  const due = live.filter((row) => metBy(row, criteria).length > 0);
  return {
    live,
    due,
    built: live.filter(isBuilt),
    dueBuilt: due.filter(isBuilt),
    dueOpen: due.filter((row) => !isBuilt(row)),
    covered: live.filter(isCovered),
    uncovered: live.filter((row) => !isCovered(row)),
  };
}

/** The lengths of the lists that the rates are made of: all that is kept of a month that has passed. */
export interface CoverageCounts {
  readonly live: number;
  readonly due: number;
  readonly dueBuilt: number;
  readonly covered: number;
}

export const countsOf = ({ live, due, dueBuilt, covered }: Coverage): CoverageCounts => ({
  live: live.length,
  due: due.length,
  dueBuilt: dueBuilt.length,
  covered: covered.length,
});

/** A rate with what it is made of; `rate` is of 1, undefined where nothing is to be covered. */
export interface Rate {
  readonly part: number;
  readonly whole: number;
  readonly rate: number | undefined;
}

const rateOf = (part: number, whole: number): Rate => ({ part, whole, rate: whole === 0 ? undefined : part / whole });

/** 组建率 = 应建中已建 / 应建 [COV-001]. */
export const buildingRate = ({ dueBuilt, due }: CoverageCounts): Rate => rateOf(dueBuilt, due);
/** 覆盖率 = (已建 + 工作覆盖) / 全部正常组织 [COV-001]. */
export const coveringRate = ({ covered, live }: CoverageCounts): Rate => rateOf(covered, live);

/** As people read it: 87.5%, never rounded up to 100.0% nor down to 0.0%; — where there is nothing to be covered. */
export function percent({ part, whole, rate }: Rate): string {
  if (rate === undefined) return '—';
  const shown = Math.round(rate * 1000) / 10;
  if (part < whole && shown === 100) return '99.9%';
  return part > 0 && shown === 0 ? '0.1%' : `${shown.toFixed(1)}%`;
}
