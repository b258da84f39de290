import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { leavesOf, type MessagePart, parameter } from './message-parts.ts';
import { pageText } from './page-tokens.ts';
import type { WorkbookFile } from './read-cells.ts';
import { named, type PageSheet, pageSheets } from './read-page.ts';
import { gridOf, roomFor } from './read-sheet.ts';
import { baseName } from './read-text.ts';
import { decodeMarkup, decodeText } from './text-encoding.ts';
import { MessageDamage, transferDecoded } from './transfer-encoding.ts';

const megabyte = 1024 * 1024;
/** What the pages of an archive may come to; its pictures are not looked at. */
const mostOfPages = 100 * megabyte;

/**
 * Reads a web page or workbook kept as one file (“单个文件网页”, .mht). Of a workbook the sheets it lists, by their names; else every table of every page.
 * Throws FILE-KIND without a table, FILE-ARCHIVE where it is not whole, FILE-EMPTY, FILE-TOO-LARGE, SHEET-MISSING.
 */
export function readArchive(file: WorkbookFile, limit: number = mostOfPages): CellGrid {
  try {
    const room = roomFor(file.name);
    const sheets = sheetsIn(pagesOf(file, limit)).flatMap(({ html, name, hidden }) =>
      pageSheets(html, room).map((sheet): PageSheet => ({ ...sheet, hidden, caption: name ?? sheet.caption })),
    );
    if (sheets.length === 0) throw new LedgerError('FILE-KIND', { name: file.name });
    const filled = sheets.filter(({ cells }) => cells.length > 0);
    return gridOf(file, 'page', named(filled, baseName(file.name)));
  } catch (error) {
    if (error instanceof MessageDamage) throw new LedgerError('FILE-ARCHIVE', { name: file.name }, { cause: error });
    throw error;
  }
}

interface Page {
  /** What other pages may call it: the last step of its address, its content id. */
  readonly names: readonly string[];
  readonly html: string;
}

function pagesOf(file: WorkbookFile, limit: number): Page[] {
  const pages: Page[] = [];
  let taken = 0;
  for (const { headers, body, ends } of leavesOf(file.bytes)) {
    const type = headers.get('content-type') ?? '';
    if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) continue;
    const bytes = transferDecoded(body, headers.get('content-transfer-encoding') ?? '');
    taken += bytes.length;
    if (taken > limit) throw new LedgerError('FILE-TOO-LARGE', { name: file.name, limit: `${Math.round(limit / megabyte)} MB` });
    const html = decodeMarkup(bytes, file.encoding, parameter(type, 'charset'));
    if (!ends && !/<\/html>\s*$/i.test(html)) throw new MessageDamage('the page has no end');
    pages.push({ names: namesOf(headers), html });
  }
  return pages;
}

/** %E8%A1%A8 in an address is 表. */
const readable = (address: string) =>
  address.replace(/(?:%[0-9a-f]{2})+/gi, (run) => decodeText(Buffer.from(run.replaceAll('%', ''), 'hex')));
const lastStep = (address: string) =>
  readable(address)
    .replace(/^.*[/\\:]/, '')
    .toLowerCase();
const namesOf = (headers: MessagePart['headers']) =>
  ['content-location', 'content-id'].flatMap((name) => {
    const address = headers.get(name)?.replace(/^<|>$/g, '');
    return address ? [lastStep(address)] : [];
  });

interface SheetPage {
  readonly html: string;
  /** What the workbook calls it. */
  readonly name?: string | undefined;
  readonly hidden: boolean;
}

/** The pages that are sheets: those a workbook lists, without the page of its tabs; of other archives all. Throws MessageDamage where a listed one is missing. */
function sheetsIn(pages: readonly Page[]): SheetPage[] {
  const main = pages.find(({ html }) => listedIn(html).length > 0);
  const listed = main ? listedIn(main.html) : [];
  const elsewhere = listed.filter(({ source }) => source !== undefined);
  if (elsewhere.length === 0) {
    const ownName = listed.length === 1 ? listed[0]?.name : undefined;
    return pages.map((page) => ({ html: page.html, hidden: false, name: page === main ? ownName : undefined }));
  }
  return elsewhere.map(({ name, source = '' }) => {
    const page = pages.find(({ names }) => names.includes(lastStep(source)));
    if (!page) throw new MessageDamage(`no page ${source}`);
    return { html: page.html, name, hidden: /<x:Visible>\s*Sheet(Very)?Hidden/i.test(page.html) };
  });
}

/** What Excel and WPS write of a workbook's sheets at the head of its page: the name, and where its page is if it is not this one. */
function listedIn(html: string): { readonly name: string | undefined; readonly source: string | undefined }[] {
  const [, ...sheets] = html.slice(0, megabyte).split(/<x:ExcelWorksheet>/i);
  return sheets.map((rest) => {
    const [sheet = ''] = rest.split(/<\/x:ExcelWorksheet>/i, 1);
    const source = /<x:WorksheetSource\s+HRef="([^"]*)"/i.exec(sheet)?.[1];
    return {
      name: pageText(/<x:Name>([^<]*)</i.exec(sheet)?.[1] ?? '').trim() || undefined,
      source: source === undefined ? undefined : pageText(source),
    };
  });
}
