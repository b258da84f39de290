import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtProgram } from '../support/built-program.ts';
import { passphrase } from './desks.ts';

const program = fileURLToPath(builtProgram('cli'));
const patience = 60_000;

export interface ListeningSide {
  readonly child: ChildProcess;
  /** Ends it as a power cut does; returns once it is gone. */
  kill(): Promise<void>;
  readonly gone: Promise<void>;
}

/** `inbox --listen` of a county's desk, in a process of its own; returns once it receives. */
export async function listenAs(desk: string, home: string, address: string, folder: string): Promise<ListeningSide> {
  const env = { ...process.env, LEDGER_PASSPHRASE: passphrase, XDG_DATA_HOME: home };
  const words = ['inbox', '--listen', address, '--dir', folder, '--ledger', desk];
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    const fail = () => reject(new Error(`the inbox did not start: ${said}`));
    const timer = setTimeout(fail, patience);
    const hear = (part: Buffer) => {
      said += part.toString();
      if (!said.includes('按 Ctrl+C 停止')) return;
      clearTimeout(timer);
      child.off('close', fail);
      resolve();
    };
    child.once('close', fail);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  });
  const kill = () => {
    child.kill('SIGKILL');
    return gone;
  };
  return { child, kill, gone };
}

export interface Inbox {
  /** sha256 of each file that came whole. */
  readonly landed: readonly string[];
  /** What is under way: the last part of its address, and the bytes that are there. */
  readonly parts: readonly { readonly id: string; readonly bytes: number }[];
  readonly notes: number;
}

/** What stands in an inbox's folder. */
export function lookInto(folder: string): Inbox {
  const namesIn = (path: string) => (existsSync(path) ? readdirSync(path) : []);
  const [uploading, noted] = [join(folder, '.uploading'), join(folder, '.landed')];
  return {
    landed: namesIn(folder).flatMap((name) =>
      name.startsWith('.')
        ? []
        : [
            createHash('sha256')
              .update(readFileSync(join(folder, name)))
              .digest('hex'),
          ],
    ),
    parts: namesIn(uploading)
      .filter((name) => !name.endsWith('.json'))
      .map((id) => ({ id, bytes: statSync(join(uploading, id)).size })),
    notes: namesIn(noted).filter((name) => name.endsWith('.json')).length,
  };
}

export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0));
    });
  });
}
