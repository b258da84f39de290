import type { Bridge, CallName, HostEvent, InputOf, OutputOf } from '#shared/contract/calls.ts';
import { decode, largestCall } from '#shared/contract/encoding.ts';
import { LedgerError } from '#shared/errors.ts';
import { type Connection, LossBell } from './connection.ts';
import { ledgerErrorOf } from './failure.ts';
import { linesOf } from './lines.ts';
import { requestBody } from './request-body.ts';
import { sessionKey } from './session.ts';

const retryAfter = [300, 1000, 3000];
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The bridge to the loopback host: calls are POSTs, events come on one long answer. */
export function overLoopback(): Connection {
  const bell = new LossBell();
  const session = sessionKey();
  const listeners = new Set<(event: HostEvent) => void>();

  async function post(path: string, body: unknown, callId?: string): Promise<Response> {
    const key = await session;
    if (key === undefined) return lost('session');
    const headers: Record<string, string> = { 'content-type': 'application/json', 'x-ledger-session': key };
    if (callId !== undefined) headers['x-ledger-call'] = callId;
    const sent = await requestBody(body);
    if ((typeof sent === 'string' ? sent.length : sent.size) > largestCall) throw new LedgerError('CALL-LARGE');
    const reply = await fetch(path, { method: 'POST', headers, body: sent, cache: 'no-store' }).catch(() => lost('host'));
    return reply.status === 401 || reply.status === 403 ? lost('session') : reply;
  }
  function lost(loss: 'host' | 'session'): never {
    bell.ring(loss);
    throw new LedgerError('HOST-CLOSED');
  }
  async function call<N extends CallName>(name: N, input: InputOf<N>, id?: string): Promise<OutputOf<N>> {
    const reply = await post(`/api/call/${name}`, input, id);
    const body = await reply.text().catch(() => lost('host'));
    if (reply.ok) return decode(body) as OutputOf<N>;
    throw ledgerErrorOf(errorIn(body));
  }
  async function hear(): Promise<void> {
    for (let failures = 0; failures <= retryAfter.length; failures += 1) {
      const reply = await post('/api/events', {});
      for await (const line of linesOf(reply.body)) {
        failures = 0;
        const event = decode(line) as HostEvent;
        for (const listener of listeners) listener(event);
      }
      await wait(retryAfter[failures] ?? 0);
    }
    lost('host');
  }
  // its failure has rung the bell already
  hear().catch(() => bell.ring('host'));

  const bridge: Bridge = {
    call,
    cancel: (id) => void post('/api/cancel', { id }).catch(() => bell.ring('host')),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { bridge, onLost: (listener) => bell.listen(listener) };
}

/** The error in a refusal's body; a body that is no such thing stands for itself. */
function errorIn(body: string): unknown {
  try {
    const read = decode(body);
    return typeof read === 'object' && read !== null && 'error' in read ? read.error : body;
  } catch (unreadable) {
    return unreadable;
  }
}
