import { createHash } from 'node:crypto';
import type { AnswerRecord } from '#shared/documents/month-records.ts';
import type { ReadableRegisters, Registers } from './registers.ts';

/** Where something is to be mended, and what is wrong with it: as a receipt says it. */
interface Place {
  readonly table: string;
  readonly id: string;
  readonly field: string;
  readonly message: string;
}

/** The id of what is said of a problem in the receipt to a package: the same at both desks. */
export const answerKey = (packageId: string, { table, id, field, message }: Place): string =>
  createHash('sha256')
    .update(JSON.stringify([packageId, table, id, field, message]))
    .digest('hex')
    .slice(0, 32);

/** The answers that the superior is not known to have: to what the receipts at hand say, and not yet in a package that was answered. */
export const answersToSend = (registers: ReadableRegisters): AnswerRecord[] =>
  standing(registers).map(({ body: { package: id, table, id: row, field, rule, message, state, text, at } }) => ({
    package: id,
    table,
    id: row,
    field,
    rule,
    message,
    // an answer taken back is not among those standing
    state: state === 'mended' ? 'mended' : 'answered',
    text,
    at,
  }));

function standing(registers: ReadableRegisters) {
  const said = new Map(registers.list('receipt').map(({ id, body }) => [id, new Set(body.problems.map((one) => answerKey(id, one)))]));
  return registers
    .list('answer')
    .filter(({ id, body }) => body.state !== 'open' && !body.delivered && said.get(body.package)?.has(id) === true);
}

/** Notes with which month's revision the answers travel. Only within a transaction. */
export function noteCarried(registers: Registers, period: string, revision: number): void {
  for (const { id, body } of standing(registers)) registers.put('answer', id, { ...body, carried: { period, revision } });
}

/** The superior has answered a package: what it carried need not travel again. Only within a transaction. */
export function noteDelivered(registers: Registers, period: string, revision: number): void {
  for (const { id, body } of registers.list('answer'))
    if (!body.delivered && body.carried?.period === period && body.carried.revision === revision)
      registers.put('answer', id, { ...body, delivered: true });
}
