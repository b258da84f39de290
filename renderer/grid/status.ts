/** 计数, 求和, 平均 of values: empty ones count for nothing, sum and average are of the numbers. */
export function summed(values: Iterable<unknown>): { filled: number; sum: number | null; average: number | null } {
  let filled = 0;
  let numbers = 0;
  let sum = 0;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    filled += 1;
    if (typeof value !== 'number') continue;
    numbers += 1;
    sum += value;
  }
  // decimals of money and area: twelve digits are true, the rest is what binary fractions leave
  return numbers === 0 ? { filled, sum: null, average: null } : { filled, sum: tidy(sum), average: tidy(sum / numbers) };
}

const tidy = (value: number) => Number(value.toPrecision(12));
