import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtProgram } from '../support/built-program.ts';
import { passphrase } from './desks.ts';

const builtCli = fileURLToPath(builtProgram('cli'));

/** A call of the system that changes files, and which of its kind in its thread. */
export interface SystemCall {
  readonly name: string;
  readonly number: number;
}
/** How the process is ended: at a call that changes files (by strace), or some time after it opened the ledger. */
export type Blow = ({ readonly at: 'call' } & SystemCall) | { readonly at: 'time'; readonly milliseconds: number };

/** What strace is to write down of a run. */
export interface Trace {
  readonly file: string;
  readonly calls: string;
  /** With what was written, in hexadecimal, and the paths of open files. */
  readonly whole?: boolean;
}

export interface Ran {
  readonly killed: boolean;
  readonly out: string;
  readonly err: string;
  /** From the opened ledger to the end, ms. */
  readonly milliseconds: number;
  /** The most memory it held; undefined where the system has no /proc. */
  readonly megabytes: number | undefined;
}

export interface Running {
  /** The folder whose ledger.db is opened. */
  readonly desk: string;
  readonly home: string;
  /** In place of the built command line: a script that is run the same way. */
  readonly program?: string | undefined;
  readonly blow?: Blow | undefined;
  /** When the time of a blow begins, where it is later than the opening of the ledger. */
  readonly begun?: (() => boolean) | undefined;
  /** Whom a blow at a time strikes in place of the command. */
  readonly victim?: { kill(signal: 'SIGKILL'): boolean } | undefined;
  readonly trace?: Trace | undefined;
}

/** Whether there is an strace that may trace here. */
export const canTrace = (): boolean => spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

/** Runs a command in a process of its own, and ends it by kill -9 where that is asked. */
export function runCommand(words: readonly string[], running: Running): Promise<Ran> {
  const { desk, home, blow, program = builtCli } = running;
  const [command = '', ...rest] = [...tracer(running), process.execPath, program, ...words, '--json'];
  return new Promise((resolve, reject) => {
    const env = { ...process.env, LEDGER_PASSPHRASE: passphrase, XDG_DATA_HOME: home };
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => {
      out += String(part);
    });
    child.stderr.on('data', (part) => {
      err += String(part);
    });
    child.on('error', reject);
    let opened: number | undefined;
    let isAimed = false;
    const watch = setInterval(() => {
      if (opened === undefined && existsSync(join(desk, 'ledger.db-wal'))) opened = performance.now();
      if (opened === undefined || isAimed || running.begun?.() === false) return;
      isAimed = true;
      if (blow?.at === 'time') setTimeout(() => (running.victim ?? child).kill('SIGKILL'), blow.milliseconds);
    }, 1);
    let megabytes: number | undefined;
    const weigh = setInterval(() => {
      megabytes = heldBy(child.pid, program) ?? megabytes;
    }, 20);
    child.on('close', (_, signal) => {
      clearInterval(watch);
      clearInterval(weigh);
      // strace dies of what its child died of
      resolve({ killed: signal !== null, out, err, milliseconds: performance.now() - (opened ?? performance.now()), megabytes });
    });
  });
}

/** The most that a process ever held, once it runs the program: before, it is a copy of the one that starts it. */
function heldBy(pid: number | undefined, program: string): number | undefined {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)) return undefined;
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
  } catch {
    return undefined; // it has ended, or the system has no /proc
  }
}

function tracer({ blow, trace }: Running): string[] {
  // with its filter it would be faster, and would inject no signal
  if (blow?.at === 'call')
    return [
      'strace',
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      `trace=${blow.name}`,
      '-e',
      `inject=${blow.name}:signal=SIGKILL:when=${blow.number}`,
    ];
  if (!trace) return [];
  const whole = trace.whole ? ['-y', '-xx', '-s', '8000000'] : [];
  return ['strace', '-f', '--seccomp-bpf', '-qq', ...whole, '-o', trace.file, '-e', `trace=${trace.calls}`];
}
