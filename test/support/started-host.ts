import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface StartedHost {
  /** The address with its start token, good for one page. */
  readonly address: string;
  readonly origin: string;
  readonly home: string;
  readonly process: ChildProcessWithoutNullStreams;
  /** Exit status, once it has ended. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** The built program as `npm start` runs it without a window, with a home folder of its own; `documents` were double-clicked. Needs `npm run build`. */
export async function startHost(...documents: readonly string[]): Promise<StartedHost> {
  const home = mkdtempSync(join(tmpdir(), 'ledger-home-'));
  const env = { ...process.env, XDG_DATA_HOME: home, APPDATA: home, HOME: home };
  const child = spawn(process.execPath, [join(root, 'out/main/serve.js'), '--no-browser', '--with-parent', ...documents], {
    env,
    stdio: 'pipe',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part) => {
      said += part;
      const found = /http:\/\/\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.stderr.on('data', (part) => {
      said += part;
    });
    ended.then((status) => reject(new Error(`the host ended (${status}): ${said}`)));
  });
  return {
    address,
    origin: new URL(address).origin,
    home,
    process: child,
    ended,
    async stop() {
      child.kill();
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
