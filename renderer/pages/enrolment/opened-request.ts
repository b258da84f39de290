import type { OutputOf } from '#shared/contract/calls.ts';
import type { NamedFile } from '../../app/files.ts';

/** A request file that was opened. */
export interface OpenedRequest {
  /** Two files can have one name. */
  readonly key: string;
  readonly file: NamedFile;
  /** What it asks for, or why it was refused. */
  readonly read: OutputOf<'exchange.readRequest'> | { readonly refused: string };
}
/** Why another machine's certificate is revoked. */
export interface Replacing {
  readonly reason: string;
  readonly since?: string;
  readonly compared: true;
}
