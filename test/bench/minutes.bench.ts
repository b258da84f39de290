// A year of 30,000 minutes in one unit that share frames, held against each other by MTG-015. MINUTES_WORLDS=all says of every world below how long it takes.
import { letterPairs } from '#shared/rules/meeting/letter-pairs.ts';
import { minutesAtHand } from '#shared/rules/meeting/minutes-at-hand.ts';
import type { MinutesRow } from '#shared/rules/rule.ts';
import { chanceOf } from '../../electron/demo/township-names.ts';
import type { Bench } from './bench.ts';

const texts = 30_000;
const atLeast = 0.9;
const chance = chanceOf(1);
const letters = (length: number, different = 3000) =>
  Array.from({ length }, () => String.fromCodePoint(0x4e00 + chance.whole(0, different))).join('');
const phrases = Array.from({ length: 40 }, () => letters(12));
const frames = Array.from({ length: 30 }, () => letters(200));
const frame = chance.pick(frames);

const nearlyAlike = '200 letters shared, 25 of their own: 0.89 alike';
const worlds: Readonly<Record<string, () => string>> = {
  [nearlyAlike]: () => frame + letters(25),
  '200 shared, 15 of their own: all alike': () => frame + letters(15),
  '200 shared, 10 to 60 of their own': () => frame + letters(chance.whole(10, 60)),
  '200 shared, 40 of their own': () => frame + letters(40),
  '200 shared, 2 of 40 phrases': () => frame + chance.pick(phrases) + chance.pick(phrases),
  '200 shared, 4 of 40 phrases': () => frame + Array.from({ length: 4 }, () => chance.pick(phrases)).join(''),
  '400 shared, 60 of a hundred characters': () => frame + phrases.slice(0, 17).join('') + letters(60, 100),
  'one of 30 frames of 200, 25 of their own': () => chance.pick(frames) + letters(25),
  'one text': () => frame,
  'nothing shared': () => letters(220),
};

const rowsOf = (write: () => string): MinutesRow[] =>
  Array.from({ length: texts }, (_, nth) => {
    const row = {
      id: `m${String(nth).padStart(6, '0')}`,
      unit: '330802005',
      start: '2026-01-05T09:00',
      branch: `b${nth}`,
      summary: write(),
    };
    return row as unknown as MinutesRow;
  });

function repeatsIn(rows: readonly MinutesRow[]): number {
  const year = minutesAtHand(rows);
  return rows.filter((row) => year.earliestAlike(row, atLeast)).length;
}

function sayWorlds(): void {
  for (const [world, write] of Object.entries(worlds)) {
    const rows = rowsOf(write);
    const began = performance.now();
    const repeats = repeatsIn(rows);
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s, ${String(repeats).padStart(5)} found  ${world}`);
  }
}

export const bench: Bench = {
  name: 'minutes',
  act: `30,000 minutes of one unit and year held against each other (${nearlyAlike})`,
  floor: 'their letter pairs',
  async prepare() {
    if (process.env.MINUTES_WORLDS === 'all') sayWorlds();
    const rows = rowsOf(worlds[nearlyAlike] ?? (() => ''));
    return {
      act: () => repeatsIn(rows),
      floor: () => rows.reduce((sum, { summary }) => sum + letterPairs(summary ?? '').length, 0),
      close: () => undefined,
    };
  },
};
