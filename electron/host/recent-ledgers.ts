import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from './read-json.ts';
import { replaceFile } from './replace-file.ts';

const recentLedger = z.object({ folder: z.string(), name: z.string(), sample: z.boolean().default(false) });
const recentFile = z.array(recentLedger);
export type RecentLedger = z.infer<typeof recentLedger>;

const kept = 12;

/** The ledgers that were opened before, latest first. A list that cannot be read is as good as none: nothing is lost but a convenience. */
export function readRecent(home: string): RecentLedger[] {
  return (readJson(fileIn(home), recentFile) ?? []).filter((ledger) => existsSync(ledger.folder));
}

export function rememberRecent(home: string, ledger: RecentLedger): void {
  const others = readRecent(home).filter((other) => other.folder !== ledger.folder);
  replaceFile(fileIn(home), JSON.stringify([ledger, ...others].slice(0, kept), null, 2));
}

const fileIn = (home: string) => join(home, 'recent.json');
