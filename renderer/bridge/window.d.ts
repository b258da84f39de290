import type { Bridge } from '#shared/contract/calls.ts';

declare global {
  interface Window {
    /** Set by the preload script under Electron, absent elsewhere. */
    readonly ledger?: Bridge;
  }
}
