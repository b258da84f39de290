import { createHash } from 'node:crypto';
import { plainHeader } from '#shared/model/header-match.ts';
import type { TableName } from '#shared/model/tables.ts';

const most = 1000;

/** What a sheet's columns are remembered by: its headers in their order, whatever their width, spaces and marks, and the table first meant. Under 4 KB. */
export function headerSignature(first: TableName, headers: readonly string[]): string {
  const plain = `${first}|${headers.map(plainHeader).join('|')}`;
  if (plain.length <= most) return plain;
  return `${plain.slice(0, most - 65)}#${createHash('sha256').update(plain).digest('hex')}`;
}
