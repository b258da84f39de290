import type { Field, Kind, RowId, Unread } from './field.ts';

interface Notes<K extends string = string> {
  /** How a row is named for people, and what a link is matched by. */
  readonly label: K;
  /** Fields by which an imported row is taken for one already there, first that has a value. */
  readonly match: readonly K[];
  /** The field within whose value a name identifies: 第一党小组 of another branch is another group. */
  readonly matchWithin?: K;
  /** Where nothing identifies a row: the fields in which it agrees with another that may be the same; a time by its day, codes by any of them. */
  readonly alike?: readonly K[];
  /** The field whose month a closed period protects. */
  readonly dated?: K;
  /** Fields searched besides the label. */
  readonly search?: readonly K[];
  /** The ledger's own table: no sheet of its own. */
  readonly own?: true;
}

export interface Table<N extends string = string, F extends Record<string, Field> = Record<string, Field>> extends Notes {
  readonly name: N;
  readonly title: string;
  readonly fields: F;
}

/** Describes a table once; everything else is made from the description. */
export const table = <N extends string, F extends Record<string, Field<Kind, unknown>>>(
  name: N,
  title: string,
  fields: F,
  notes: Notes<keyof F & string>,
): Table<N, F> => ({ name, title, fields, ...notes });

type ValueOf<F> = F extends Field<Kind, infer V> ? V : never;

/** A row as the ledger keeps it: the value, or what could not be read, or nothing. `unit` is the reporting office's division code. */
export type Row<T> = T extends { name: infer N extends string; fields: infer F }
  ? { readonly id: RowId<N>; readonly unit: string } & { readonly [K in keyof F]: ValueOf<F[K]> | Unread | null }
  : never;

/** A row as rules see it: what could not be read counts as nothing (ROW-002 speaks of it). */
export type Facts<T> = T extends { name: infer N extends string; fields: infer F }
  ? { readonly id: RowId<N>; readonly unit: string } & { readonly [K in keyof F]: ValueOf<F[K]> | null }
  : never;

/** A row of any table, where the code does not care which. */
export type AnyRow = { readonly id: string; readonly unit: string } & Readonly<Record<string, unknown>>;
