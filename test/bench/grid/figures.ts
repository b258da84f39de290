import { median } from '../bench.ts';
import type { Side } from './pages/page.ts';

/** What one line of the table tells. */
export interface Line {
  readonly key: string;
  readonly title: string;
  readonly unit: 'ms' | 'MB' | '%' | 'times';
  /** What the floor of this line is; empty where there is none. */
  readonly floor: string;
  /** At most so much, by the issue this bench belongs to. */
  readonly target?: number;
}

/** All that was measured: line -> side -> one figure a round. */
export class Figures {
  readonly #found = new Map<string, Map<Side, number[]>>();

  add(side: Side, figures: Readonly<Record<string, number | undefined>>): void {
    for (const [key, figure] of Object.entries(figures)) {
      if (figure === undefined) continue;
      const line = this.#found.get(key) ?? new Map<Side, number[]>();
      this.#found.set(key, line);
      line.set(side, [...(line.get(side) ?? []), figure]);
    }
  }

  has(key: string): boolean {
    return this.#found.has(key);
  }

  /** The median over the rounds; undefined where a side was not measured. */
  of(key: string, side: Side): number | undefined {
    const rounds = this.#found.get(key)?.get(side);
    return rounds && median(rounds);
  }
}

/** The value below which so many percent of the values lie (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (value === undefined) throw new Error('no values');
  return value;
}
