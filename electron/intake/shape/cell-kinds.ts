import { plainText } from '#shared/model/plain-text.ts';

/** Whether a cell holds nothing that is seen. */
export const isBlank = (cell: string | undefined): boolean => cell === undefined || cell === '' || cell.trim() === '';

/** A cell's text without spaces and width: how the words of a row are compared. */
export const tight = (cell: string): string => (tightAlready.test(cell) ? cell : plainText(cell).replace(/\s+/g, ''));
// most cells are: of hundreds of thousands only few need their width changed
const tightAlready = /^[\x21-\x7e\u4e00-\u9fff]*$/;

const figure = /^[-+]?[\d,.]+(%|人|名|个|家|元|万元)?$/;
const dateLike = /^\d{2,4}[-./年]\d{1,2}([-./月]\d{1,2}日?|月)?$/;
const codeLike = /\d{6}/;
const titleWords = /(名册|登记册|台账|一览表|统计表|登记表|汇总表|情况表|明细表|调查表|信息表|报表|名单)([(（].*[)）])?$/;

/** Whether a text is a number, a date or a code: a value and no label. */
export const isValue = (cell: string): boolean => {
  const text = tight(cell);
  return figure.test(text) || dateLike.test(text) || codeLike.test(text);
};
export const isFigure = (cell: string): boolean => figure.test(tight(cell));
export const isDateLike = (cell: string): boolean => dateLike.test(tight(cell));

/** Whether a text may be the label of a column: short, neither a value nor a title nor “填报单位：…”. */
export function isLabel(cell: string): boolean {
  const text = tight(cell);
  return text !== '' && [...text].length <= 40 && !isValue(cell) && !titleWords.test(text) && !/[:。；]./.test(text);
}
export const isTitleText = (cell: string): boolean => titleWords.test(tight(cell));

/** A remark below a label, such as （人） or (是/否). */
export const isBracketed = (cell: string): boolean => /^\(.*\)$/.test(tight(cell));
