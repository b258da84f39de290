import { tableNames } from '#shared/model/tables.ts';
import { plantAll } from '../../electron/demo/plant-all.ts';
import { planters } from '../../electron/demo/planters.ts';
import { soundTown } from '../../electron/demo/sound-town.ts';
import { foundIn, measured, type Score } from '../support/planted/measure.ts';
import type { Bench } from './bench.ts';

const size = { organizations: 2000, branches: 300 };
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
const defects = 3;

const share = (part: number, whole: number) => (whole === 0 ? '—' : (part / whole).toFixed(3));

/** Scores of many towns as one per rule. */
function summed(all: readonly Score[]): Score[] {
  return [...Map.groupBy(all, ({ rule }) => rule)].map(([rule, scores]) => ({
    rule,
    planted: scores.reduce((sum, { planted }) => sum + planted, 0),
    hit: scores.reduce((sum, { hit }) => sum + hit, 0),
    false: scores.flatMap((score) => score.false),
    missed: scores.flatMap(({ missed }) => missed),
  }));
}

/** Plants, checks and compares in every town; says each rule's precision and recall, and the first cases that are wrong. */
function sayScores(): void {
  const scores = summed(seeds.flatMap((seed) => measured(seed, size, defects)));
  const line = (...cells: readonly string[]) =>
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(10) : cell.padStart(11))).join(''));
  console.log(`\n${seeds.length} towns, ${planters.length} defects × ${defects} in each`);
  line('rule', 'planted', 'found', 'false', 'precision', 'recall');
  for (const { rule, planted, hit, false: wrong } of scores)
    line(rule, String(planted), String(hit), String(wrong.length), share(hit, hit + wrong.length), share(hit, planted));
  const cases = scores.flatMap((score) => [...score.false.map((one) => `false: ${one}`), ...score.missed.map((one) => `missed: ${one}`)]);
  for (const one of cases.slice(0, 20)) console.log(one);
  if (cases.length > 0) process.exitCode = 1;
}

export const bench: Bench = {
  name: 'planted',
  act: 'every rule over a township (2,000 organizations, 300 branches, two years of meetings) with defects of every rule, in memory',
  floor: 'a bare read of the same rows as JSON',
  async prepare() {
    sayScores();
    const town = soundTown(seeds.length + 1, size);
    plantAll(town, defects);
    return {
      act: () => foundIn(town),
      floor: () => tableNames.reduce((sum, table) => sum + JSON.stringify(town.rows(table)).length, 0),
      close: () => undefined,
    };
  },
};
