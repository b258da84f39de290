import { readdirSync, readFileSync } from 'node:fs';
import { chanceOf } from '../../electron/demo/township-names.ts';
import { makeForkReader } from '../../electron/intake/reading/fork-reader.ts';
import { unpacked } from '../../electron/intake/reading/packed-cells.ts';
import type { ReadCells, WorkbookFile } from '../../electron/intake/reading/read-cells.ts';
import { cellGrid } from '../../shared/contract/intake.ts';
import { LedgerError } from '../../shared/errors.ts';
import { watchChildren } from '../support/watch-children.ts';
import { mutated } from './mutate.ts';
import { patientReader } from './patient-reader.ts';

export const longest = 10_000;
export const mostMegabytes = 1024;
const corpus = new URL('../fixtures/workbooks/files/', import.meta.url);
const reader = new URL('../../electron/intake/reading/reader.ts', import.meta.url);
/** As the program reads. */
const readOnce = makeForkReader(reader);

export interface Outcome {
  /** 'read', or the code of the refusal. */
  readonly as: string;
  readonly milliseconds: number;
  /** The most that a reading process held, where the system tells. */
  readonly megabytes: number | undefined;
  /** What must never be. */
  readonly wrong: string | undefined;
}

/** Reads a file in a process of its own and judges the answer: cells or a code of the file's, in time, within memory. */
export async function readSafely(file: WorkbookFile, read: ReadCells = readOnce): Promise<Outcome> {
  const watch = watchChildren();
  const began = performance.now();
  const { as, wrong } = await answerTo(file, read);
  const milliseconds = Math.round(performance.now() - began);
  const megabytes = watch.end();
  const late = milliseconds > longest ? `took ${milliseconds} ms` : undefined;
  const big = megabytes !== undefined && megabytes > mostMegabytes ? `held ${megabytes} MB` : undefined;
  return { as, milliseconds, megabytes, wrong: wrong ?? late ?? big };
}

async function answerTo(file: WorkbookFile, read: ReadCells): Promise<{ as: string; wrong?: string }> {
  try {
    const told = cellGrid.safeParse(unpacked(await read(file)));
    return told.success ? { as: 'read' } : { as: 'read', wrong: `no grid: ${told.error.message}` };
  } catch (error) {
    if (error instanceof LedgerError && /^(FILE|SHEET)-/.test(error.code)) return { as: error.code };
    return { as: 'failed', wrong: String(error) };
  }
}

/** Reads workbooks of the corpus, each spoilt by its own seed, and gives those that went wrong with the seed that makes them again. */
export async function fuzz(first: number, count: number, told: (seed: number, outcome: Outcome) => void): Promise<string[]> {
  const files = readdirSync(corpus).sort();
  const wrong: string[] = [];
  const patient = patientReader(reader);
  for (let seed = first; seed < first + count; seed++) {
    const chance = chanceOf(seed);
    const name = chance.pick(files);
    const bytes = await mutated(new Uint8Array(readFileSync(new URL(name, corpus))), chance);
    const outcome = await readSafely({ name, bytes }, patient.read);
    told(seed, outcome);
    if (outcome.wrong !== undefined) wrong.push(`seed ${seed}, ${name}: ${outcome.wrong}`);
  }
  patient.end();
  return wrong;
}
