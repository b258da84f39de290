import { expect, type Page } from '@playwright/test';
import { choosing } from '../support/app-server.ts';

/** What the first step of the import page takes a sheet for. */
export interface ShownShape {
  /** First and last row, from 1; undefined where there is none. */
  readonly header: readonly [from: number, to: number] | undefined;
  readonly data: readonly [from: number, to: number] | undefined;
  /** Header -> title of the field. */
  readonly columns: Readonly<Record<string, string>>;
}

/** A row of the second step. */
export interface ShownRow {
  /** The file's own row number. */
  readonly row: number;
  /** 新增, 更新, … */
  readonly fate: string;
  /** By field; columns that are out of sight are not there. */
  readonly texts: Readonly<Record<string, string>>;
  /** Fields whose cells are marked as wrong. */
  readonly marked: readonly string[];
}

/** Gives the import page a file and waits until it is read or refused: the sentence of the refusal, or undefined. */
export async function giveFile(page: Page, path: string): Promise<string | undefined> {
  await choosing(page, path, () => page.getByRole('button', { name: /^(选择文件…|换一个文件…)$/ }).click());
  const name = path.replace(/^.*[\\/]/, '');
  const refused = page.getByRole('alert').filter({ hasText: `“${name}”` });
  await expect(refused.or(page.locator('.import-file', { hasText: name }))).toBeVisible();
  return (await refused.isVisible()) ? ((await refused.textContent()) ?? '') : undefined;
}

/** The rows and columns of the preview, as their buttons are named. */
export async function shownShape(page: Page): Promise<ShownShape> {
  const named = async (name: RegExp) => {
    const labels = await page.getByRole('button', { name }).evaluateAll((found) => found.map((one) => one.ariaLabel ?? ''));
    return labels.flatMap((label) => [name.exec(label) ?? []]);
  };
  const roles = (await named(/^第 (\d+) 行：(.+)$/)).map(([, row, role = '']) => ({ row: Number(row), role }));
  const heads = await named(/^“(.*)”对应的字段：(.*)（[^（]*）$/s);
  const rowOf = (role: string) => roles.find((one) => one.role === role)?.row;
  const many = roles.filter(({ role }) => /^表头 \d$/.test(role)).map(({ row }) => row);
  const [first, last] = many.length > 0 ? [many[0], many.at(-1)] : [rowOf('表头'), rowOf('表头')];
  const [from, to = from] = [rowOf('数据起'), rowOf('数据止')];
  return {
    header: first === undefined || last === undefined ? undefined : [first, last],
    data: from === undefined || to === undefined ? undefined : [from, to],
    columns: Object.fromEntries(heads.map(([, header = '', title = '']) => [header, title])),
  };
}

/** The rows of the sheet in sight. */
export async function shownRows(page: Page): Promise<ShownRow[]> {
  const cells = await page.locator('.import-sheet .sheet-line .sheet-cell').evaluateAll((found) =>
    found.map((cell) => ({
      at: cell.closest('.sheet-line')?.getAttribute('row-index') ?? '',
      field: cell.getAttribute('col-id') ?? '',
      text: cell.textContent ?? '',
      marked: /sheet-(error|warning)/.test(cell.className),
    })),
  );
  // the row number and the frozen columns are drawn apart from the others
  return [...new Set(cells.map(({ at }) => at))].map((at) => {
    const own = cells.filter((cell) => cell.at === at);
    const [line = '', fate = ''] = own.find(({ text }) => text.includes('\u2002'))?.text.split('\u2002') ?? [];
    return {
      row: Number(line.replaceAll('\u2007', '')),
      fate,
      texts: Object.fromEntries(own.map(({ field, text }) => [field, text])),
      marked: own.filter(({ marked }) => marked).map(({ field }) => field),
    };
  });
}
