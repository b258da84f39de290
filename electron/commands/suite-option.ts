import { LedgerError } from '#shared/errors.ts';
import { type SuiteId, suiteIds } from '#shared/exchange/suite-ids.ts';
import { type Given, maybeText } from './command.ts';

/** The suite that --suite names; undefined where it was not given. Throws USAGE. */
export function suiteIn(given: Given): SuiteId | undefined {
  const text = maybeText(given, 'suite');
  const suite = suiteIds.find((one) => one === text);
  if (text !== undefined && !suite) throw new LedgerError('USAGE', { reason: `没有密码算法 ${text}` });
  return suite;
}
