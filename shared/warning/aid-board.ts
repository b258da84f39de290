import { factsOf } from '../model/facts-of.ts';
import type { AnyRow } from '../model/table.ts';
import type { FactsOf } from '../model/tables.ts';
import { type Warning, warningKey } from './warning.ts';
import { kindNames, warningKinds } from './warning-kinds.ts';
import { isWarningRule } from './warning-rules.ts';

type Aid = FactsOf<'visit_aid'>;

/** How far the 帮扶 of a warning has come [WRN-003]. */
export const aidStates = ['open', 'overdue', 'awaiting', 'helping'] as const;
export type AidState = (typeof aidStates)[number];
export const aidStateTitles: Readonly<Record<AidState, string>> = {
  open: '未落实',
  overdue: '逾期',
  awaiting: '待销号',
  helping: '帮扶中',
};

/** A warning that stands, and what is done about it. */
export interface AidedWarning {
  readonly warning: Warning;
  readonly state: AidState;
  /** The latest measure. */
  readonly aid: Aid | undefined;
  /** Measures before it, the latest first. */
  readonly earlier: readonly Aid[];
}

/** A measure whose warning the ledger no longer shows. */
export interface SettledAid {
  readonly aid: Aid;
  /** It was settled without a word on the outcome, which every warning is to have. */
  readonly unrecorded: boolean;
}

export interface AidBoard {
  readonly standing: readonly AidedWarning[];
  readonly settled: readonly SettledAid[];
}

/**
 * Brings warnings and 预警帮扶 together: a warning is gone only when the ledger no longer shows it, whatever was written about it [WRN-003].
 * Rows that name no rule that warns belong to nothing here (the rule WRN-003 speaks of them).
 */
export function aidBoard(warnings: readonly Warning[], rows: Iterable<AnyRow>, today: string): AidBoard {
  const aids = [...rows].map((row) => factsOf<'visit_aid'>(row)).filter(({ rule }) => isWarningRule(rule));
  const bySubject = new Map<string, Aid[]>();
  for (const aid of aids)
    for (const subject of [aid.party_organization, aid.organization]) {
      if (subject === null) continue;
      const known = bySubject.get(subject);
      if (known) known.push(aid);
      else bySubject.set(subject, [aid]);
    }
  const used = new Set<string>();
  const standing = warnings.map((warning): AidedWarning => {
    const near = new Set([...(bySubject.get(warning.id) ?? []), ...(bySubject.get(warning.organization ?? '') ?? [])]);
    const [aid, ...earlier] = [...near].filter((one) => speaksOf(one, warning)).sort(latestFirst);
    for (const one of aid ? [aid, ...earlier] : []) used.add(one.id);
    return { warning, state: stateOf(aid, today), aid, earlier };
  });
  const settled = aids
    .filter(({ id }) => !used.has(id))
    .sort(latestFirst)
    .map((aid) => ({ aid, unrecorded: aid.outcome === null }));
  return { standing, settled };
}

/** What goes into 预警内容 of a measure, so that it is known again whichever kind of its rule the warning is. */
export const aidSubject = ({ kind, message }: Warning): string => `${warningKinds[kind].title}：${message}`;

/** Whether a measure is about this warning, and about this time of it: one that ended before the warning arose was about an earlier time. */
function speaksOf(aid: Aid, warning: Warning): boolean {
  if (aid.rule !== warning.rule) return false;
  if (aid.closed_on !== null && warning.arose !== null && aid.closed_on < warning.arose) return false;
  if (aid.party_organization !== null && aid.party_organization !== warning.id) return false;
  const text = aid.warning ?? '';
  const named = kindNames.filter((kind) => warningKinds[kind].rule === aid.rule && text.includes(warningKinds[kind].title));
  if (named.length > 0 && !named.includes(warning.kind)) return false;
  if (warning.organization !== null)
    return aid.organization === warning.organization || (aid.organization === null && aid.party_organization !== null);
  // an organization named without a word on the kind: the warning about that organization is meant, where the rule has one
  return aid.party_organization !== null && (aid.organization === null || named.length > 0 || warning.rule === 'WRN-001');
}

function stateOf(aid: Aid | undefined, today: string): AidState {
  if (!aid) return 'open';
  if (aid.outcome !== null || aid.closed_on !== null) return 'awaiting';
  return aid.due_on !== null && aid.due_on < today ? 'overdue' : 'helping';
}

/** The day of a measure, then the order in which ids were given. */
const latestFirst = (a: Aid, b: Aid) => {
  const [one, other] = [`${a.raised_on ?? ''} ${a.id}`, `${b.raised_on ?? ''} ${b.id}`];
  return one < other ? 1 : one > other ? -1 : 0;
};

export const keyOf = ({ warning }: AidedWarning): string => warningKey(warning);
