import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '#shared/errors.ts';

/** One line of the log. Never an input, an output or an error's sentence: they can hold what people typed. */
export interface LogEntry {
  readonly call: string;
  readonly ms?: number | undefined;
  readonly code?: string | undefined;
  readonly cause?: { readonly name: string; readonly code: string | undefined; readonly at: readonly string[] } | undefined;
}

export interface Log {
  write(entry: LogEntry): void;
}

const sizeLimit = 1_000_000;
const filesKept = 5;

const olderFile = (folder: string, number: number) => join(folder, `ledger.${number}.log`);

/** The files of a log, the oldest first; not each need be there. */
export const logFiles = (folder: string): string[] => [
  ...Array.from({ length: filesKept - 1 }, (_, place) => olderFile(folder, filesKept - 1 - place)),
  join(folder, 'ledger.log'),
];

/** A log of JSON lines in `folder`, held to five files of a megabyte. A disk that cannot take it never stops the work: see `onTrouble`. */
export function openLog(folder: string, onTrouble: (error: unknown) => void = (error) => console.error('log:', error)): Log {
  const file = join(folder, 'ledger.log');
  const older = (number: number) => olderFile(folder, number);
  let size = 0;
  let troubled = false;

  const rotate = () => {
    rmSync(older(filesKept - 1), { force: true });
    for (let number = filesKept - 2; number >= 1; number--) moveIfThere(older(number), older(number + 1));
    moveIfThere(file, older(1));
    size = 0;
  };
  return {
    write(entry) {
      try {
        if (size === 0) {
          mkdirSync(folder, { recursive: true });
          size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
        }
        const line = `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`;
        if (size + line.length > sizeLimit) rotate();
        appendFileSync(file, line, { mode: 0o600 });
        size += line.length;
      } catch (error) {
        if (!troubled) onTrouble(error);
        troubled = true;
      }
    },
  };
}

/** What of a failure may stand in a log: names, codes and places in the program. */
export function causeForLog(error: unknown): LogEntry['cause'] {
  const cause = error instanceof LedgerError ? error.cause : error;
  if (!(cause instanceof Error)) return undefined;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return { name: cause.name, code, at: placesIn(cause.stack ?? '') };
}

/** The same from a stack that came over from the ledger thread as text. */
export function causeInText(text: string): LogEntry['cause'] {
  const name = /^(?:Uncaught )?(\w*Error)\b/.exec(text)?.[1] ?? 'Error';
  return { name, code: undefined, at: placesIn(text) };
}

const placesIn = (stack: string) =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());

function moveIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })) renameSync(from, to);
}
