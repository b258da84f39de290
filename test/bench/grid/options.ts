import { parseArgs } from 'node:util';

/** What can be asked for by `--only`. */
export const actNames = ['paint', 'scroll', 'key', 'memory', 'paste', 'enter', 'ledger-paste', 'growth'] as const;
export type ActName = (typeof actNames)[number];

export interface Options {
  readonly rows: number;
  readonly rounds: number;
  readonly only: ReadonlySet<ActName>;
  /** Whether the other grids are measured beside ours. */
  readonly peers: boolean;
  /** A folder for CPU profiles of our side, one an act. */
  readonly profile: string | undefined;
}

export const usage = `npm run bench:grid -- [--rows N] [--rounds N] [--only ${actNames.join(',')}] [--no-peers] [--profile FOLDER]`;

/** Throws where an argument makes no sense. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      rows: { type: 'string', default: '50000' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: actNames.join() },
      peers: { type: 'boolean', default: true },
      profile: { type: 'string' },
    },
  });
  const only = values.only.split(',').map((name) => actNames.find((known) => known === name.trim()) ?? unknownAct(name));
  return {
    rows: wholeNumber('--rows', values.rows, 100),
    rounds: wholeNumber('--rounds', values.rounds, 1),
    only: new Set(only),
    peers: values.peers,
    profile: values.profile,
  };
}

function unknownAct(name: string): never {
  throw new Error(`--only knows no act "${name}", it knows ${actNames.join(', ')}`);
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) throw new Error(`${option} wants a whole number from ${least}, not "${text}"`);
  return number;
}
