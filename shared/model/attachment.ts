import { extensionOf } from './attachment-kind.ts';
import { type Field, isUnread } from './field.ts';
import type { AnyRow } from './table.ts';
import { type TableName, tableNames, tableOf } from './tables.ts';

const mebi = 1024 * 1024;

/** What attachments may be. */
export const attachmentLimits = {
  /** Bytes of one file as it is stored, images already scaled. */
  file: 10 * mebi,
  /** Bytes of an image before it is scaled. */
  original: 60 * mebi,
  perRow: 20,
  /** Pixels of a scaled image's longer side. */
  imageSide: 1600,
  /** Bytes of all attachments that one package carries. */
  perPackage: 480 * mebi,
  /** The same of a document that is made or opened in memory, as the page does. */
  inOneCall: 200 * mebi,
  /** How many one package carries. */
  filesPerPackage: 4000,
  /** Characters of a name. */
  name: 100,
} as const;

/** A file that a row names: it is stored beside the ledger under its hash. */
export interface Attachment {
  readonly name: string;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const isSha256 = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

const isAttachment = (value: unknown): value is Attachment =>
  typeof value === 'object' && value !== null && 'sha256' in value && isSha256(value.sha256) && 'size' in value;

/** The files that a cell names; records that name none, as could be typed in the first version, are left out. */
export const attachmentsIn = (value: unknown): readonly Attachment[] =>
  Array.isArray(value) && !isUnread(value) ? value.filter(isAttachment) : [];

/** The field of a table that holds attachments. */
export const attachmentField = (table: TableName): readonly [key: string, field: Field] | undefined =>
  Object.entries(tableOf(table).fields).find(([, field]) => field.attachments);

/** The tables whose rows have attachments, with the field. */
export const attachmentTables = (): readonly { readonly table: TableName; readonly field: string }[] =>
  tableNames.flatMap((table) => {
    const found = attachmentField(table);
    return found ? [{ table, field: found[0] }] : [];
  });

/** The files that a row of a table names. */
export function attachmentsOf(table: TableName, row: AnyRow): readonly Attachment[] {
  const found = attachmentField(table);
  return found ? attachmentsIn(row[found[0]]) : [];
}

// reserved on Windows, invisible, or turning the reading direction so that .exe reads as .jpg
const forbidden = /[<>:"/\\|?*;；\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file's name as it is kept: without its folders, characters no system forbids, at most 100 of them, the extension of its real kind. */
export function cleanName(name: string, extension: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const known = extensionOf(last);
  const stem = (known === undefined ? last : last.slice(0, -known.length - 1)).replace(forbidden, '_').replace(/^[\s.]+|[\s.]+$/g, '');
  const fitting = [...stem].slice(0, attachmentLimits.name - extension.length - 1).join('');
  return `${fitting === '' || reserved.test(fitting) ? `附件${fitting}` : fitting}.${extension}`;
}

/** The name, or the same with （2）, （3）… where it is taken; never over 100 characters. */
export function freeName(name: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  const dot = name.lastIndexOf('.');
  for (let number = 1; ; number++) {
    const mark = number === 1 ? '' : `（${number}）`;
    const room = attachmentLimits.name - [...mark].length - (name.length - dot);
    const tried = `${[...name.slice(0, dot)].slice(0, room).join('')}${mark}${name.slice(dot)}`;
    if (!taken.has(tried)) return tried;
  }
}

/** A size as people read it: 352 KB, 1.4 MB. */
export const sizeText = (bytes: number): string =>
  bytes < mebi ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / mebi).toFixed(1)} MB`;
