// `npm run bench:import`: a large workbook to committed ledger rows, beside a bare read of the same file by the same library, by exceljs, and
// LibreOffice's conversion to .csv. Each side runs in a process of its own. Targets are printed, not asserted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../bench.ts';
import { installPeers } from '../peers.ts';
import type { Told } from './sides/told.ts';
import { howMany, writeWorkbook } from './workbook.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    rows: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
    peers: { type: 'boolean', default: true },
    growth: { type: 'boolean', default: true },
  },
});
const [rows, rounds] = [Number(values.rows), Number(values.rounds)];
const growthSizes = [5_000, 50_000, 200_000];
const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-import-'));
const side = (name: string) => join(import.meta.dirname, 'sides', `${name}.ts`);

/** Runs one side on a file; gives what it told, or why it did not. */
function run(name: string, file: string, ...more: string[]): Record<string, number> | string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=6144', side(name), file, ...more], {
    encoding: 'utf8',
  });
  if (status !== 0) return stderr.trim().split('\n').slice(-3).join(' ') || `ended with ${status}`;
  return Object.assign(
    {},
    ...stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Told),
  ) as Record<string, number>;
}

function office(file: string): Record<string, number> | string {
  const began = performance.now();
  const args = ['--headless', `-env:UserInstallation=file://${join(folder, 'office')}`, '--convert-to', 'csv', '--outdir', folder, file];
  const { error, status } = spawnSync('soffice', args, { stdio: 'ignore' });
  return error || status !== 0 ? (error?.message ?? `ended with ${status}`) : { ms: performance.now() - began };
}

const failed = new Map<string, string>();
/** Medians over the rounds of every side on one file, all sides in turn. */
function measured(file: string, sides: Readonly<Record<string, (round: number) => Record<string, number> | string>>) {
  const found = new Map<string, Map<string, number[]>>();
  for (let round = 0; round < rounds; round++)
    for (const [name, act] of Object.entries(sides)) {
      const told = act(round);
      if (typeof told === 'string') {
        failed.set(`${name}, ${file}`, told);
        continue;
      }
      const kept = found.get(name) ?? new Map<string, number[]>();
      found.set(name, kept);
      for (const [key, figure] of Object.entries(told)) kept.set(key, [...(kept.get(key) ?? []), figure]);
    }
  return (name: string, key: string) => {
    const figures = found.get(name)?.get(key);
    return figures && median(figures);
  };
}

const shown = (figure: number | undefined, digits = 0) => (figure === undefined ? '—' : figure.toFixed(digits));
const line = (...cells: string[]) => console.log(cells.map((text, index) => (index === 0 ? text.padEnd(46) : text.padStart(12))).join(''));

async function main(): Promise<void> {
  const missing = values.peers ? installPeers(join(import.meta.dirname, 'peers'), 'bench-import-peers') : 'left out by --no-peers';
  console.log(
    `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}; medians of ${rounds} rounds\n`,
  );
  const file = join(folder, `${rows}.xlsx`);
  await writeWorkbook(file, rows);
  const of = measured(file, {
    ours: (round) => run('ours', file, ...(round === 0 ? ['cancel'] : [])),
    dense: () => run('dense', file),
    ...(missing ? {} : { exceljs: () => run('exceljs', file) }),
    ...(values.peers ? { office: () => office(file) } : {}),
  });
  const [ours, dense] = [of('ours', 'ms'), of('dense', 'ms')];
  line(`${rows.toLocaleString('en')} × ${howMany} (${(statSync(file).size / 1048576).toFixed(1)} MB)`, 'ms', 'MB');
  line('ours: file to committed rows, rules run', shown(ours), `${shown(of('ours', 'memory'))}+${shown(of('ours', 'reader'))}`);
  line('  of it: read, matched, staged', shown(of('ours', 'stage')));
  line('  of it: committed', shown(of('ours', 'commit')));
  line('floor: bare dense read, same library', shown(dense), shown(of('dense', 'memory')));
  line('exceljs: bare read', shown(of('exceljs', 'ms')), shown(of('exceljs', 'memory')));
  line('LibreOffice: conversion to .csv', shown(of('office', 'ms')));
  line('cancelled while reading, while staging', `${shown(of('ours', 'cancelReading'))}, ${shown(of('ours', 'cancelStaging'))}`);
  if (ours !== undefined && dense !== undefined)
    console.log(`\nours / bare dense read: ${(ours / dense).toFixed(2)}× (target ≤ 2: ${ours <= 2 * dense ? 'met' : 'NOT MET'})`);
  console.log('MB: peak resident size of the process; for ours of the host and + of the reading process\n');
  if (values.growth) await growth();
}

async function growth(): Promise<void> {
  line('growth', 'ours ms', 'µs a row', 'dense ms', 'ratio');
  for (const size of growthSizes) {
    const file = join(folder, `growth-${size}.xlsx`);
    await writeWorkbook(file, size);
    const of = measured(file, { ours: () => run('ours', file), dense: () => run('dense', file) });
    const [ours, dense] = [of('ours', 'ms'), of('dense', 'ms')];
    const ratio = ours === undefined || dense === undefined ? undefined : ours / dense;
    line(`${size.toLocaleString('en')} rows`, shown(ours), shown(ours && (ours * 1000) / size), shown(dense), `${shown(ratio, 2)}×`);
    rmSync(file);
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const [what, why] of failed) console.error(`${what}: ${why}`);
