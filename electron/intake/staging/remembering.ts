import { type ColumnChoices, columnChoices } from '#shared/contract/intake.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Stage } from './stages.ts';

/** What a person once said of the columns of a sheet with these headers. */
export function rememberedColumns({ registers }: Bookkeeping, signature: string): ColumnChoices | undefined {
  const kept = columnChoices.safeParse(registers.get('columns', signature)?.body.columns);
  return kept.success ? kept.data : undefined;
}

/** Keeps what a person said of a sheet's columns: what was chosen now or before, and guesses that were looked at. */
export function rememberColumns(
  { registers, clock }: Bookkeeping,
  { signature, choices, columns }: Stage,
  confirmed: readonly string[],
): void {
  const said = columns.filter(
    ({ header, by }) => by === 'choice' || by === 'remembered' || (confirmed.includes(header) && (by === 'similar' || by === 'content')),
  );
  const isNew = Object.keys(choices.columns ?? {}).length > 0 || said.some(({ by }) => by === 'similar' || by === 'content');
  if (!isNew || said.length === 0) return;
  registers.put('columns', signature, { columns: Object.fromEntries(said.map(({ header, target }) => [header, target])), at: clock.now() });
}
