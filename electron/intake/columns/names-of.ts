import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { readHeader } from './header-readings.ts';
import { rankIn } from './rank.ts';
import { comesWith } from './second-table.ts';

/** Tells whether a header, its parts joined by “/”, names a field of a table or of one that comes with it on a sheet. */
export const namesFields = (first: TableName): ((header: string) => boolean) => namesFieldsOf([first, ...comesWith(first)]);

/** Whether a header names a field of any table that is kept on sheets. */
export const namesAnything: (header: string) => boolean = (header) => header.length <= 80 && ofAny(header);

function namesFieldsOf(names: readonly TableName[]): (header: string) => boolean {
  const meant = names.map(tableOf);
  return (header) => {
    const reading = readHeader(header);
    return meant.some((table) => Object.keys(table.fields).some((key) => rankIn(table, key, reading) !== undefined));
  };
}
const ofAny = namesFieldsOf(sheetNames);
