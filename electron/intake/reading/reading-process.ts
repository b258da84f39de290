import type { PackedRows, ReadGrid } from '#shared/contract/intake.ts';
import { type ErrorCode, fromWire, LedgerError } from '#shared/errors.ts';
import type { ReadCells, ReaderAnswer, WorkbookFile } from './read-cells.ts';

export interface ReaderLimits {
  /** Bytes of the file itself. */
  readonly bytes: number;
  /** Heap of the reading process, MB; what it holds beside its heap stays below a quarter of a gigabyte. */
  readonly memory: number;
  readonly milliseconds: number;
  /** What each MB of the file may take beyond that. */
  readonly millisecondsEach: number;
}
const megabyte = 1024 * 1024;
export const readerLimits: ReaderLimits = { bytes: 100 * megabyte, memory: 768, milliseconds: 8000, millisecondsEach: 2000 };

/** A process that reads one file, however the entry makes it. */
export interface ReadingProcess {
  send(file: WorkbookFile): void;
  /** Each part of the answer in its turn. */
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
      throw new LedgerError('FILE-TOO-LARGE', { name: file.name, limit: `${Math.round(limits.bytes / megabyte)} MB` });
    if (signal?.aborted) throw new LedgerError('CALL-CANCELLED');
    const child = start(limits);
    const ending = new AbortController();
    const packed: PackedRows[] = [];
    const answered = new Promise<ReadGrid>((resolve, reject) => {
      const allowed = limits.milliseconds + (limits.millisecondsEach * file.bytes.length) / megabyte;
      const timer = setTimeout(() => reject(new LedgerError('FILE-TIMEOUT', { name: file.name })), allowed);
      ending.signal.addEventListener('abort', () => clearTimeout(timer));
      signal?.addEventListener('abort', () => reject(new LedgerError('CALL-CANCELLED')), { signal: ending.signal });
      child.onAnswer((answer) => {
        if ('error' in answer) reject(fromWire(answer.error));
        else if ('grid' in answer) resolve({ ...answer.grid, packed });
        else packed.push(answer.rows);
      });
      // after an answer this changes nothing: the promise is settled
      child.onEnd((code, cause) => reject(new LedgerError(code, { name: file.name, limit: `${limits.memory} MB` }, { cause })));
      child.send({ ...file });
    });
    return answered.finally(() => {
      ending.abort();
      child.kill();
    });
  };
