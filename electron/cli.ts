import { text } from 'node:stream/consumers';
import { runCommandLine } from './commands/run.ts';
import { homeFolder } from './host/home-folder.ts';
import { makeForkReader } from './intake/reading/fork-reader.ts';

// entry: the command line; it wires and decides nothing. From source the neighbours are .ts, from the build .js
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const beside = (path: string) => new URL(`./${path}.${extension}`, import.meta.url);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  threadUrl: beside('worker'),
  readCells: makeForkReader(beside('intake/reading/reader')),
  // npm changes to the project's folder before it runs a script; paths are meant from where the person stands
  cwd: (['ledger', 'demo'].includes(process.env.npm_lifecycle_event ?? '') && process.env.INIT_CWD) || process.cwd(),
  home: homeFolder(),
  environment: process.env,
  isTerminal: process.stdout.isTTY === true,
  out: (words) => void process.stdout.write(words),
  err: (words) => void process.stderr.write(words),
  stdin: () => text(process.stdin),
});
