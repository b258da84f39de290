import { type GivenParameters, inForce } from '../warning/warning-rules.ts';

/**
 * What holds for reporting itself and is no finding about a row; the county may set the parameters in its task file like those of any rule.
 * Source: 惯例.
 */
export const reportingRules = {
  'RPT-001': {
    title: '职工数、从业人数大增大减要写明原因',
    source: '惯例',
    parameters: {
      share: { title: '增减达到原来的几成（0.5 为一半）', shipped: 0.5 },
      least: { title: '并且至少增减几人', shipped: 10 },
    },
  },
  'RPT-002': {
    title: '导出以后没有回执的提醒',
    source: '惯例',
    parameters: { days: { title: '导出几天没有回执就提醒', shipped: 5 } },
  },
  'RPT-003': {
    title: '更正须有上级批复',
    source: '惯例',
    parameters: { needs_grant: { title: '上级接收以后或过了报送期限，须有批复才能更正', shipped: false } },
  },
} as const;

/** By how much a head count must leap before the reason is asked [RPT-001]. */
export const leapLimits = (given: GivenParameters) => inForce('RPT-001', reportingRules['RPT-001'].parameters, given);
/** After how many days without a receipt one is reminded [RPT-002]. */
export const receiptWait = (given: GivenParameters): number => inForce('RPT-002', reportingRules['RPT-002'].parameters, given).days;
/** Whether a month that was accepted or is overdue is only amended with the superior's 批复 [RPT-003]. */
export const amendingNeedsGrant = (given: GivenParameters): boolean =>
  inForce('RPT-003', reportingRules['RPT-003'].parameters, given).needs_grant;
