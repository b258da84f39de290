import { factsOf } from '../model/facts-of.ts';
import type { AnyRow } from '../model/table.ts';
import type { ParameterValue } from '../rules/rule.ts';

/** By what 规上 and 规下 are told apart; the county may set both numbers in its task file [COV-001, 惯例]. */
export const scaleRule = {
  id: 'COV-001',
  title: '规上、规下企业的划分（达到任一项为规上）',
  source: '惯例',
  parameters: {
    staff: { title: '职工数达到', shipped: 50 },
    revenue: { title: '年营业收入（万元）达到', shipped: 2000 },
  },
} as const;

export interface ScaleLimits {
  readonly staff: number;
  /** 万元 a year. */
  readonly revenue: number;
}

/** The numbers in force: what the ruleset gives, else as shipped. */
export function scaleLimits(parameters: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>): ScaleLimits {
  const given = parameters[scaleRule.id] ?? {};
  const of = (name: keyof ScaleLimits) => (typeof given[name] === 'number' ? given[name] : scaleRule.parameters[name].shipped);
  return { staff: of('staff'), revenue: of('revenue') };
}

/** What an organization can be; one that is no enterprise is neither. */
export const scaleTitles = { above: '规上企业', below: '规下企业', social: '新社会组织' } as const;
export type EnterpriseScale = keyof typeof scaleTitles;
export const isScale = (value: string): value is EnterpriseScale => Object.hasOwn(scaleTitles, value);

/** 规上 or 规下; null for an enterprise of which neither number is known, and for an organization without a category. */
export function scaleOf(row: AnyRow, limits: ScaleLimits): EnterpriseScale | null {
  const { category, staff_full: full, staff_part: part, revenue } = factsOf<'organization'>(row);
  if (category === 'new_social') return 'social';
  if (category !== 'new_economic' || (full === null && revenue === null)) return null;
  return (full ?? 0) + (part ?? 0) >= limits.staff || (revenue ?? 0) >= limits.revenue ? 'above' : 'below';
}
