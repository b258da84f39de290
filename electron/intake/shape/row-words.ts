import { isCreditCode } from '#shared/codes/credit-code.ts';
import { isIdNumber } from '#shared/codes/id-number.ts';
import { isBlank, isDateLike, isFigure, tight } from './cell-kinds.ts';

/** A row's cells that hold something, as written and in their order; the first few of them unless told. */
export function textsOf(cells: readonly string[], most = 4): string[] {
  const found: string[] = [];
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    found.push(cell.trim());
    if (found.length === most) break;
  }
  return found;
}

const total = /^(本页|本表|全部|总)?(合计|小计|总计|共计|累计)(\(.*\))?:?([\d.]+.{0,3})?$/;
const subtotal = /^.{1,12}(合计|小计|总计):?$/;
/** Whether a text is the number of one person or the code of one organization. */
export const isOnes = (text: string): boolean => isCreditCode(tight(text)) || isIdNumber(tight(text));

/**
 * Whether a row sums up others: one of its first words says so and nothing else in it belongs to one person or organization. A row whose name
 * merely holds 合计 stays. `start` are the first texts of the cells.
 */
export function isTotal(start: readonly string[], cells: readonly string[]): boolean {
  if (!start.some((text, index) => index < 3 && /[合小总共累]/.test(text))) return false;
  const words = start.slice(0, 3).map(tight);
  const first = words.findIndex((text) => total.test(text));
  const lead = words.findIndex((text) => !isFigure(text));
  const sums = first < 0 && (lead === 0 || lead === 1) && subtotal.test(words[lead] ?? '');
  if (first < 0 && !sums) return false;
  const texts = textsOf(cells, cells.length);
  const after = texts.slice((first < 0 ? lead : first) + 1);
  if (texts.some(isOnes)) return false;
  if (sums) return after.length > 0 && after.every(isFigure);
  return !texts.some(isDateLike) && (words.slice(0, first).every(isFigure) || after.every(isFigure));
}

const remark = /^[*※]?(注|说明|备注|附注|注释|填表说明|填报说明|填写说明|温馨提示)(\d*[:、.]|\d|$)|^第\d+页|^共\d+页/;
const signers =
  '填表人|填报人|制表人|制表|审核人|审核|审批人|复核人|经办人|报送人|签发人|单位负责人|分管领导|主要领导|填表日期|填报日期|制表日期|填表时间|填报时间|报送日期|报送时间|填报单位|填表单位|制表单位|报送单位|单位\\(盖章\\)|\\(盖章\\)|盖章|领导签字|负责人签字|签字|签名';
const signature = new RegExp(`^(${signers})(\\(.*\\))?(:.*)?$`);
const named = /^(负责人|联系人|联系电话|电话|日期|单位|时间|地址|邮编|传真):/;

/** Whether a row is a remark on the table or says who filled it in. */
export const isNote = (texts: readonly string[]): boolean => isRemark(texts) || isSignature(texts);
/** 注：… 说明：…; what follows it alone in its row belongs to it. */
export const isRemark = (texts: readonly string[]): boolean => remark.test(tight(texts[0] ?? '')) && texts.length <= 2;
const isSignature = ([first = '']: readonly string[]): boolean => signature.test(tight(first)) || named.test(tight(first));

/** 必填, 例：…: how to fill the columns in, below a header. */
export const isHint = ([first = '']: readonly string[]): boolean => /^\(?(必填|选填|示例|样例|例)(项|如)?[\d)]*(:|$)/.test(tight(first));

/** 一、新经济组织: the name of a section, alone in its row. */
export const isSection = (texts: readonly string[]): boolean =>
  texts.length === 1 && /^(\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.])/.test(tight(texts[0] ?? ''));

/** A sentence, as stands below a table. */
export const isSentence = (text: string): boolean => /[。;]$/.test(tight(text)) || ([...text].length >= 20 && /[，,。；;]/.test(text));

/** 1 2 3 4 …, after 甲 乙 or not: the columns' numbers below a header. */
export function isColumnNumbers(texts: readonly string[]): boolean {
  const figures = texts.map(tight).filter((text) => !/^(栏次|[甲乙丙丁戊])$/.test(text));
  return figures.length >= 3 && figures.every((text, index) => text === String(index + 1));
}
