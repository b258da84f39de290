import type { MergedArea } from '#shared/contract/intake.ts';
import type { NumberFormat } from './number-format.ts';
import { numberText } from './number-text.ts';
import { type ReadSheet, roomFor, usedCells } from './read-sheet.ts';
import { isTrue, plainText, richText } from './xlsx-parts.ts';
import { attribute, type XmlEars } from './xml-scan.ts';

/** What cells refer to. */
export interface SheetSurroundings {
  readonly file: string;
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

/** The widest and longest a sheet can be. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
const plain: NumberFormat = { is: 'plain' };

/** Hears a sheet's XML and keeps what it holds. Declared dimensions are not believed. Throws FILE-TOO-LARGE, an Error for a place no sheet has. */
export class SheetHearing implements XmlEars {
  readonly #around: SheetSurroundings;
  readonly #room: ReturnType<typeof roomFor>;
  readonly #cells: string[][] = [];
  readonly #merges: MergedArea[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #hiddenColumns: number[] = [];
  readonly #rich = richText();
  readonly #cell: CellTag = { column: -1, type: '', style: -1 };
  readonly #plain: PlainCell = { column: -1, shared: false, style: -1, place: -1, number: '', end: 0 };
  #at = -1;
  #row: string[] = [];
  #value = '';
  #inValue = false;

  constructor(around: SheetSurroundings) {
    this.#around = around;
    this.#room = roomFor(around.file);
  }

  open(name: string, text: string, from: number, to: number): void {
    if (name === 'c') readCellTag(this.#cell, text, from, to);
    else if (name === 'v') this.#inValue = true;
    else if (name === 'row') this.#startRow(text.slice(from, to));
    else if (name === 't' || name === 'rPh') this.#rich.open(name);
    else if (name === 'mergeCell') this.#merges.push(...areaOf(attribute(text.slice(from, to), 'ref')));
    else if (name === 'col') this.#hideColumns(text.slice(from, to));
  }

  close(name: string): void {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 't' || name === 'rPh') this.#rich.close(name);
  }

  text(text: string, from: number, to: number): void {
    if (this.#inValue) this.#value += text.slice(from, to);
    else this.#rich.text(text, from, to);
  }

  result(): Omit<ReadSheet, 'name' | 'hidden'> {
    return { cells: usedCells(this.#cells), merges: this.#merges, hiddenRows: this.#hiddenRows, hiddenColumns: this.#hiddenColumns };
  }

  #startRow(tag: string): void {
    const said = attribute(tag, 'r');
    this.#at = said === undefined ? this.#at + 1 : Number(said) - 1;
    this.#cell.column = -1;
    if (!(Number.isInteger(this.#at) && this.#at >= 0 && this.#at < mostRows)) throw new Error(`no row ${said}`);
    while (this.#cells.length <= this.#at) this.#cells.push([]);
    this.#row = this.#cells[this.#at] ?? [];
    if (isTrue(attribute(tag, 'hidden'))) this.#hiddenRows.push(this.#at);
  }

  /** The cells that all writers write alike, `<c r="AB12" s="3" t="s"><v>45</v></c>`: all but a few of a big sheet, in half the time. */
  skim(text: string, from: number): number {
    const found = this.#plain;
    let at = from;
    while (plainCell(found, text, at)) {
      const { column, shared, style, place, number } = found;
      const { strings, formats, date1904 } = this.#around;
      const cell = shared ? strings[place] : numberOf(number, formats[style] ?? plain, date1904);
      if (cell === undefined) throw new Error(`no shared text ${place}`);
      this.#cell.column = column;
      this.#put(column, cell);
      at = found.end;
    }
    return at;
  }

  #endCell(): void {
    const { column, type, style } = this.#cell;
    const text = cellOf(type, this.#value, this.#rich, style, this.#around);
    this.#value = '';
    this.#put(column, text);
  }

  #put(column: number, text: string): void {
    const row = this.#row;
    if (text === '') return;
    this.#room.take(column + 1 - row.length);
    while (row.length < column) row.push('');
    row[column] = text;
  }

  #hideColumns(tag: string): void {
    if (!isTrue(attribute(tag, 'hidden'))) return;
    const last = Math.min(Number(attribute(tag, 'max')), mostColumns);
    for (let column = Number(attribute(tag, 'min')) - 1; column >= 0 && column < last; column++) this.#hiddenColumns.push(column);
  }
}

/** A cell whose tag and value were read in one go. */
interface PlainCell {
  column: number;
  shared: boolean;
  style: number;
  /** Of a shared text. */
  place: number;
  number: string;
  /** Where the cell ends in the text. */
  end: number;
}

const digit = (code: number) => code >= 48 && code <= 57;

/** Reads the cell that begins here if it is written in the one common way; all others are left to the scan. */
function plainCell(cell: PlainCell, text: string, from: number): boolean {
  if (!text.startsWith('<c r="', from)) return false;
  let at = from + 6;
  let column = 0;
  for (let code = text.charCodeAt(at); code >= 65 && code <= 90; code = text.charCodeAt(++at)) column = column * 26 + code - 64;
  while (digit(text.charCodeAt(at))) at++;
  if (column === 0 || column > mostColumns || text.charCodeAt(at) !== 34) return false;
  at++;
  let style = -1;
  if (text.startsWith(' s="', at)) {
    style = 0;
    at += 4;
    for (let code = text.charCodeAt(at); digit(code); code = text.charCodeAt(++at)) style = style * 10 + code - 48;
    if (text.charCodeAt(at++) !== 34) return false;
  }
  const shared = text.startsWith(' t="s"', at);
  if (shared) at += 6;
  if (!text.startsWith('><v>', at)) return false;
  const began = at + 4;
  let place = 0;
  for (at = began; digit(text.charCodeAt(at)); at++) place = place * 10 + text.charCodeAt(at) - 48;
  if (!shared) at = text.indexOf('<', at);
  if (at <= began || !text.startsWith('</v></c>', at)) return false;
  cell.column = column - 1;
  cell.shared = shared;
  cell.style = style;
  cell.place = place;
  cell.number = shared ? '' : text.slice(began, at);
  cell.end = at + 8;
  return true;
}

/** What a cell's tag says; its column goes on from the one before where it says none. */
interface CellTag {
  column: number;
  type: string;
  style: number;
}

function readCellTag(cell: CellTag, text: string, from: number, to: number): void {
  cell.type = '';
  cell.style = -1;
  let column = cell.column + 1;
  // by hand: a big sheet has millions of these
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) !== 61) continue;
    const quote = text.charCodeAt(at + 1);
    if (quote !== 34 && quote !== 39) throw new Error('an attribute without quotes');
    const end = text.indexOf(quote === 34 ? '"' : "'", at + 2);
    if (text.charCodeAt(at - 2) <= 32) {
      const name = text.charCodeAt(at - 1);
      if (name === 114) column = columnOf(text, at + 2, end);
      else if (name === 115) cell.style = Number(text.slice(at + 2, end));
      else if (name === 116) cell.type = text.slice(at + 2, end);
    }
    at = end;
  }
  if (!(column >= 0 && column < mostColumns)) throw new Error('no such column');
  cell.column = column;
}

function columnOf(text: string, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) {
    const letter = (text.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function cellOf(type: string, value: string, rich: ReturnType<typeof richText>, style: number, around: SheetSurroundings): string {
  if (type === 'inlineStr') return rich.take();
  if (value === '') return '';
  switch (type) {
    case 's': {
      const shared = around.strings[Number(value)];
      if (shared === undefined) throw new Error(`no shared text ${value}`);
      return shared;
    }
    case '':
    case 'n':
      return numberOf(value, around.formats[style] ?? plain, around.date1904);
    case 'b':
      return isTrue(value) ? '是' : '否';
    case 'd':
      return value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2');
    default:
      return plainText(value);
  }
}

function numberOf(value: string, format: NumberFormat, date1904: boolean): string {
  // a short whole number is its own text
  if (format === plain || format.is === 'plain') {
    if (value.length < 15 && /^-?[1-9]\d*$/.test(value)) return value;
  }
  const number = Number(value);
  return Number.isFinite(number) ? numberText(number, format, date1904) : value;
}

function areaOf(reference: string | undefined): MergedArea[] {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference ?? '');
  if (!found) return [];
  const [, left = '', top = '', right = '', bottom = ''] = found;
  return [
    { top: Number(top) - 1, left: columnOf(left, 0, left.length), bottom: Number(bottom) - 1, right: columnOf(right, 0, right.length) },
  ];
}
