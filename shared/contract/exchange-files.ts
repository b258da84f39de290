import { z } from 'zod';
import { call } from './call.ts';
import { exported, packageChecked, received } from './exchange.ts';
import { inspected } from './inspection.ts';
import { backedUp } from './ledger.ts';
import { periodText } from './wire.ts';

/** A folder, for a file under its own name, or a file. */
const out = z.union([z.object({ folder: z.string() }), z.object({ file: z.string() })]);
const at = z.object({ path: z.string().min(1) });

/** Acts on files where they lie, which may be too large for memory. The main side asks them for a command; no page can name a path. */
export const exchangeFileCalls = {
  'exchange.inspectAt': call(at, inspected),
  'exchange.verifyAt': call(at, packageChecked),
  /** `inbox`: the folder of an inbox other than the ledger's own, that the file came to. */
  'exchange.receiveAt': call(at.extend({ inbox: z.string().min(1).optional() }), received),
  'ledger.backupTo': call(z.object({ out }), backedUp),
  'exchange.exportTo': call(
    z.object({ period: periodText, out }),
    exported.omit({ bytes: true }).extend({ file: z.string(), size: z.number() }),
  ),
};
type ExchangeFileCalls = typeof exchangeFileCalls;

export type AskOfFiles = <N extends keyof ExchangeFileCalls>(
  name: N,
  input: z.input<ExchangeFileCalls[N]['input']>,
) => Promise<z.output<ExchangeFileCalls[N]['output']>>;
