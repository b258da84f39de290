import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReadCells, ReaderAnswer } from './read-cells.ts';
import { type ReaderLimits, type ReadingProcess, readerLimits, readingIn } from './reading-process.ts';

/** Reads each file in a forked Node process, with a memory cap and a time limit. */
export const makeForkReader = (readerUrl: URL, limits: ReaderLimits = readerLimits): ReadCells =>
  readingIn((capped) => startFork(readerUrl, capped), limits);

function startFork(readerUrl: URL, { memory }: ReaderLimits): ReadingProcess {
  const child = fork(fileURLToPath(readerUrl), [], {
    execArgv: [`--max-old-space-size=${memory}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return {
    send: (file) => void child.send(file),
    onAnswer: (listener) => void child.on('message', (message) => listener(message as ReaderAnswer)),
    onEnd(listener) {
      child.once('error', (cause) => listener('FILE-DAMAGED', cause));
      // a heap at its cap ends the process by a signal, and so does the watch over its memory
      child.once('exit', (status, signal) => {
        const full = signal !== null || status === 134;
        listener(full ? 'FILE-TOO-LARGE' : 'FILE-DAMAGED', `status ${status}, signal ${signal}`);
      });
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
