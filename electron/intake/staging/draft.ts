import type { Fate } from '#shared/contract/intake.ts';
import type { Field } from '#shared/model/field.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import type { SheetRow } from '../shape/recognise.ts';
import type { Values } from './key-text.ts';
import type { MaskedTexts } from './masked-index.ts';

/** A column of a sheet that fills a field of a table. */
export interface FieldColumn {
  /** Place in the sheet, from 0. */
  readonly column: number;
  readonly header: string;
  readonly field: string;
  /** Its values are kept in a note as “表头：值”: the note is not its own. */
  readonly named: boolean;
}

/** What is wrong with a cell, or worth knowing of how it was read. */
export interface Remark {
  readonly field: string;
  readonly rule: string;
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly stops: boolean;
  /** Values of the field that would tell which row is meant. */
  readonly meant?: readonly unknown[];
  /** The sheet row it is about and what is written there, where that is not the draft's first. */
  readonly at?: { readonly row: number; readonly value: string };
}

/** What becomes of a draft. */
export interface Judgement {
  readonly fate: Fate;
  readonly verdict: 'ok' | 'flag' | 'reject';
  /** The whole row as it would stand. */
  readonly values: AnyRow;
  /** The fields in which it differs from the row there, with their new values; undefined for a new row. */
  readonly changes: Values | undefined;
  /** What stands there in those fields. */
  readonly was: Values | undefined;
  readonly remarks: readonly Remark[];
}

/** A row of a table on its way in, made from a row of the sheet, or from several that speak of the same. */
export interface Draft {
  /** What it is known by while it is mended, and in the ledger if it is new. */
  readonly id: string;
  /** The sheet's rows that it is read from, the first leading. */
  readonly from: [SheetRow, ...SheetRow[]];
  /** Link field -> the draft of another table that the same sheet row gives, where no column fills the link. */
  beside: ReadonlyMap<string, Draft>;
  /** What a person gave instead: field -> as given. */
  mended: Values | undefined;
  left: boolean;
  /** Fields in which the row there stays as it is, whatever is given: a document never overwrites what this desk has. */
  kept?: ReadonlySet<string> | undefined;
  /** A row with what the sheet gives; null where that is nothing. */
  read: AnyRow;
  /** Personal data that the sheet shows masked: it is not read, and says which row may be meant. */
  masked: MaskedTexts | undefined;
  /** How cells were read, links aside. */
  remarks: readonly Remark[];
  /** Drafts that its links lead to. */
  links: readonly Draft[];
  /** Some link of it leads nowhere. */
  astray: boolean;
  /** The row there that it stands for. */
  existing: AnyRow | null;
  /** Rows there that it may stand for, where nothing tells them apart: then it stands for none. */
  several: readonly AnyRow[] | undefined;
  /** Known by a name that is written otherwise there. */
  respelled: boolean;
  /** The sheet row that has the same before it. */
  twice: number | undefined;
  /** To be judged anew. */
  stale: boolean;
  /** Stays out as last judged: links cannot lead to it. */
  out: boolean;
  judgement: Judgement | undefined;
}

/** One table's share of a sheet. */
export interface Part {
  readonly name: TableName;
  readonly table: Table;
  readonly columns: readonly FieldColumn[];
  /** The fields that rows are matched by. */
  readonly keys: readonly string[];
  readonly drafts: readonly Draft[];
  /** Rows of a document carry the ids of their rows: they are known by these first. `stops`: whether what the rules find keeps a row out. */
  readonly given?: { readonly stops: boolean };
  readonly byId: ReadonlyMap<string, Draft>;
}

/** A field's description. The columns of a part name fields of its table only. */
export function fieldOf({ table }: Pick<Part, 'table'>, key: string): Field {
  const field = table.fields[key];
  if (!field) throw new Error(`no field ${key} in ${table.name}`);
  return field;
}

/** The id that links to a draft are written with. */
export const idOf = (draft: Draft): string => draft.existing?.id ?? draft.id;
