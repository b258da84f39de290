import type { RecognisedSheet } from '../shape/recognise.ts';

const unit = /(?:金额)?单位[:：]\s*(元|千元|万元|百万元|亿元|万美元|美元)/;

/** The unit of money that a line above a table gives for all of it: 单位：元. */
export function moneyUnitOf({ shape }: RecognisedSheet): string | undefined {
  for (const { text } of shape.left) {
    const found = unit.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
