import type { RecognisedSheet } from '../shape/recognise.ts';

const named = String.raw`\(?(?:\p{L}{1,4}[、,/])*(?:人民币)?\(?(元|千元|万元|百万元|千万元|亿元|万美元|美元)(?:人民币)?(?!\p{L})`;
/** 单位：元, 金额单位：人民币元, （金额：元）, 单位：人、万元. */
const told = new RegExp(`(?:单位|金额)[:为]${named}`, 'u');
/** 单位（元）; in a header it is of one column. */
const bracketed = new RegExp(String.raw`(?:单位|金额)\(${named}`, 'u');

/** The unit of money that a line above a table gives for all of it: 单位：元. */
export function moneyUnitOf({ shape }: RecognisedSheet): string | undefined {
  for (const { text, why } of shape.left) {
    if (!text.includes('元')) continue;
    const plain = text
      .normalize('NFKC')
      .replace(/单\s+位/g, '单位')
      .replace(/\s*([:(/、,])\s*/g, '$1');
    const found = told.exec(plain) ?? (why === 'header' ? null : bracketed.exec(plain));
    if (found) return found[1];
  }
  return undefined;
}

/** The line that says so of a whole table, as it is read again. */
export const moneyUnitLine = (unit: string): string => `单位：${unit}`;
