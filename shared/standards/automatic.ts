import type { FieldName, TableName } from '../model/tables.ts';
import type { Ruleset } from '../rules/rule.ts';
import type { Evidence, StandardLedger } from './standard-ledger.ts';

/** What the ledger itself says of a subject: 达标, 未达标, or that nothing is asked of it. */
export interface Automatic {
  readonly state: 'met' | 'unmet' | 'not_asked';
  /** Chinese: what was found, or what is missing. */
  readonly reason: string;
  /** The cells it rests on; of what is missing, those where it would stand. */
  readonly evidence: readonly Evidence[];
}

/** The year judged, the civil date of today, and the ruleset in force for the rules that a verdict rests on. */
export interface Moment {
  readonly year: number;
  readonly today: string;
  readonly ruleset: Pick<Ruleset, 'parameters' | 'severities'>;
}

/** A verdict of the ledger; undefined where it cannot tell, so that somebody has to mark it. */
export type Judge<S> = (ledger: StandardLedger, subject: S, moment: Moment) => Automatic | undefined;

const thisYear = ({ today }: Moment) => Number(today.slice(0, 4));

/** Holds for this year only: of what a row says now, the ledger does not keep what it said in years past. */
export const asOfNow =
  <S>(judge: Judge<S>): Judge<S> =>
  (ledger, subject, moment) =>
    moment.year === thisYear(moment) ? judge(ledger, subject, moment) : undefined;

/** Holds for any year that has begun: what it rests on is dated. */
export const ofYear =
  <S>(judge: Judge<S>): Judge<S> =>
  (ledger, subject, moment) =>
    moment.year <= thisYear(moment) ? judge(ledger, subject, moment) : undefined;

/** Whether a civil date lies in the year judged and has come. */
export const isInYear = (date: string | null, { year, today }: Moment): boolean =>
  date !== null && Number(date.slice(0, 4)) === year && date <= today;

export const cell = <N extends TableName>(table: N, row: { readonly id: string }, field: FieldName<N>): Evidence => ({
  table,
  id: row.id,
  field,
});

export const met = (reason: string, evidence: readonly Evidence[]): Automatic => ({ state: 'met', reason, evidence });
export const unmet = (reason: string, evidence: readonly Evidence[]): Automatic => ({ state: 'unmet', reason, evidence });
export const notAsked = (reason: string): Automatic => ({ state: 'not_asked', reason, evidence: [] });

/** 达标 where any cell shows it, else 未达标 with the cells where it would stand. */
export const shownBy = (shown: readonly Evidence[], found: string, missing: string, places: readonly Evidence[]): Automatic =>
  shown.length > 0 ? met(found, shown) : unmet(missing, places);

/** Whether a person, a centre or a Party organization that may end on a date is there today. */
export const isThere = (endedOn: string | null, today: string): boolean => endedOn === null || endedOn > today;
