import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReadCells, ReaderAnswer } from '../../electron/intake/reading/read-cells.ts';
import { type ReadingProcess, readerLimits, readingIn } from '../../electron/intake/reading/reading-process.ts';

const filesEach = 200;

/** Reads by the program's reader under the program's limits, many files in one process: a new one only after a failure or two hundred files. */
export function patientReader(reader: URL): { readonly read: ReadCells; end(): void } {
  let child: ChildProcess | undefined;
  let files = 0;
  const stop = () => {
    child?.kill('SIGKILL');
    child = undefined;
    files = 0;
  };
  const start = (): ReadingProcess => {
    if (++files > filesEach) stop();
    child ??= fork(fileURLToPath(reader), [], {
      execArgv: [`--max-old-space-size=${readerLimits.memory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const started = child;
    let answered = false;
    started.removeAllListeners();
    return {
      send: (file) => void started.send(file),
      onAnswer: (listener) =>
        void started.on('message', (message) => {
          answered = !('rows' in (message as ReaderAnswer));
          listener(message as ReaderAnswer);
        }),
      onEnd: (listener) =>
        void started.once('exit', (status, signal) => {
          if (child === started) child = undefined;
          listener(signal !== null || status === 134 ? 'FILE-TOO-LARGE' : 'FILE-DAMAGED', `status ${status}`);
        }),
      kill: () => {
        if (!answered) stop();
      },
    };
  };
  return { read: readingIn(start, readerLimits), end: stop };
}
