import { z } from 'zod';
import { sha256Text } from '../documents/manifest.ts';
import { revokedInChain } from '../exchange/unit-enrolment.ts';
import { call, deskCall } from './call.ts';
import { bytes, nothing, periodText } from './wire.ts';

const uploadAddress = z
  .url({ protocol: /^https$/, error: '地址写作 https://主机:端口/packages' })
  .max(200)
  .refine((text) => /^https:\/\/[^/?#@]+([/?#]|$)/i.test(text), { error: '地址里不能有用户名' });

/** How the way out of this machine is chosen: straight, as the system's environment says, or over the proxy that is named. */
const proxySetting = z.union([z.enum(['none', 'system']), z.url({ protocol: /^https?$/, error: '代理写作 http://主机:端口' }).max(200)]);

export const uploadSettings = z.object({
  /** Of a desk that receives: the address that goes into its 授权文件. Of one that sends: used in place of the one in its enrolment. */
  address: uploadAddress.nullable(),
  proxy: proxySetting,
  /** Kilobytes a second, at most; null: no limit. */
  kilobytesPerSecond: z.number().int().min(16, { error: '限速至少 16 KB/秒' }).max(1_000_000).nullable(),
  /** Where this desk listens, HOST:PORT; null: not decided. */
  listen: z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5}$/, { error: '监听地址写作 主机:端口，例如 0.0.0.0:8443' })
    .nullable(),
});
export type UploadSettings = z.infer<typeof uploadSettings>;

/** Where one file stands on its way up; what is not settled is `queued`. */
export const uploadState = z.enum(['queued', 'sent', 'refused', 'cancelled', 'superseded']);

const uploadItem = z.object({
  /** sha256 of the file. */
  id: sha256Text,
  name: z.string(),
  /** Null for a file that a command sent beside the queue. */
  period: periodText.nullable(),
  revision: z.number().nullable(),
  size: z.number(),
  at: z.string(),
  state: uploadState,
  /** Bytes the other side has. */
  offset: z.number(),
  settledAt: z.string().nullable(),
  /** Code and sentence of the last failure. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type UploadItem = z.infer<typeof uploadItem>;

export const uploadQueue = z.object({
  /** Null: neither the enrolment nor the settings name one. */
  address: z.string().nullable(),
  /** Whether the enrolment brought what the superior knows this unit by. */
  hasToken: z.boolean(),
  settings: uploadSettings,
  /** Latest first. */
  items: z.array(uploadItem),
  /** What is being sent now, or when it is tried again. */
  now: z
    .object({ id: z.string(), offset: z.number(), total: z.number() })
    .or(z.object({ waitsUntil: z.string(), attempt: z.number() }))
    .nullable(),
});
export type UploadQueue = z.infer<typeof uploadQueue>;

const landedFile = z.object({ name: z.string(), unit: z.string(), unitName: z.string(), bytes: z.number(), at: z.string() });
export const inboxState = z.object({
  running: z.object({ address: z.string(), since: z.string() }).nullable(),
  /** The folder in which what came waits. */
  folder: z.string(),
  settings: uploadSettings,
  /** Certificates of before an address was set bring no token: how many of those in force have one. */
  units: z.object({ withToken: z.number(), without: z.number() }),
  waiting: z.array(landedFile),
});
export type InboxState = z.infer<typeof inboxState>;

const one = z.object({ id: sha256Text });
const landedName = z.string().regex(/^[\w.-]{1,200}\.lxpkg$/);

/** The main side answers these: it is there that the network is spoken to. */
export const uploadCalls = {
  'upload.queue': deskCall(nothing, uploadQueue),
  /** Exports a closed month once and puts it in the queue; the same revision again is the same entry. */
  'upload.send': deskCall(z.object({ period: periodText }), uploadQueue),
  'upload.retry': deskCall(one, uploadQueue),
  'upload.cancel': deskCall(one, uploadQueue),
  'upload.keepSettings': deskCall(uploadSettings.partial(), uploadQueue),
  'inbox.state': deskCall(nothing, inboxState),
  'inbox.start': deskCall(z.object({ listen: uploadSettings.shape.listen.unwrap() }), inboxState),
  'inbox.stop': deskCall(nothing, inboxState),
  /** Throws INBOX-LARGE, FILE-GONE. */
  'inbox.file': deskCall(z.object({ name: landedName }), z.object({ name: z.string(), bytes })),
  /** What the ledger has taken, or keeps in quarantine, leaves the folder. */
  'inbox.settle': deskCall(z.object({ names: z.array(landedName).max(1000) }), inboxState),
};

const link = z.object({
  address: z.string().nullable(),
  token: z.string().nullable(),
  /** The superior's certificate and those above it, PEM; empty before the enrolment. */
  authorities: z.array(z.string()),
  /** That the superior's certificate was revoked, by a list taken here: nothing is to be sent to it then. */
  revoked: revokedInChain.nullable(),
});
export type UploadLink = z.infer<typeof link>;

const outboxEntry = uploadItem.extend({
  /** The file to send, inside the ledger's folder; null for one that a command names. */
  file: z.string().nullable(),
  /** Where the other side keeps what it has of it. */
  url: z.string().nullable(),
});
export type OutboxEntry = z.infer<typeof outboxEntry>;

const permit = z.object({ tokenSha256: sha256Text, unit: z.string(), name: z.string() });
export type Permit = z.infer<typeof permit>;

/** Between the main side and the ledger thread; no page can ask these. */
export const uploadThreadCalls = {
  'outbox.read': call(nothing, z.object({ entries: z.array(outboxEntry), link, settings: uploadSettings })),
  'outbox.put': call(z.object({ period: periodText }), outboxEntry),
  /** Ends what a kill left undone in the folder; asked before anything else of a ledger that was opened. */
  'outbox.tidy': call(nothing, nothing),
  /** A file that a command sends. */
  'outbox.offer': call(z.object({ id: sha256Text, name: z.string().max(200), size: z.number() }), outboxEntry),
  'outbox.note': call(
    one.extend({
      state: uploadState.optional(),
      url: z.string().nullable().optional(),
      offset: z.number().optional(),
      failure: uploadItem.shape.failure.optional(),
    }),
    nothing,
  ),
  'outbox.keepSettings': call(uploadSettings.partial(), uploadSettings),
  /** Certificate and key for a server at these hosts, made under the desk's own certificate. */
  'inbox.credentials': call(
    z.object({ hosts: z.array(z.string().max(200)).min(1).max(50) }),
    z.object({ key: z.string(), certificate: z.string() }),
  ),
  'inbox.permits': call(nothing, z.object({ permits: z.array(permit), withoutToken: z.number(), settings: uploadSettings })),
};
type UploadThreadCalls = typeof uploadThreadCalls;
export type UploadThreadCallName = keyof UploadThreadCalls;

/** What the main side asks of the ledger thread. */
export type AskLedger = <N extends UploadThreadCallName>(
  name: N,
  input: z.input<UploadThreadCalls[N]['input']>,
) => Promise<z.output<UploadThreadCalls[N]['output']>>;
