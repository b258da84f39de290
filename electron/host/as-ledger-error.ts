import { z } from 'zod';
import { LedgerError } from '#shared/errors.ts';

/** Anything thrown, as the one error that people and pages see; what was not thrown on purpose becomes INTERNAL with its cause. */
export const asLedgerError = (error: unknown): LedgerError =>
  error instanceof LedgerError ? error : new LedgerError('INTERNAL', {}, { cause: error });

const chinese = z.locales.zhCN().localeError;

/** Checks an input against its schema. Throws CALL-INVALID with the first thing wrong, in Chinese, and never with the value. */
export function validated<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const read = schema.safeParse(input, { error: chinese });
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.map(String).join('.') ?? '';
  throw new LedgerError('CALL-INVALID', { reason: `${where}${where ? '：' : ''}${issue?.message ?? '格式不对'}` });
}
