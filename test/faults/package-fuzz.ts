import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCatalogue } from '#shared/errors.ts';
import { tableNames } from '#shared/model/tables.ts';
import { chanceOf } from '../../electron/demo/township-names.ts';
import { sha256 } from '../../electron/exchange/envelope/seal.ts';
import { receive } from '../../electron/exchange/receive.ts';
import { deskKeys } from '../../electron/keys/desk-keys.ts';
import { type Desk, handedInSmall } from '../bench/desks.ts';
import { mutatedPackage, openForMutation, regions } from './package-mutate.ts';

export interface Fuzzed {
  readonly seed: number;
  readonly region: string;
  /** The refusal's code, or `same`: what was changed is nobody's content, such as a time in the zip. */
  readonly as: string;
}

/**
 * Brings a county spoilt packages of a township, each by its own seed, after the sound one: none may be taken for anything but that one again,
 * each is refused with a code of the catalogue, and nothing is written but in quarantine. Gives what went wrong, with the seed that makes it again.
 */
export async function fuzzPackages(folder: string, first: number, count: number, told: (one: Fuzzed) => void): Promise<string[]> {
  const { county, township, file } = await handedInSmall(folder);
  township.close();
  try {
    const { identity, recipient } = await deskKeys(county.books);
    const opened = await openForMutation(file.bytes, identity, recipient);
    const taken = await receive(county.books, file);
    if (taken.outcome !== 'accepted') throw new Error(`the sound package was ${taken.outcome}`);
    const before = stateOf(county);
    const wrong: string[] = [];
    for (let seed = first; seed < first + count; seed++) {
      const chance = chanceOf(seed);
      const region = regions[seed % regions.length] ?? 'zip';
      const as = await outcomeOf(county, { name: file.name, bytes: await mutatedPackage(opened, region, chance) });
      told({ seed, region, as });
      if (as !== 'same' && !(as in errorCatalogue)) wrong.push(`seed ${seed}, ${region}: ${as}`);
    }
    if (stateOf(county) !== before) wrong.push('something was written besides the quarantine');
    return wrong;
  } finally {
    county.close();
  }
}

async function outcomeOf(county: Desk, file: { name: string; bytes: Uint8Array }): Promise<string> {
  try {
    const { outcome, code } = await receive(county.books, file);
    return outcome === 'repeated' ? 'same' : outcome === 'refused' ? (code ?? 'refused without a code') : outcome;
  } catch (error) {
    return `thrown: ${String(error)}`;
  }
}

/** Rows, log, registers, and every file beside the database and the quarantine. */
function stateOf({ books, folder }: Desk): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/quarantine|ledger\.db|lock\.db/.test(path.slice(folder.length)));
  return JSON.stringify([
    tableNames.map((name) => books.ledger.rows(name)),
    books.history(undefined, 10_000),
    books.registers.list('received'),
    books.registers.list('dispute'),
    files.sort().map((path) => [path, sha256(readFileSync(path))]),
  ]);
}
