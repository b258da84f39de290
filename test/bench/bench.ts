/** An act of the program and the least that any program would have to do for it, measured side by side in one run. */
export interface Bench {
  readonly name: string;
  /** What is done, on how much. */
  readonly act: string;
  /** The floor it is compared with: a bare insert of the same rows, a bare read of the same file. */
  readonly floor: string;
  /** Makes ready in a folder of its own. */
  prepare(folder: string): Promise<Prepared>;
}

export interface Prepared {
  /** Each runs once a round, `round` counting from 0: for what cannot be done twice on the same rows. */
  act(round: number): unknown;
  floor(round: number): unknown;
  close(): unknown;
}

export interface Figures {
  readonly name: string;
  /** Medians, ms. */
  readonly act: number;
  readonly floor: number;
  /** How many times the floor by the clock, and by the time the processor worked for it: on a busy machine the second holds. */
  readonly ratio: number;
  readonly work: number;
}

// fewer where one round takes long
export const rounds = Number(process.env.BENCH_ROUNDS ?? 7);

/** Runs act and floor in turn, so that whatever slows the machine down slows both; the first round warms up and is left out. */
export async function measure(bench: Bench, folder: string): Promise<Figures> {
  const prepared = await bench.prepare(folder);
  const times: { act: number[]; floor: number[] } = { act: [], floor: [] };
  const work: typeof times = { act: [], floor: [] };
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const side of ['act', 'floor'] as const) {
        const [began, worked] = [performance.now(), process.cpuUsage()];
        await prepared[side](round);
        if (round === 0) continue;
        times[side].push(performance.now() - began);
        const { user, system } = process.cpuUsage(worked);
        work[side].push((user + system) / 1000);
      }
    }
  } finally {
    await prepared.close();
  }
  const [act, floor] = [median(times.act), median(times.floor)];
  return { name: bench.name, act, floor, ratio: act / floor, work: median(work.act) / median(work.floor) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('no values');
  return (low + high) / 2;
}
