import type { z } from 'zod';
import type { packagePreview } from '#shared/contract/exchange.ts';
import { isTableName } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import type { DocumentFile } from './envelope/open.ts';
import { checkPackage } from './receiving/check-package.ts';
import { rowLabel } from './receiving/differences.ts';
import { judge } from './receiving/judge.ts';
import { mergeOf } from './receiving/merge.ts';
import { requireSubordinates } from './receiving/require-subordinates.ts';

/** What a sound package would change here and what this desk's rules say of it, before anything is written. Throws the refusal of an unsound one. */
export async function previewPackage(bookkeeping: Bookkeeping, file: DocumentFile): Promise<z.infer<typeof packagePreview>> {
  requireSubordinates(bookkeeping, '查看上报包');
  const { result } = await checkPackage(bookkeeping, file);
  if ('refusal' in result) throw result.refusal;
  const { manifest: found, rows } = result.package;
  const { manifest } = found;
  const { problems } = judge(bookkeeping, manifest, rows);
  return {
    diff: mergeOf(bookkeeping.ledger, manifest['lx:unit'], rows).diff,
    problems: problems.map((problem) => {
      const row = isTableName(problem.table) ? rows.get(problem.table)?.find(({ id }) => id === problem.id) : undefined;
      return { ...problem, label: row && isTableName(problem.table) ? rowLabel(problem.table, row) : problem.id };
    }),
  };
}
