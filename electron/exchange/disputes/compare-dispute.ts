import type { z } from 'zod';
import type { disputeCompared } from '#shared/contract/disputes.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { organizationOf } from '../../keys/certificates.ts';
import type { GivenFile } from '../envelope/given-file.ts';
import { differences } from '../receiving/differences.ts';
import { keptFile, receivedFileOf } from '../receiving/kept-files.ts';
import { readPackage } from '../receiving/opened-package.ts';

type Compared = z.infer<typeof disputeCompared>;

/** Both packages of a dispute side by side, and what the later one changes. Throws DISPUTE-UNKNOWN, and what opening the kept files throws. */
export async function compareDispute(bookkeeping: Bookkeeping, id: string): Promise<Compared> {
  const { registers, ledger } = bookkeeping;
  const dispute = registers.get('dispute', id)?.body;
  const rival = dispute?.against.map((one) => registers.get('received', one)).find((one) => one !== undefined);
  if (!dispute || !rival) throw new LedgerError('DISPUTE-UNKNOWN');
  const [received, later] = [
    await sideOf(bookkeeping, receivedFileOf(ledger.folder, rival.body), rival.body.at),
    await sideOf(bookkeeping, keptFile(ledger.folder, 'quarantine', dispute.file), dispute.at),
  ];
  return { received: received.side, later: later.side, ...differences(received.rows, later.rows) };
}

const sideOf = (bookkeeping: Bookkeeping, file: GivenFile, at: string) =>
  readPackage(bookkeeping, file, ({ manifest: { manifest }, signature, rows }) => {
    const side: Compared['received'] = {
      id: manifest.id,
      period: manifest['lx:period'],
      revision: manifest['lx:revision'],
      sequence: manifest['lx:sequence'],
      created: manifest.created,
      signed: signature.at.toISOString(),
      signer: organizationOf(signature.signer),
      serial: signature.signer.serialNumber,
      at,
      software: manifest['lx:software'].version,
      counts: manifest['lx:counts'],
    };
    return { side, rows: rows() };
  });
