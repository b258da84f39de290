import { limits } from '../../exchange/envelope/limits.ts';

/** What an inbox takes and how long it waits; times in milliseconds, sizes in bytes. */
export const inboxLimits = {
  /** A file, as every document. */
  file: limits.file,
  /** Requests with contents of one unit at the same time. */
  parallel: 2,
  /** Files of one unit that are under way; the oldest goes for a new one. */
  unfinished: 3,
  /** Of the disk, what is never filled. */
  reserve: 256 * 1024 * 1024,
  /** How long an unfinished file waits for the rest. */
  patience: 7 * 86_400_000,
  handshake: 10_000,
  headers: 10_000,
  /** A line on which nothing comes. */
  silence: 30_000,
  /** A whole request: four megabytes at the slowest limit that can be set take four minutes. */
  request: 30 * 60_000,
  connections: 256,
};
export type InboxLimits = { readonly [K in keyof typeof inboxLimits]: number };
