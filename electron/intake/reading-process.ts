import type { CellGrid } from '#shared/contract/intake.ts';
import { type ErrorCode, fromWire, LedgerError } from '#shared/errors.ts';
import type { ReadCells, ReaderAnswer, WorkbookFile } from './read-cells.ts';

export interface ReaderLimits {
  /** Bytes of the file itself. */
  readonly bytes: number;
  /** Heap of the reading process, MB. */
  readonly memory: number;
  readonly milliseconds: number;
}
export const readerLimits: ReaderLimits = { bytes: 100 * 1024 * 1024, memory: 1536, milliseconds: 60_000 };

/** A process that reads one file, however the entry makes it. */
export interface ReadingProcess {
  send(file: WorkbookFile): void;
  onAnswer(listener: (answer: ReaderAnswer) => void): void;
  /** Ended, or could not start, without an answer; the code says what that makes of the file. */
  onEnd(listener: (code: ErrorCode, cause: unknown) => void): void;
  kill(): void;
}

/** Reads each file in a process of its own, killed when it passes a limit or is called off. Throws FILE-*, SHEET-MISSING, CALL-CANCELLED. */
export const readingIn =
  (start: (limits: ReaderLimits) => ReadingProcess, limits: ReaderLimits): ReadCells =>
  async (file, signal) => {
    if (file.bytes.length > limits.bytes)
      throw new LedgerError('FILE-TOO-LARGE', { name: file.name, limit: `${Math.round(limits.bytes / 1024 / 1024)} MB` });
    if (signal?.aborted) throw new LedgerError('CALL-CANCELLED');
    const child = start(limits);
    const ending = new AbortController();
    const answered = new Promise<CellGrid>((resolve, reject) => {
      const timer = setTimeout(() => reject(new LedgerError('FILE-TIMEOUT', { name: file.name })), limits.milliseconds);
      ending.signal.addEventListener('abort', () => clearTimeout(timer));
      signal?.addEventListener('abort', () => reject(new LedgerError('CALL-CANCELLED')), { signal: ending.signal });
      child.onAnswer((answer) => ('grid' in answer ? resolve(answer.grid) : reject(fromWire(answer.error))));
      // after an answer this changes nothing: the promise is settled
      child.onEnd((code, cause) => reject(new LedgerError(code, { name: file.name, limit: `${limits.memory} MB` }, { cause })));
      child.send({ name: file.name, bytes: file.bytes, sheet: file.sheet });
    });
    return answered.finally(() => {
      ending.abort();
      child.kill();
    });
  };
