import type { GrantShown } from '#shared/contract/grants.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';

/** What it grants, as the text, the log and people say it. */
export const grantText = ({ act, due, revision }: Pick<RegisterBodies['grant'], 'act' | 'due' | 'revision'>): string =>
  act === 'extend' ? `延期至 ${due}` : `准予更正第 ${revision} 版`;

export const shownGrant = (id: string, { founding: _founding, ...body }: RegisterBodies['grant']): GrantShown => ({ id, ...body });

/** The 批复 this desk issued or was given, the latest first. */
export const grants = ({ registers }: Bookkeeping): GrantShown[] =>
  registers
    .list('grant')
    .map(({ id, body }) => shownGrant(id, body))
    .reverse();

/** A 批复 once more, byte for byte. Throws GRANT-UNKNOWN. */
export function grantFile({ registers }: Bookkeeping, id: string): { name: string; bytes: Uint8Array } {
  const found = registers.get('grant', id);
  if (!found?.blob) throw new LedgerError('GRANT-UNKNOWN');
  return { name: found.body.name, bytes: new Uint8Array(found.blob) };
}
