import type { ErrorOnWire } from '#shared/errors.ts';

/** Between preload.ts and bridge.ts. Nothing else is listened to. */
export const channels = { call: 'ledger:call', cancel: 'ledger:cancel', event: 'ledger:event' } as const;

/** An error object would lose its code on the way, so a failure crosses as data. */
export type Reply = { readonly output: unknown } | { readonly error: ErrorOnWire };
