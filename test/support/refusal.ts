import { LedgerError } from '#shared/errors.ts';

/** The LedgerError that an act is refused with; any other outcome fails the test. */
export function refusal(act: () => unknown): LedgerError {
  try {
    act();
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
  throw new Error('not refused');
}

/** The same for work that takes time. */
export async function refusalOf(work: Promise<unknown>): Promise<LedgerError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof LedgerError) return outcome;
  throw outcome ?? new Error('not refused');
}
