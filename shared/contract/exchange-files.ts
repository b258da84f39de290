import { z } from 'zod';
import { call } from './call.ts';
import { exported, packageChecked, received } from './exchange.ts';
import { inspected } from './inspection.ts';
import { periodText } from './wire.ts';

const at = z.object({ path: z.string().min(1) });

/** Acts on files where they lie, which may be too large for memory. The main side asks them for a command; no page can name a path. */
export const exchangeFileCalls = {
  'exchange.inspectAt': call(at, inspected),
  'exchange.verifyAt': call(at, packageChecked),
  'exchange.receiveAt': call(at, received),
  /** `out`: a folder, under the name that package.md prescribes, or a file. */
  'exchange.exportTo': call(
    z.object({ period: periodText, out: z.union([z.object({ folder: z.string() }), z.object({ file: z.string() })]) }),
    exported.omit({ bytes: true }).extend({ file: z.string(), size: z.number() }),
  ),
};
type ExchangeFileCalls = typeof exchangeFileCalls;

export type AskOfFiles = <N extends keyof ExchangeFileCalls>(
  name: N,
  input: z.input<ExchangeFileCalls[N]['input']>,
) => Promise<z.output<ExchangeFileCalls[N]['output']>>;
