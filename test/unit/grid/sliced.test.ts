import { expect, test } from 'vitest';
import { atOnce, sliced } from '../../../renderer/grid/writing/sliced.ts';

/** Work of so many steps, each of a millisecond. */
function* work(steps: number): Generator<number, string> {
  for (let done = 1; done <= steps; done++) {
    const until = performance.now() + 1;
    while (performance.now() < until);
    yield done;
  }
  return `${steps} 步`;
}

test('long work lets others in between and comes to the same end', async () => {
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 1);
  const told: number[] = [];
  const began = performance.now();
  expect(await sliced(work(300), (done) => told.push(done))).toBe('300 步');
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual((performance.now() - began) / 100);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
  expect(atOnce(work(3))).toBe('3 步');
});

test('called off, it stops at the next breath', async () => {
  const calledOff = new AbortController();
  let reached = 0;
  function* watched(): Generator<number, void> {
    for (const done of work(5000)) {
      reached = done;
      yield done;
    }
  }
  setTimeout(() => calledOff.abort(), 30);
  await expect(sliced(watched(), () => undefined, calledOff.signal)).rejects.toThrow();
  expect(reached).toBeLessThan(5000);
});
