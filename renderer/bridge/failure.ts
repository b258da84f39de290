import { type ErrorOnWire, errorCatalogue, fromWire, LedgerError } from '#shared/errors.ts';

const isWire = (value: unknown): value is ErrorOnWire =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  Object.hasOwn(errorCatalogue, value.code);

/** Whatever a call failed with, as a LedgerError; what is unknown becomes INTERNAL. */
export function ledgerErrorOf(failure: unknown): LedgerError {
  if (failure instanceof LedgerError) return failure;
  if (isWire(failure)) return fromWire({ code: failure.code, details: failure.details ?? {}, payload: failure.payload });
  return new LedgerError('INTERNAL', {}, { cause: failure });
}
