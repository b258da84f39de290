import { expect, test } from 'vitest';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrolledPair, fill, makeCounty, makeTownship, period } from './desks.ts';

const yearBack = '2025-10-31T08:00:00.000Z';
const yearAhead = '2027-10-31T08:00:00.000Z';
/** The same desk with another clock. */
const at = ({ books }: TestLedger, now: string) => ({ ...books, clock: { ...books.clock, now: () => now, today: () => now.slice(0, 10) } });
const askForDates = expect.objectContaining({ code: 'DOC-EXPIRED', message: expect.stringContaining('核对双方电脑的日期') });

// a renewal, which the message named alone, would come with the same wrong date
test('where a clock is a year off, the refusal asks for the dates of both machines before a renewal', async () => {
  const { county, township } = await enrolledPair();
  fill(township);
  closeMonth(township);
  expect(await receive(county.books, await exportPackage(at(township, yearBack), period))).toEqual(askForDates);

  const [ahead, below] = [makeCounty(), makeTownship()];
  const issued = await issueEnrolment(at(ahead, yearAhead), await requestEnrolment(below.books));
  await expect(acceptEnrolment(below.books, issued)).rejects.toThrow(askForDates);
  const right = await issueEnrolment(makeCounty().books, await requestEnrolment(below.books));
  await expect(acceptEnrolment(at(below, yearBack), right)).rejects.toThrow(askForDates);
});
