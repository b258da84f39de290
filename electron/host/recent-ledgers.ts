import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './replace-file.ts';

const recentLedger = z.object({ folder: z.string(), name: z.string(), sample: z.boolean().default(false) });
const recentFile = z.array(recentLedger);
export type RecentLedger = z.infer<typeof recentLedger>;

const kept = 12;

/** The ledgers that were opened before, latest first. A list that cannot be read is as good as none: nothing is lost but a convenience. */
export function readRecent(home: string): RecentLedger[] {
  const file = fileIn(home);
  if (!existsSync(file)) return [];
  const read = recentFile.safeParse(parsed(readFileSync(file, 'utf8')));
  return read.success ? read.data.filter((ledger) => existsSync(ledger.folder)) : [];
}

export function rememberRecent(home: string, ledger: RecentLedger): void {
  const others = readRecent(home).filter((other) => other.folder !== ledger.folder);
  replaceFile(fileIn(home), JSON.stringify([ledger, ...others].slice(0, kept), null, 2));
}

const fileIn = (home: string) => join(home, 'recent.json');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
