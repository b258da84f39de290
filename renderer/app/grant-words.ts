import type { GrantShown } from '#shared/contract/grants.ts';
import { monthTitle } from './period-words.ts';

/** What a 批复 grants, for people: 2026年10月延期至 2026-11-12. */
export const grantSentence = ({ period, act, due, revision }: Pick<GrantShown, 'period' | 'act' | 'due' | 'revision'>): string =>
  act === 'extend' ? `${monthTitle(period)}延期至 ${due}` : `${monthTitle(period)}第 ${revision} 版准予更正`;
