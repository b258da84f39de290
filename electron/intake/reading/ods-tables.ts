import type { WorkbookZip } from './workbook-zip.ts';
import { scanPart } from './xlsx-parts.ts';
import { attribute, type XmlEars } from './xml-scan.ts';

/** Places from the first up to before the last: one row that is repeated may stand for a million. */
export type Span = readonly [from: number, to: number];

/** What the library that reads the cells of an OpenDocument leaves out of a table; places from 0. */
export interface OdsTable {
  readonly name: string;
  /** The sheet as a whole. */
  readonly hidden: boolean;
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
}

/**
 * The tables of a document, in their order: their names with references resolved, and what they hide. Rows and columns are hidden by themselves,
 * filtered away, or in a group that is folded away. Source: OpenDocument, table:visibility and table:display. Throws what the zip and the scan throw.
 */
export async function odsTables(zip: WorkbookZip): Promise<readonly OdsTable[]> {
  const hearing = new TablesHearing();
  await scanPart(zip, 'content.xml', hearing);
  return hearing.tables;
}

/** The rows or the columns of a table, in their order. */
class Lane {
  readonly hidden: Span[] = [];
  readonly #repeated: string;
  /** For each open group, whether it is folded away. */
  readonly #groups: boolean[] = [];
  #at = 0;

  constructor(repeated: string) {
    this.#repeated = repeated;
  }

  openGroup(tag: string): void {
    this.#groups.push(attribute(tag, 'display') === 'false');
  }
  closeGroup(): void {
    this.#groups.pop();
  }

  take(tag: string): void {
    const from = this.#at;
    const count = tag.includes(this.#repeated) ? Number.parseInt(attribute(tag, this.#repeated) ?? '1', 10) : 1;
    this.#at += Math.max(count || 1, 1);
    if (this.#groups.includes(true) || isHidden(tag)) this.hidden.push([from, this.#at]);
  }
}

const isHidden = (tag: string) => tag.includes('visibility') && /^(collapse|filter)$/.test(attribute(tag, 'visibility') ?? '');

class TablesHearing implements XmlEars {
  readonly tables: OdsTable[] = [];
  readonly text = () => undefined;
  /** Styles of tables that are not shown. */
  readonly #unseen = new Set<string>();
  #style: string | undefined;
  #rows = new Lane('number-rows-repeated');
  #columns = new Lane('number-columns-repeated');

  open(name: string, text: string, from: number, to: number): void {
    if (name === 'table-row') this.#rows.take(text.slice(from, to));
    else if (name === 'table-column') this.#columns.take(text.slice(from, to));
    else if (name === 'table-row-group') this.#rows.openGroup(text.slice(from, to));
    else if (name === 'table-column-group') this.#columns.openGroup(text.slice(from, to));
    else if (name === 'table') this.#startTable(text.slice(from, to));
    else if (name === 'style') this.#style = attribute(text.slice(from, to), 'name');
    else if (name === 'table-properties') this.#hear(text.slice(from, to));
  }

  close(name: string): void {
    if (name === 'table-row-group') this.#rows.closeGroup();
    else if (name === 'table-column-group') this.#columns.closeGroup();
  }

  #startTable(tag: string): void {
    this.#rows = new Lane('number-rows-repeated');
    this.#columns = new Lane('number-columns-repeated');
    this.tables.push({
      name: attribute(tag, 'name') ?? '',
      hidden: this.#unseen.has(attribute(tag, 'style-name') ?? ''),
      hiddenRows: this.#rows.hidden,
      hiddenColumns: this.#columns.hidden,
    });
  }

  #hear(tag: string): void {
    if (this.#style !== undefined && attribute(tag, 'display') === 'false') this.#unseen.add(this.#style);
  }
}
