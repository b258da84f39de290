import { join } from 'node:path';
import type { Change } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { tableNames } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { plantAll } from '../demo/plant-all.ts';
import type { Planted } from '../demo/planter.ts';
import { soundTown } from '../demo/sound-town.ts';
import type { Town } from '../demo/town.ts';
import { openBooks } from '../host/open-books.ts';
import { sampleLedger } from '../host/sample.ts';
import { type Given, maybeText } from './command.ts';
import { demoPassphrase } from './demo-keys.ts';
import { countsText } from './said.ts';
import type { Tell } from './tell.ts';

/** A township made for the demo, with what was planted in it. */
export interface MadeTown {
  readonly town: Town;
  readonly planted: readonly Planted[];
}

const usual = { seed: 1, organizations: 120, branches: 40, defects: 0 } as const;
type Size = Record<keyof typeof usual, number>;

/** The town that the options ask for; undefined where they ask for none, and the shipped sample is shown. Throws USAGE. */
export function townAskedFor(given: Given): MadeTown | undefined {
  const names = Object.keys(usual) as (keyof typeof usual)[];
  if (names.every((name) => maybeText(given, name) === undefined)) return undefined;
  const size = Object.fromEntries(names.map((name) => [name, numberOf(given, name)])) as Size;
  if (size.organizations < size.branches)
    throw new LedgerError('USAGE', { reason: '两新组织数（--organizations）不能少于支部数（--branches）' });
  const town = soundTown(size.seed, size);
  return { town, planted: planted(town, size) };
}

const most = 5000;
function numberOf(given: Given, name: keyof typeof usual): number {
  const text = maybeText(given, name);
  if (text === undefined) return usual[name];
  const least = name === 'organizations' || name === 'branches' ? 1 : 0;
  const highest = name === 'seed' ? 999_999_999 : most;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= least && number <= highest)) throw new LedgerError('USAGE', { reason: `--${name} 要写 ${least} 到 ${highest} 的整数` });
  return number;
}

function planted(town: Town, { defects }: Size): Planted[] {
  try {
    return plantAll(town, defects);
  } catch (error) {
    throw new LedgerError(
      'USAGE',
      { reason: '这么小的镇埋不下这些问题；请加大 --organizations 和 --branches，或减少 --defects' },
      { cause: error },
    );
  }
}

/** Makes the township's ledger with the town's rows as they are: reading them again would mend what was planted. */
export async function fillTown(folder: string, { town, planted: spots }: MadeTown, tell: Tell): Promise<void> {
  const { unit, level, name } = sampleLedger;
  const made = {
    act: 'create',
    folder: join(folder, 'township'),
    passphrase: demoPassphrase,
    today: town.today,
    unit,
    level,
    name,
  } as const;
  const { books, close } = await openBooks(made);
  try {
    const changes: Change[] = tableNames.flatMap((table) =>
      town.rows(table).map(({ id, ...after }) => ({ op: 'insert' as const, table, id, after: asKept(after) })),
    );
    books.applyRead({ origin: 'import', label: '导入演示数据', seq: 0, changes });
    const counts = tableNames.map((table) => [table, town.rows(table).length] as const).filter(([, count]) => count > 0);
    tell('造出一个镇的数据', countsText(Object.fromEntries(counts)));
    if (spots.length > 0) tell('埋下问题', `${spots.length} 处，涉及 ${new Set(spots.map(({ rule }) => rule)).size} 条规则`);
  } finally {
    close();
  }
}

/** A list with nothing in it is nothing, as the ledger keeps it. */
const asKept = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Array.isArray(value) && value.length === 0 ? null : value]));

const placeOf = ({ rule, table, id, field }: Planted) => `${rule} ${table} ${id} ${field}`;

/** How the check did on what was planted: each place counts once. */
export function comparison(planted: readonly Planted[], found: readonly Problem[]): string {
  const open = Map.groupBy(planted, placeOf);
  let hits = 0;
  for (const problem of found) if (open.get(placeOf(problem))?.pop()) hits += 1;
  return `埋下 ${planted.length} 处，找到 ${hits} 处；另外报出 ${found.length - hits} 处`;
}
