import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { CellGrid } from '#shared/contract/intake.ts';
import { fromWire, LedgerError } from '#shared/errors.ts';
import { type ReaderLimits, readerLimits } from '../intake/fork-reader.ts';
import type { ReadCells, ReaderAnswer } from '../intake/read-cells.ts';

/** Reads each file in a utility process of its own, with a memory cap and a time limit: the packed app cannot fork itself as Node. Throws FILE-* and SHEET-MISSING. */
export const makeUtilityReader =
  (readerUrl: URL, limits: ReaderLimits = readerLimits): ReadCells =>
  (file) => {
    if (file.bytes.length > limits.bytes) {
      return Promise.reject(new LedgerError('FILE-TOO-LARGE', { name: file.name, limit: `${Math.round(limits.bytes / 1024 / 1024)} MB` }));
    }
    const child = utilityProcess.fork(fileURLToPath(readerUrl), [], {
      serviceName: '两新台账 读取文件',
      execArgv: [`--max-old-space-size=${limits.memory}`],
      stdio: 'ignore',
    });
    const asked = new Promise<CellGrid>((resolve, reject) => {
      const timer = setTimeout(() => reject(new LedgerError('FILE-TIMEOUT', { name: file.name })), limits.milliseconds);
      child.once('message', (answer: ReaderAnswer) => {
        clearTimeout(timer);
        if ('grid' in answer) resolve(answer.grid);
        else reject(fromWire(answer.error));
      });
      // after an answer this changes nothing: the promise is settled
      child.once('exit', (status) => {
        clearTimeout(timer);
        reject(new LedgerError('FILE-DAMAGED', { name: file.name }, { cause: `status ${status}` }));
      });
      child.postMessage({ name: file.name, bytes: file.bytes, sheet: file.sheet });
    });
    return asked.finally(() => child.kill());
  };
