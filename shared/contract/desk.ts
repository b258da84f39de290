import { z } from 'zod';
import { deskCall } from './call.ts';
import { identity } from './ledger.ts';
import { bytes, nothing, unitLevelName } from './wire.ts';

export const deskState = z.object({
  /** electron: in the app's own window; loopback: in the system's browser. */
  shell: z.enum(['electron', 'loopback']),
  version: z.string(),
  /** The ledger that is open, or null: the first-run page. */
  open: z.object({ folder: z.string(), identity }).nullable(),
  /** Ledgers opened before, latest first. */
  recent: z.array(z.object({ folder: z.string(), name: z.string(), needsPassphrase: z.boolean() })),
  /** Where a new ledger would go. */
  suggestedFolder: z.string(),
  /** Documents that were double-clicked and wait to be looked at. */
  handed: z.number(),
  /** Whether the system's keychain can keep the passphrase. */
  keychain: z.boolean(),
});
export type DeskState = z.infer<typeof deskState>;

/** How a preference is named: words joined by dots, `sheet.member.columns`. */
export const preferenceKey = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9_]*(\.[a-zA-Z0-9_]+)*$/, { error: '设置项的名称不合规格' })
  .max(100);

const passphrase = z.string().min(1).max(256);

export const deskCalls = {
  'desk.state': deskCall(nothing, deskState),
  /** Divisions whose code or name begins so, for the choice of a unit. */
  'desk.divisions': deskCall(
    z.object({ text: z.string().max(40), level: unitLevelName }),
    z.array(z.object({ code: z.string(), name: z.string(), path: z.string() })),
  ),
  'desk.create': deskCall(
    z.object({
      unit: z.string(),
      level: unitLevelName,
      name: z.string().optional(),
      passphrase,
      folder: z.string().optional(),
      remember: z.boolean().default(false),
    }),
    deskState,
  ),
  'desk.open': deskCall(
    z.object({ folder: z.string(), passphrase: passphrase.optional(), remember: z.boolean().default(false) }),
    deskState,
  ),
  'desk.openSample': deskCall(nothing, deskState),
  'desk.restore': deskCall(z.object({ name: z.string(), bytes, passphrase, folder: z.string().optional() }), deskState),
  'desk.close': deskCall(nothing, deskState),
  /** The documents that the system asked the program to open, each once; those that could not be read with the reason. */
  'desk.takeHanded': deskCall(
    nothing,
    z.array(z.union([z.object({ name: z.string(), bytes }), z.object({ name: z.string(), failure: z.string() })])),
  ),
  /** A file for whoever looks into a fault: program, machine, log; nothing of any ledger. */
  'desk.diagnostics': deskCall(nothing, z.object({ name: z.string(), bytes })),
  /** What pages keep for this person on this machine, by key: column widths, order, open panels. Not part of any ledger. */
  'desk.preferences': deskCall(nothing, z.record(z.string(), z.json())),
  /** Keeps one value, null forgets it. At most 64 KB a value and 200 keys, else CALL-INVALID. */
  'desk.keepPreference': deskCall(z.object({ key: preferenceKey, value: z.json() }), nothing),
};
