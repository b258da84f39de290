import type { Bridge, CallName, InputOf, OutputOf } from '#shared/contract/calls.ts';
import { type Connection, LossBell } from './connection.ts';
import { ledgerErrorOf } from './failure.ts';

/** The bridge that the preload script exposes. Errors lose their class on the way into the page and get it back here. */
export function overWindow(ledger: Bridge): Connection {
  const bell = new LossBell();
  async function call<N extends CallName>(name: N, input: InputOf<N>, id?: string): Promise<OutputOf<N>> {
    try {
      return await ledger.call(name, input, id);
    } catch (error) {
      const failure = ledgerErrorOf(error);
      if (failure.code === 'HOST-CLOSED') bell.ring('host');
      throw failure;
    }
  }
  return {
    bridge: { call, cancel: (id) => ledger.cancel(id), listen: (listener) => ledger.listen(listener) },
    onLost: (listener) => bell.listen(listener),
  };
}
