import type { CatalogueItem } from '#shared/standards/catalogue.ts';
import type { Subject, Verdict, VerdictState } from '#shared/standards/verdict.ts';

export const stateTitles: Readonly<Record<VerdictState, string>> = {
  met: '达标',
  unmet: '未达标',
  unmarked: '未评定',
  not_asked: '不要求',
  counted: '结对',
};

/** A verdict as its cell says it. */
export const verdictText = ({ state, count }: Verdict): string => (state === 'counted' ? `${count ?? 0} 对` : stateTitles[state]);

/** By whom it is said; empty where nobody has said anything or there is nothing to say. */
export const byText = ({ by, state }: Verdict): string =>
  state === 'counted' || state === 'not_asked' || by === null ? '' : by === 'ledger' ? '自动判定' : '手工评定';

/** A verdict that is opened, and the lines of one state that are shown alone. */
export interface Place {
  readonly subject: string;
  readonly item: CatalogueItem;
}
export interface Picked {
  readonly item: CatalogueItem;
  readonly state: VerdictState;
}

export const nameOf = ({ row }: Subject): string => row.name ?? '（未填名称）';
