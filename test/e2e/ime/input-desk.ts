import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Each command, and the Debian package that brings it. */
const commands = {
  Xvfb: 'xvfb',
  'dbus-daemon': 'dbus-daemon',
  'ibus-daemon': 'ibus',
  ibus: 'ibus',
  xdotool: 'xdotool',
  setpriv: 'util-linux',
};
const pinyin = '/usr/share/ibus/component/libpinyin.xml';
const run = promisify(execFile);

/** Why no pinyin can be typed here; undefined where all of its parts are there. Whether they work is for the control to say. */
export function whyNoInputMethod(): string | undefined {
  if (process.platform !== 'linux') return `ibus runs on Linux, not on ${process.platform}`;
  const missing = Object.entries(commands).flatMap(([command, from]) => (onPath(command) ? [] : [from]));
  if (!existsSync(pinyin)) missing.push('ibus-libpinyin');
  if (missing.length === 0) return undefined;
  return `not installed: ${[...new Set(missing)].join(', ')}; on Debian: apt-get install --no-install-recommends xvfb dbus-daemon xdotool ibus ibus-libpinyin ibus-gtk3`;
}

function onPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A display, a bus and an ibus of their own, with a home of their own: nothing is read from the person's, and nothing learned there. */
export interface InputDesk {
  /** What a program on this desk is started with. */
  readonly env: Record<string, string>;
  /** Hands keys and the mouse to the display, as a keyboard and a mouse would. */
  hand(...args: string[]): Promise<void>;
  /** Takes pinyin up anew: nothing composed, in Chinese. */
  freshPinyin(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a desk. Throws where one of its programs does not come up. */
export async function startInputDesk(): Promise<InputDesk> {
  const home = await mkdtemp(join(tmpdir(), 'input-desk-'));
  const started: ChildProcess[] = [];
  const close = async () => {
    for (const child of started.reverse()) await stop(child);
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const start = (command: string, args: string[], env: Record<string, string>) => {
    // ended by the system when the tests' own process is ended too soon to do it
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], {
      env,
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    started.push(child);
    return child;
  };
  try {
    const env = await homeOf(home);
    env.DISPLAY = `:${await firstLine(start('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], env))}`;
    env.DBUS_SESSION_BUS_ADDRESS = await firstLine(start('dbus-daemon', ['--session', '--nofork', '--print-address=3'], env));
    start('ibus-daemon', ['--panel', 'disable', '--emoji-extension', 'disable'], env);
    const ibus = (...args: string[]) => run('ibus', args, { env, timeout: 10_000 }).then(({ stdout }) => stdout.trim());
    await until('ibus-daemon', async () => (await ibus('list-engine', '--name-only')).split('\n').includes('libpinyin'));
    return {
      env,
      close,
      hand: async (...args) => void (await run('xdotool', args, { env, timeout: 20_000 })),
      freshPinyin: async () => {
        for (const engine of ['xkb:us::eng', 'libpinyin']) {
          // answers with an error while no window has the focus, and takes the engine all the same
          await ibus('engine', engine).catch(String);
          await until(`the engine ${engine}`, async () => (await ibus('engine')) === engine);
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The environment of the desk. Its settings: pinyin that learns nothing, so that the same letters always give the same words. */
async function homeOf(home: string): Promise<Record<string, string>> {
  const settings = join(home, 'config/glib-2.0/settings');
  await mkdir(settings, { recursive: true });
  await mkdir(join(home, 'run'), { mode: 0o700 });
  await writeFile(join(settings, 'keyfile'), '[com/github/libpinyin/ibus-libpinyin/libpinyin]\ndynamic-adjust=false\n');
  return {
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    GSETTINGS_BACKEND: 'keyfile',
    GTK_IM_MODULE: 'ibus',
    // each key waits for the input method's answer; in its usual mode keys of a burst overtake one another before any page sees them
    IBUS_ENABLE_SYNC_MODE: '1',
    NO_AT_BRIDGE: '1',
  };
}

/** What a program says of itself on its fourth descriptor. */
async function firstLine(child: ChildProcess): Promise<string> {
  const said = child.stdio[3] as Readable;
  const [text] = await Promise.race([once(said, 'data'), once(child, 'exit'), sleep(10_000, ['late'], { ref: false })]);
  if (!Buffer.isBuffer(text)) throw new Error(`${child.spawnargs[3]} did not come up: ${text}`);
  return text.toString().trim();
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`${what} did not come up within 10 seconds`);
    await sleep(50);
  }
}

/** Ends a program with all that it started. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  if ((await Promise.race([gone, sleep(3000, undefined, { ref: false })])) === undefined) process.kill(-child.pid, 'SIGKILL');
}
