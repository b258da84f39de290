import { createHash } from 'node:crypto';
import { rejectedHeader } from '#shared/contract/sheet-files.ts';
import { plainHeader } from '#shared/model/header-match.ts';
import type { TableName } from '#shared/model/tables.ts';

const most = 1000;

/**
 * What a sheet's columns are remembered by: its headers in their order, whatever their width, spaces and marks, and the table first meant.
 * The column of reasons does not count, so that rejected rows come back as the sheet they were in. Under 4 KB.
 */
export function headerSignature(first: TableName, headers: readonly string[]): string {
  const own = headers.filter((header) => header !== rejectedHeader);
  const plain = `${first}|${own.map(plainHeader).join('|')}`;
  if (plain.length <= most) return plain;
  return `${plain.slice(0, most - 65)}#${createHash('sha256').update(plain).digest('hex')}`;
}
