import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CellGrid } from '#shared/contract/intake.ts';
import { fromWire, LedgerError } from '#shared/errors.ts';
import type { ReadCells, ReaderAnswer, WorkbookFile } from './read-cells.ts';

export interface ReaderLimits {
  /** Bytes of the file itself. */
  readonly bytes: number;
  /** Heap of the reading process, MB. */
  readonly memory: number;
  readonly milliseconds: number;
}
export const readerLimits: ReaderLimits = { bytes: 100 * 1024 * 1024, memory: 1536, milliseconds: 60_000 };

/** Reads each file in a child process of its own, with a memory cap and a time limit, killed when either is passed. Throws FILE-* and SHEET-MISSING. */
export const makeForkReader =
  (readerUrl: URL, limits: ReaderLimits = readerLimits): ReadCells =>
  (file) => {
    if (file.bytes.length > limits.bytes) {
      return Promise.reject(new LedgerError('FILE-TOO-LARGE', { name: file.name, limit: `${Math.round(limits.bytes / 1024 / 1024)} MB` }));
    }
    const child = fork(fileURLToPath(readerUrl), [], {
      execArgv: [`--max-old-space-size=${limits.memory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return ask(child, file, limits).finally(() => child.kill('SIGKILL'));
  };

const ask = (child: ChildProcess, file: WorkbookFile, limits: ReaderLimits) =>
  new Promise<CellGrid>((resolve, reject) => {
    const timer = setTimeout(() => reject(new LedgerError('FILE-TIMEOUT', { name: file.name })), limits.milliseconds);
    child.once('message', (message) => {
      clearTimeout(timer);
      const answer = message as ReaderAnswer;
      if ('grid' in answer) resolve(answer.grid);
      else reject(fromWire(answer.error));
    });
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(new LedgerError('FILE-DAMAGED', { name: file.name }, { cause }));
    });
    // a heap at its cap ends the process by a signal
    child.once('exit', (status, signal) => {
      clearTimeout(timer);
      const code = signal === 'SIGABRT' || signal === 'SIGTRAP' || status === 134 ? 'FILE-TOO-LARGE' : 'FILE-DAMAGED';
      reject(new LedgerError(code, { name: file.name, limit: `${limits.memory} MB` }, { cause: `status ${status}, signal ${signal}` }));
    });
    child.send({ name: file.name, bytes: file.bytes, sheet: file.sheet });
  });
