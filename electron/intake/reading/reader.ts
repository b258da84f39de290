import { LedgerError, toWire } from '#shared/errors.ts';
import { watchMemory } from './memory-watch.ts';
import { packing } from './packed-cells.ts';
import type { ReaderAnswer, WorkbookFile } from './read-cells.ts';
import { readFileCells } from './read-file.ts';

// entry: the process that reads one file and is then done with; forked by Node or made by Electron as a utility process
interface Port {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  postMessage(message: unknown): void;
}

/** Who takes a block in is kept from all else for as long: a few milliseconds. */
const rowsEach = 1000;

async function answer(file: WorkbookFile, send: (answer: ReaderAnswer) => void): Promise<void> {
  const endWatch = watchMemory();
  try {
    const { cells, ...grid } = await readFileCells(file);
    const pack = packing();
    for (let row = 0; row < cells.length; row += rowsEach) send({ rows: pack(cells.slice(row, row + rowsEach)) });
    send({ grid: { ...grid, cells: [] } });
  } catch (error) {
    send({ error: toWire(error instanceof LedgerError ? error : new LedgerError('FILE-DAMAGED', { name: file.name })) });
  } finally {
    endWatch();
  }
}

const { parentPort } = process as unknown as { parentPort?: Port };
if (parentPort)
  parentPort.on('message', (message) => void answer((message as { data: WorkbookFile }).data, (reply) => parentPort.postMessage(reply)));
else process.on('message', (file) => void answer(file as WorkbookFile, (reply) => void process.send?.(reply)));
