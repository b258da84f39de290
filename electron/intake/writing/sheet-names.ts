/** A name that a workbook takes for a sheet: at most 31 characters, none of those that stand for something in a reference. */
export const sheetName = (text: string): string =>
  text
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
    .trim() || 'Sheet1';

/** Sheets of our templates that hold no data begin with these names. */
export const asideSheets = { example: '示例', guide: '填写说明', lists: '选项' } as const;
/** Whether a sheet is one of those: not proposed as data. */
export const isAsideSheet = (name: string): boolean => Object.values(asideSheets).some((aside) => name.startsWith(aside));
