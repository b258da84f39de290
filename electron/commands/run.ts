import { join, resolve, sep } from 'node:path';
import type { Progress } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { asLedgerError } from '../host/as-ledger-error.ts';
import { openThread } from '../host/client.ts';
import { defaultLedgerFolder } from '../host/home-folder.ts';
import type { LedgerThread } from '../host/host.ts';
import { causeForLog, causeInText, openLog } from '../host/log.ts';
import type { Failure, ThreadRequest } from '../host/thread-messages.ts';
import type { ReadCells } from '../intake/reading/read-cells.ts';
import { type CommandContext, flagOf, type Given, maybeText, type Outcome } from './command.ts';
import { readCommandLine } from './command-line.ts';
import { readBytes } from './files.ts';
import { progressBar } from './progress-bar.ts';

/** Where a command stands: its streams, its environment, what makes threads and readers. */
export interface Surroundings {
  readonly threadUrl: URL;
  readonly readCells: ReadCells;
  readonly cwd: string;
  /** The program's own folder. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  out(text: string): void;
  err(text: string): void;
  stdin(): Promise<string>;
}

/** Runs one command line and gives its exit status: 0 done, 1 found problems, 2 usage or unreadable input, 3 refused, 4 damaged ledger. */
export async function runCommandLine(words: readonly string[], around: Surroundings): Promise<number> {
  const json = words.includes('--json');
  try {
    const chosen = readCommandLine(words);
    if ('help' in chosen) {
      around.out(chosen.help);
      return 0;
    }
    return tell(await runOne(chosen.command.run, chosen.given, around), flagOf(chosen.given, 'json'), around);
  } catch (thrown) {
    const error = asLedgerError(thrown);
    if (error.code === 'INTERNAL') logOf(around).write({ call: words[0] ?? '', code: error.code, cause: causeForLog(error) });
    return tell({ json: {}, text: '', error }, json, around);
  }
}

const logOf = (around: Surroundings) => openLog(join(around.home, 'logs'));

/** What went wrong inside the thread and on nobody's purpose goes to the log; refusals are told and no more. */
function note(around: Surroundings, call: string, { error, cause }: Failure): void {
  if (error.code === 'INTERNAL') logOf(around).write({ call, code: error.code, cause: causeInText(cause) });
}

type Run = (given: Given, context: CommandContext) => Promise<Outcome>;

async function runOne(run: Run, given: Given, around: Surroundings): Promise<Outcome> {
  const opened: LedgerThread[] = [];
  const bar = progressBar(around, around.isTerminal && !flagOf(given, 'json'));
  const open = async (request: ThreadRequest) => {
    const thread = await openThread({
      threadUrl: around.threadUrl,
      readCells: around.readCells,
      request,
      onFailure: (call, failure) => note(around, call, failure),
    });
    opened.push(thread);
    return thread;
  };
  try {
    return await run(given, contextOf(given, around, open, bar.show));
  } finally {
    bar.clear();
    for (const thread of opened) await thread.close();
  }
}

function contextOf(
  given: Given,
  around: Surroundings,
  open: CommandContext['open'],
  onProgress: (progress: Progress) => void,
): CommandContext {
  // a separator at the end says that a folder is meant
  const path = (text: string) => resolve(around.cwd, text) + (/[\\/]$/.test(text) ? sep : '');
  const folder = resolve(around.cwd, maybeText(given, 'ledger') ?? defaultLedgerFolder(around.home));
  const passphrase = () => passphraseOf(given, around, path);
  let main: Promise<LedgerThread> | undefined;
  return {
    folder,
    home: around.home,
    path,
    passphrase,
    open,
    onProgress,
    ledger() {
      main ??= open({ act: 'open', folder, passphrase: passphrase() });
      return main;
    },
    stdin: () => around.stdin(),
    environment: around.environment,
    say(line) {
      if (!flagOf(given, 'json')) around.out(`${line}\n`);
    },
  };
}

function passphraseOf(given: Given, around: Surroundings, path: (text: string) => string): string {
  const file = maybeText(given, 'passphraseFile');
  const passphrase =
    file === undefined ? around.environment.LEDGER_PASSPHRASE : new TextDecoder().decode(readBytes(path(file))).split(/\r?\n/)[0];
  if (!passphrase) throw new LedgerError('KEY-MISSING');
  return passphrase;
}

function tell(outcome: Outcome, json: boolean, around: Surroundings): number {
  const { error, status = 0 } = outcome;
  const failure = error && { error: { code: error.code, message: error.message } };
  if (json) around.out(`${JSON.stringify({ ...outcome.json, ...failure })}\n`);
  else if (outcome.text !== '') around.out(`${outcome.text}\n`);
  if (error) around.err(`${error.code} ${error.message.replace(/\s+/g, ' ')}\n`);
  return error?.status ?? status;
}
