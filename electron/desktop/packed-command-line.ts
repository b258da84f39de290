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
  app.exit(status);
}
