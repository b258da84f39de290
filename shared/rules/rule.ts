import type { LocalEntries } from '../codes/local-codes.ts';
import type { FactsOf, FieldName, RowOf, TableName } from '../model/tables.ts';
import type { Criterion } from '../standards/eight-criteria.ts';
import type { ItemChanges } from '../standards/item-changes.ts';

export type Severity = 'error' | 'warning';
export type ParameterValue = number | string | boolean;

/** A number, text or switch of a rule that the county may set in its task file. */
export interface Parameter<V extends ParameterValue = ParameterValue> {
  readonly title: string;
  /** The shipped default; 惯例 unless the rule's source says otherwise. */
  readonly shipped: V;
}
export type Parameters = Readonly<Record<string, Parameter>>;
type Widened<V> = V extends number ? number : V extends string ? string : boolean;
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: Widened<P[K]['shipped']> };

/**
 * How a changed row leads to the subjects whose finding it can change. It drives incremental checking:
 * `self` the changed row is the subject · `to` the subject is what the changed row's link field points to ·
 * `same` subjects that share the value of this field (their own field of the same name) with the changed row ·
 * `from` subjects whose link field points to the changed row.
 * `minutes` later meetings of its unit and year whose minutes are alike, by the rule's parameter named `alike`, at least `lowest` ·
 * `next` goes one step further from the rows found.
 */
export type Reach = Step | { readonly by: 'minutes'; readonly alike: string; readonly lowest: number };

/** A way that links and equal values lead. */
export type Step =
  | { readonly by: 'self' }
  | { readonly by: 'to'; readonly field: string; readonly next?: Step }
  | { readonly by: 'same'; readonly field: string }
  | { readonly by: 'from'; readonly field: string; readonly table?: TableName; readonly next?: Step };

/** One table that a rule reads: which fields, and whom a change in them concerns. */
export interface Read {
  readonly table: TableName;
  readonly fields: readonly string[];
  readonly reach: Reach;
}

/** A read of the given table, its field names checked. `reach` defaults to the changed row itself. */
export const reads = <N extends TableName>(table: N, fields: readonly FieldName<N>[], reach: Reach = { by: 'self' }): Read => ({
  table,
  fields,
  reach,
});

/** What a check may ask of the ledger. Rows it gives hold null where nothing readable stands. */
export interface FactsView {
  get<N extends TableName>(table: N, id: string | null): FactsOf<N> | undefined;
  /** Rows whose field equals the value; for `codes` and `links` fields, rows whose list holds it. */
  where<N extends TableName>(table: N, field: FieldName<N> | KeyName, value: string): readonly FactsOf<N>[];
  /** The minutes of a unit's year, named as `minutesPlace` does. */
  minutes(place: string): MinutesOfYear;
}

/** Derived keys that rows can be looked up by besides their fields: see rules/derived-keys.ts. */
export type KeyName = 'normalized_name' | 'name_and_birth' | 'number_digits' | 'day_and_unit';

/** What of a meeting its minutes are compared by. */
export type MinutesRow = Pick<FactsOf<'meeting'>, 'id' | 'unit' | 'start' | 'branch' | 'summary'>;

/** A meeting whose minutes are alike, and how much: 0 to 1. */
export interface AlikeMinutes {
  readonly id: string;
  readonly like: number;
}

/** The minutes of one unit and year, to be compared: see rules/meeting/minutes-likeness.ts. */
export interface MinutesOfYear {
  /** The earliest meeting before this one whose minutes are at least so much alike; the other kinds of its own event do not count. */
  earliestAlike(meeting: MinutesRow, atLeast: number): AlikeMinutes | undefined;
  /** The meetings after this one whose minutes are at least so much alike. */
  laterAlike(meeting: MinutesRow, atLeast: number): readonly string[];
  /** Every meeting, where asking all of them anew takes little. */
  ids?(): readonly string[];
}

export interface Context<P extends Parameters = Parameters> {
  readonly facts: FactsView;
  /** The civil date of today. */
  readonly today: string;
  /** The month being checked, `YYYY-MM`. */
  readonly period: string;
  readonly parameters: ValuesOf<P>;
}

/** What a rule found on its subject. Severity is given only where the rule has both. */
export interface Finding {
  readonly field: string;
  /** Chinese: names the fault and says how to mend it. */
  readonly message: string;
  readonly severity?: Severity;
  /** Another row to show beside it. */
  readonly other?: { readonly table: TableName; readonly id: string };
}

/** A row that a link can lead to, as people name it. */
export interface NamedRow {
  readonly id: string;
  readonly label: string;
}

/** A cell that a rule found fault with, as it is stored. */
export interface FaultyCell<N extends TableName = TableName> {
  /** The value of the field as stored: null, `{unread}`, or a value of its kind. */
  readonly value: unknown;
  readonly row: RowOf<N>;
  readonly field: string;
  /** The civil date of today, for years that a text leaves out. */
  readonly today: string;
  /** Rows that links to a table can lead to; none where the caller knows none. */
  named(table: TableName): readonly NamedRow[];
}

/** A way to mend a cell without asking anybody. The value is as `coerce` leaves it: it is written as it stands. */
export interface Mend {
  /** Chinese, for a button: 改为“2026-03-05”. Of personal data it says what is done, never the value. */
  readonly title: string;
  readonly value: unknown;
  /** The field to write where it is not the one the finding stands on. */
  readonly field?: string;
  /** Somebody should look at this one: never applied to a whole column at once. */
  readonly toCheck?: true;
}

export interface Rule<N extends TableName = TableName, P extends Parameters = Parameters> {
  readonly id: string;
  readonly table: N;
  readonly title: string;
  /** The severity a finding has unless it says another. */
  readonly severity: Severity;
  /** Whether some findings say another severity. */
  readonly mixed?: true;
  /** What the rule rests on: 条例11, 细则32, GB 32100-2015, 惯例 … shown beside every finding. */
  readonly source: string;
  readonly parameters: P;
  readonly reads: readonly Read[];
  /** Whether the finding depends on the month being checked. */
  readonly periodic?: true;
  check(row: FactsOf<N>, context: Context<P>): readonly Finding[];
  /** Quick fixes of a cell the rule found fault with, each of which makes the finding go away; none where it would have to guess. */
  mend?(cell: FaultyCell<N>): readonly Mend[];
}

/** A rule with its subject's type put aside, as the catalogue and the engine hold it. */
export type AnyRule = Omit<Rule, 'check' | 'mend'> & {
  check(row: never, context: Context<never>): readonly Finding[];
  mend?(cell: FaultyCell<never>): readonly Mend[];
};

export const rule = <N extends TableName, const P extends Parameters>(definition: Rule<N, P>): Rule<N, P> => definition;

/** A finding as the ledger keeps and shows it. */
export interface Problem {
  readonly rule: string;
  readonly severity: Severity;
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
  readonly message: string;
  readonly other?: { readonly table: TableName; readonly id: string };
  /** The written 说明, where the warning has one. */
  readonly waived?: string;
}

/** Rule parameters, severities and criteria in force for a month, stamped into periods and packages. */
export interface Ruleset {
  readonly id: string;
  readonly version: number;
  /** By rule id, then by parameter name; what is absent keeps the shipped default. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  /** By rule id: another severity, or off. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Day of the next month by which a month is due. */
  readonly dueDay: number;
  /** By month, the day it is due where that is another one; none where absent. */
  readonly dueDates?: Readonly<Record<string, string>>;
  /** 八必建: organizations that meet any of them are to have a Party organization. */
  readonly criteria: readonly Criterion[];
  /** What was added to the open code lists; none where absent. */
  readonly lists?: LocalEntries;
  /** By item of the standards catalogue, what is otherwise than shipped; none where absent. */
  readonly standards?: ItemChanges;
}
