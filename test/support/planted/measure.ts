import { catalogue } from '#shared/rules/catalogue.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { checkAll } from '../../../electron/checking/whole-check.ts';
import { plantAll } from '../../../electron/demo/plant-all.ts';
import type { Planted } from '../../../electron/demo/planter.ts';
import { soundTown, type TownSize } from '../../../electron/demo/sound-town.ts';
import type { Town } from '../../../electron/demo/town.ts';

/** Everything that the shipped rules find in a town, in the town's month. */
export const foundIn = (town: Town): Problem[] =>
  checkAll((table) => town.rows(table), { today: town.today, period: town.period, ruleset: shipped });

/** How a rule did: each finding and each place planted counts once. */
export interface Score {
  readonly rule: string;
  readonly planted: number;
  readonly hit: number;
  /** Findings that nobody planted, and places planted that nobody found: `table id field message`. */
  readonly false: readonly string[];
  readonly missed: readonly string[];
}

const placeOf = ({ rule, table, id, field }: Planted) => `${rule} ${table} ${id} ${field}`;

/** Compares what was found with what was planted, rule by rule in the catalogue's order. */
export function scored(planted: readonly Planted[], found: readonly Problem[]): Score[] {
  const open = Map.groupBy(planted, placeOf);
  const wrong: Problem[] = [];
  const hits: Planted[] = [];
  for (const problem of found) {
    const hit = open.get(placeOf(problem))?.pop();
    if (hit) hits.push(hit);
    else wrong.push(problem);
  }
  const missed = [...open.values()].flat();
  const of = <T extends { readonly rule: string }>(all: readonly T[], rule: string) => all.filter((one) => one.rule === rule);
  return catalogue.map(({ id: rule }) => ({
    rule,
    planted: of(planted, rule).length,
    hit: of(hits, rule).length,
    false: of(wrong, rule).map((problem) => `${placeOf(problem)} ${problem.message}`),
    missed: of(missed, rule).map(placeOf),
  }));
}

/** A town of the seed with so many defects of every planter, checked. */
export function measured(seed: number, size: TownSize, defects: number): Score[] {
  const town = soundTown(seed, size);
  const planted = plantAll(town, defects);
  return scored(planted, foundIn(town));
}
