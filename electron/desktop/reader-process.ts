import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { ReadCells, ReaderAnswer } from '../intake/reading/read-cells.ts';
import { type ReaderLimits, type ReadingProcess, readerLimits, readingIn } from '../intake/reading/reading-process.ts';

/** Reads each file in a utility process of its own: the packed app cannot fork itself as Node. */
export const makeUtilityReader = (readerUrl: URL, limits: ReaderLimits = readerLimits): ReadCells =>
  readingIn((capped) => startUtility(readerUrl, capped), limits);

function startUtility(readerUrl: URL, { memory }: ReaderLimits): ReadingProcess {
  const child = utilityProcess.fork(fileURLToPath(readerUrl), [], {
    serviceName: '两新台账 读取文件',
    execArgv: [`--max-old-space-size=${memory}`],
    stdio: 'ignore',
  });
  return {
    send: (file) => child.postMessage(file),
    onAnswer: (listener) => void child.on('message', (answer: ReaderAnswer) => listener(answer)),
    onEnd: (listener) => void child.once('exit', (status) => listener('FILE-DAMAGED', `status ${status}`)),
    kill: () => void child.kill(),
  };
}
