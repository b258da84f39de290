import { LedgerError } from '#shared/errors.ts';
import { verifyChain } from './change-log.ts';
import { integritySql } from './integrity.sql.ts';
import type { ReadableLedger } from './ledger.ts';

export interface Integrity {
  readonly ok: boolean;
  readonly batches: number;
  /** Hash of the last batch: what a later copy can be held against. */
  readonly head: string;
  readonly problems: { readonly code: string; readonly message: string }[];
}

/** Looks through the database's pages, its links and the hash chain of the change log. */
export function integrity(ledger: ReadableLedger): Integrity {
  const chain = verifyChain(ledger);
  const problems: Integrity['problems'] = [];
  const pages = ledger.all(integritySql.pages).map((row) => String(Object.values(row)[0]));
  if (pages.some((text) => text !== 'ok')) problems.push({ code: 'LEDGER-DAMAGED', message: new LedgerError('LEDGER-DAMAGED').message });
  const links = ledger.all(integritySql.links);
  if (links.length > 0) problems.push({ code: 'LEDGER-DAMAGED', message: `有 ${links.length} 行引用了不存在的行；请从备份恢复。` });
  if (chain.brokenAt !== null) problems.push({ code: 'LEDGER-CHAIN', message: new LedgerError('LEDGER-CHAIN').message });
  return { ok: problems.length === 0, batches: chain.batches, head: chain.head, problems };
}
