import type { HostEvent } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import type { CallOptions, DeskHost } from '../../electron/host/host.ts';

/** A host that answers `desk.state` with what it was asked, refuses one call and fails another; it notes what reaches it. */
export class HostStandIn implements DeskHost {
  readonly asked: { name: string; input: unknown; options: CallOptions | undefined }[] = [];
  readonly cancelled: string[] = [];
  readonly handed: string[] = [];
  closed = 0;
  #listeners = new Set<(event: HostEvent) => void>();

  async call(name: string, input: unknown, options?: CallOptions): Promise<unknown> {
    this.asked.push({ name, input, options });
    if (name === 'desk.state') return { asked: input };
    if (name === 'bookkeeping.undo') throw new LedgerError('UNDO-NOTHING');
    if (name === 'bookkeeping.apply') throw new LedgerError('EDIT-CONFLICT', {}, { payload: { row: { id: 'r1' } } });
    if (name === 'desk.open') throw new LedgerError('CALL-INVALID', { reason: 'folder' });
    if (name === 'ledger.rows') throw new TypeError('a mistake of ours about 张三');
    throw new LedgerError('CALL-UNKNOWN', { name });
  }
  cancel(id: string): void {
    this.cancelled.push(id);
  }
  listen(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  tell(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
  hand(paths: readonly string[]): void {
    this.handed.push(...paths);
  }
  async close(): Promise<void> {
    this.closed++;
  }
}
