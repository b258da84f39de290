import type { EditBatch } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Problem } from '#shared/rules/rule.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import { problemsOfRow } from './problems.ts';

/**
 * The batch that gives every standing warning of a rule on a row its 说明. Throws WAIVE-UNKNOWN where there is none, WAIVE-ERROR for an error.
 * A 说明 holds for the finding as worded: when the facts change, the warning stands again.
 */
export function waiverBatch(
  ledger: ReadableLedger,
  input: { rule: string; id: string; field?: string | undefined; text: string },
  period: string,
  newId: () => string,
): EditBatch {
  const found = problemsOfRow(ledger, input.id).filter(
    (problem) => problem.rule === input.rule && (input.field === undefined || problem.field === input.field),
  );
  if (found.length === 0) throw new LedgerError('WAIVE-UNKNOWN', { rule: input.rule });
  const warnings = found.filter((problem) => problem.severity === 'warning' && problem.waived === undefined);
  if (warnings.length === 0)
    throw new LedgerError(found.some((problem) => problem.severity === 'error') ? 'WAIVE-ERROR' : 'WAIVE-UNKNOWN', { rule: input.rule });
  return {
    origin: 'waive',
    label: `说明 ${input.rule}`,
    seq: 0,
    changes: warnings.map((problem) => ({
      op: 'insert' as const,
      table: 'waiver' as const,
      id: newId(),
      after: valuesOf(problem, period, input.text),
    })),
  };
}

const valuesOf = (problem: Problem, period: string, text: string) => ({
  rule: problem.rule,
  subject_table: problem.table,
  subject: problem.id,
  field: problem.field,
  message: problem.message,
  period,
  text,
});
