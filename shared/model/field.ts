import type { CodeList } from '../codes/code-list.ts';

/** Every kind of field. Each side keeps one map per kind with `satisfies Record<Kind, …>`. */
export type Kind =
  | 'text'
  | 'note'
  | 'count'
  | 'amount'
  | 'date'
  | 'month'
  | 'time'
  | 'yesNo'
  | 'code'
  | 'codes'
  | 'link'
  | 'links'
  | 'records';

/** Texts with a shape of their own: cleaned on entry, checked by rules, given as pattern in the package. */
export type TextFormat = 'creditCode' | 'idNumber' | 'phone' | 'division';

export type RowId<T extends string = string> = string & { readonly of: T };

/** What was typed or pasted and could not be read: kept as it stood, an error until mended. */
export interface Unread {
  readonly unread: string;
}

export interface RecordColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: 'text' | 'count';
}

interface Notes {
  /** A rule (ROW-001), never NOT NULL. */
  readonly required?: true;
  /** What real workbooks call the column. */
  readonly aliases?: readonly string[];
  /** Masked on screen, left out of reports, listed in the package. */
  readonly personal?: true;
  /** Width on the sheet in pixels. */
  readonly width?: number;
  /** The format version the field came with; 1 where absent. */
  readonly since?: number;
  readonly help?: string;
  readonly format?: TextFormat;
  /** What a new row begins with on the sheet. */
  readonly initial?: string;
  /** Records that name files kept beside the ledger: added and taken away as files, never typed. */
  readonly attachments?: true;
  /** The field that takes the minutes where a time is written with its duration: 14:30-16:00, 14:30 90分钟. */
  readonly duration?: string;
}

export interface Field<K extends Kind = Kind, V = unknown> extends Notes {
  readonly kind: K;
  readonly title: string;
  readonly list?: CodeList;
  /** The table a link leads to. */
  readonly to?: string;
  readonly columns?: readonly RecordColumn[];
  /** Carries the value's type; never set. */
  readonly value?: V;
}

export const text = (title: string, notes: Notes = {}): Field<'text', string> => ({ kind: 'text', title, ...notes });
export const note = (title: string, notes: Notes = {}): Field<'note', string> => ({ kind: 'note', title, ...notes });
/** A whole number, not negative. */
export const count = (title: string, notes: Notes = {}): Field<'count', number> => ({ kind: 'count', title, ...notes });
/** A decimal number: money in 万元, area in m², hours. */
export const amount = (title: string, notes: Notes = {}): Field<'amount', number> => ({ kind: 'amount', title, ...notes });
/** A civil date, `YYYY-MM-DD`. */
export const date = (title: string, notes: Notes = {}): Field<'date', string> => ({ kind: 'date', title, ...notes });
/** A month, `YYYY-MM`. */
export const month = (title: string, notes: Notes = {}): Field<'month', string> => ({ kind: 'month', title, ...notes });
/** A civil date and time, `YYYY-MM-DDTHH:mm`. */
export const time = (title: string, notes: Notes = {}): Field<'time', string> => ({ kind: 'time', title, ...notes });
export const yesNo = (title: string, notes: Notes = {}): Field<'yesNo', boolean> => ({ kind: 'yesNo', title, ...notes });
export const code = <C extends string>(title: string, list: CodeList<C>, notes: Notes = {}): Field<'code', C> => ({
  kind: 'code',
  title,
  list,
  ...notes,
});
export const codes = <C extends string>(title: string, list: CodeList<C>, notes: Notes = {}): Field<'codes', readonly C[]> => ({
  kind: 'codes',
  title,
  list,
  ...notes,
});
export const link = <T extends string>(title: string, to: T, notes: Notes = {}): Field<'link', RowId<T>> => ({
  kind: 'link',
  title,
  to,
  ...notes,
});
export const links = <T extends string>(title: string, to: T, notes: Notes = {}): Field<'links', readonly RowId<T>[]> => ({
  kind: 'links',
  title,
  to,
  ...notes,
});

type RecordOf<C extends readonly RecordColumn[]> = {
  readonly [E in C[number] as E['key']]: (E['kind'] extends 'count' ? number : string) | null;
};
/** A short list of records inside one cell, such as absentees with their reasons. */
export const records = <const C extends readonly RecordColumn[]>(
  title: string,
  columns: C,
  notes: Notes = {},
): Field<'records', readonly RecordOf<C>[]> => ({
  kind: 'records',
  title,
  columns,
  ...notes,
});

/** The files kept beside a row, each by name, hash and size. */
export const attachments = () =>
  records(
    '附件',
    [
      { key: 'name', title: '名称', kind: 'text' },
      { key: 'sha256', title: 'SHA-256', kind: 'text' },
      { key: 'size', title: '字节数', kind: 'count' },
    ],
    { width: 140, attachments: true },
  );

export const isUnread = (value: unknown): value is Unread => typeof value === 'object' && value !== null && 'unread' in value;
