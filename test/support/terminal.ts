import { join } from 'node:path';
import { runCommandLine } from '../../electron/commands/run.ts';
import { defaultLedgerFolder } from '../../electron/host/home-folder.ts';
import { makeForkReader } from '../../electron/intake/reading/fork-reader.ts';
import { ledgerFolder } from '../../electron/ledger/ledger-folder.ts';
import { builtProgram } from './built-program.ts';
import { temporaryFolder } from './ledger.ts';
import { lightenKey } from './light-key.ts';

export interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** The one JSON object on stdout. */
  readonly json: Record<string, unknown>;
}

export interface Terminal {
  readonly folder: string;
  /** Runs `ledger <words>` with the passphrase in the environment, in a folder of its own. */
  ledger(...words: string[]): Promise<Said>;
  /** What the next command finds on its standard input. */
  type(text: string): void;
  environment: Record<string, string | undefined>;
}

/**
 * A person at a terminal: each command line runs as the program would run it, with its own ledger thread. The key of a ledger made by `init` takes hardly any
 * work to open from then on, unless the test is about keys: each command line opens it anew.
 */
export function terminal({ keepKeys = false } = {}): Terminal {
  const folder = temporaryFolder('terminal-');
  const home = join(folder, 'home');
  const keyOf = (words: readonly string[]) => {
    const at = words.indexOf('--ledger');
    return ledgerFolder(at < 0 ? defaultLedgerFolder(home) : join(folder, words[at + 1] ?? '')).key;
  };
  let typed = '';
  const self: Terminal = {
    folder,
    environment: { LEDGER_PASSPHRASE: '示例口令-只供测试' },
    type(text) {
      typed = text;
    },
    async ledger(...words) {
      let [out, err] = ['', ''];
      const status = await runCommandLine(words, {
        threadUrl: builtProgram('worker'),
        readCells: makeForkReader(builtProgram('intake/reading/reader')),
        cwd: folder,
        home,
        environment: self.environment,
        isTerminal: false,
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        stdin: () => Promise.resolve(typed),
      });
      if (!keepKeys && words[0] === 'init' && status === 0) await lightenKey(keyOf(words), self.environment.LEDGER_PASSPHRASE ?? '');
      return { status, out, err, json: words.includes('--json') ? JSON.parse(out) : {} };
    },
  };
  return self;
}
