import { LedgerError, toWire } from '#shared/errors.ts';
import type { ReaderAnswer, WorkbookFile } from './read-cells.ts';
import { readFileCells } from './read-file.ts';

// entry: the process that reads one file and is then done with; forked by Node or made by Electron as a utility process
interface Port {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  postMessage(message: unknown): void;
}

async function answer(file: WorkbookFile): Promise<ReaderAnswer> {
  try {
    return { grid: await readFileCells(file) };
  } catch (error) {
    const known = error instanceof LedgerError ? error : new LedgerError('FILE-DAMAGED', { name: file.name });
    return { error: toWire(known) };
  }
}

const { parentPort } = process as unknown as { parentPort?: Port };
if (parentPort)
  parentPort.on(
    'message',
    (message) => void answer((message as { data: WorkbookFile }).data).then((reply) => parentPort.postMessage(reply)),
  );
else process.on('message', (file) => void answer(file as WorkbookFile).then((reply) => process.send?.(reply)));
