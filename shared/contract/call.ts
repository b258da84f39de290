import type { z } from 'zod';

/** One call between a page and its host. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Runs on the main side before a ledger is open (the desk), not on the ledger thread. */
  readonly desk?: true;
}

export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> => ({ input, output });
export const deskCall = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> & { desk: true } => ({
  input,
  output,
  desk: true,
});
