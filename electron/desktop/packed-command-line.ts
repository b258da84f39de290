import { text } from 'node:stream/consumers';
import type { App } from 'electron';
import type { Surroundings } from '../commands/run.ts';
import { homeFolder } from '../host/home-folder.ts';

/** `LiangxinLedger --cli …`: the command line in the packed app, which cannot run as Node. Ends the app with the command's status. */
export async function runPackedCommandLine(
  app: App,
  words: readonly string[],
  parts: Pick<Surroundings, 'threadUrl' | 'readCells'>,
): Promise<void> {
  await app.whenReady(); // the reading process needs it
  const { runCommandLine } = await import('../commands/run.ts');
  const status = await runCommandLine(words, {
    ...parts,
    home: homeFolder(),
    cwd: process.cwd(),
    environment: process.env,
    isTerminal: process.stdout.isTTY === true,
    out: (words) => void process.stdout.write(words),
    err: (words) => void process.stderr.write(words),
    stdin: () => text(process.stdin),
  });
  // a pipe takes 64 KiB at once: what still waits would be cut off
  await Promise.all([process.stdout, process.stderr].map(written));
  app.exit(status);
}

/** Until all that was written to a stream has left; a reader that is gone takes nothing more. */
const written = (stream: NodeJS.WriteStream): Promise<void> => new Promise((resolve) => stream.write('', () => resolve()));
