import { expect, test } from 'vitest';
import { completeness } from '../../electron/exchange/completeness.ts';
import { receive } from '../../electron/exchange/receive.ts';
import { closeMonth, enrol, exported, fill, makeCounty, makeTownship, period } from '../integration/exchange/desks.ts';

// two hundred, a city's whole month: LEDGER_PACKAGES=200
const count = Number(process.env.LEDGER_PACKAGES ?? 12);

test('many packages in one go: a bad one among them stops none of the others, and the last takes no longer than the first', async () => {
  const county = makeCounty();
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (let index = 0; index < count; index++) {
    const township = makeTownship(String(330_802_001 + index), `第${index + 1}街道`);
    await enrol(township, county);
    if (index === 0) fill(township);
    closeMonth(township);
    files.push(await exported(township));
    township.close();
  }
  const bad = Math.floor(count / 3);
  const spoilt = files[bad];
  if (spoilt) files[bad] = { ...spoilt, bytes: spoilt.bytes.slice(0, -20) };
  const times: number[] = [];
  const outcomes: string[] = [];
  for (const file of files) {
    const began = performance.now();
    outcomes.push((await receive(county.books, file)).outcome);
    times.push(performance.now() - began);
  }
  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(count - 1);
  expect(outcomes[bad]).toBe('refused');
  const { units } = completeness(county.books, { months: 1 });
  expect(units.filter(({ cells }) => cells.some((cell) => cell.period === period && cell.state === 'accepted'))).toHaveLength(count - 1);
  // a busy machine makes a dozen too few to time
  if (process.env.LEDGER_PACKAGES === undefined) return;
  const middle = (part: number[]) => part.sort((one, other) => one - other)[Math.floor(part.length / 2)] ?? 0;
  const third = Math.floor(count / 3);
  const [early, late] = [middle(times.slice(1, third + 1)), middle(times.slice(-third))];
  console.log(`${count} packages: ${early.toFixed(0)} ms each at first, ${late.toFixed(0)} ms at the end`);
  expect(late).toBeLessThan(early * 2);
}, 600_000);
