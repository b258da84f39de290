import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { arch, cpus, homedir, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { chinaDate } from '#shared/model/china-time.ts';
import { logFiles } from './log.ts';

/** What of the log goes along: its last lines. */
const mostLines = 2000;

/**
 * What whoever looks into a fault needs, as a file: the program, the machine, the last of the log. Of ledgers there is nothing in it, nor of what anyone
 * typed; the person's own folder stands as ~.
 */
export function diagnostics(
  home: string,
  { version, shell }: { readonly version: string; readonly shell: string },
): { name: string; bytes: Uint8Array } {
  const lines = logFiles(join(home, 'logs')).flatMap((file) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []));
  const found = {
    made: new Date().toISOString(),
    program: { version, shell, node: process.versions.node, electron: process.versions.electron ?? null },
    machine: { platform: platform(), release: release(), arch: arch(), processors: cpus().length, memory: totalmem() },
    disk: { free: freeBytes(home) },
    log: lines.slice(-mostLines).map(entryOf),
  };
  // paths of the program may lie in the person's own folder, whose name is often theirs
  const own = [homedir(), homedir().replaceAll('\\', '/')].map((path) => JSON.stringify(path).slice(1, -1));
  const text = own.reduce((all, path) => all.replaceAll(path, '~'), JSON.stringify(found, null, 2));
  return { name: `诊断_${chinaDate(new Date()).replaceAll('-', '')}.json`, bytes: new TextEncoder().encode(`${text}\n`) };
}

/** Null where the system does not tell. */
function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : homedir());
    return bavail * bsize;
  } catch {
    return null; // what it has to report is more than this
  }
}

/** A line that was cut off says so, and does not stop the rest. */
function entryOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return { unreadable: line.length };
  }
}
