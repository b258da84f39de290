/** Numbers that may be written in pieces: a mobile, one with its area, of 400 or 800, of seven or eight digits, of another country. */
const whole = /^(?:1[3-9]\d{9}|0\d{9,11}|[48]00\d{7}|\d{7,8}|\+\d{8,15})$/;
/** Plain digits: a short number is one as well, and one that is damaged is not ours to take apart. */
const digits = /^\d{3,}$/;
/** 0570-8301234-801, 13857000001-2: what stands behind the last stroke is an extension. */
const strokedExtension = /^(?:0\d{2,3}[- ])?\d{7,8}-\d{1,6}$|^1[3-9]\d{9}-\d{1,6}$/;
const namedExtension = /^(.+?)\s*(转|分机)\s*(\d{1,6})$/;
const areaAndNumber = /^0\d{2,3}-\d{7,8}$/;
const area = /^\((0\d{2,3})\)(?=\s*\d)/;

const withoutChina = (number: string) => number.replace(/^\+?86(?=1\d{10}$)/, '');

/** One number as it is kept: spaces and strokes go where a number is left; undefined where the text is none, or more than one. */
function oneNumber(text: string): string | undefined {
  if (digits.test(text)) return withoutChina(text);
  if (strokedExtension.test(text)) return text;
  const joined = withoutChina(text.replace(area, '$1').replace(/[\s-]/g, ''));
  if (whole.test(joined)) return joined;
  const [, number, word, extension] = namedExtension.exec(text) ?? [];
  const before = number === undefined ? undefined : oneNumber(number);
  return before === undefined ? undefined : `${before}${word}${extension}`;
}

/** The numbers of a text that has nothing else; undefined where something else stands in it. */
function numbersIn(text: string): string[] | undefined {
  const found: string[] = [];
  for (const part of text.split(/[、,;/|\n]/)) {
    const piece = part.trim();
    if (piece === '') continue;
    const one = oneNumber(piece);
    const several = one === undefined ? piece.split(/(?<=\d[\d-]{6,})\s+(?=[\d+(])/).map(oneNumber) : [one];
    for (const number of several) {
      if (number === undefined) return undefined;
      found.push(number);
    }
  }
  return found;
}

/**
 * Telephone numbers as they are kept: one number without its spaces and strokes, several with 、 between, extensions as written. A text with
 * anything else in it, such as whose numbers they are, stays as it is: joined, two numbers would become one that nobody has.
 */
export function phoneNumbers(text: string): string {
  // as nearly every cell has it
  if (digits.test(text)) return withoutChina(text);
  if (areaAndNumber.test(text)) return text.replace('-', '');
  const numbers = numbersIn(text);
  return numbers ? [...new Set(numbers)].join('、') : text.replace(/\s+/g, ' ');
}
