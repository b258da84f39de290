import { z } from 'zod';

const stamp = z.object({ code: z.string(), name: z.string() });

/**
 * Why a document may be believed or not. `trusted`: signed with a key that this desk trusts, and nothing speaks against it. `own`: this desk signed it itself.
 * `unfounded`: whole, but who sent it only the fingerprint on the phone can say. `refused`: a check failed. `closed`: encrypted to somebody else.
 */
export const verdicts = ['trusted', 'own', 'unfounded', 'refused', 'closed'] as const;

const check = z.object({
  name: z.string(),
  title: z.string(),
  ok: z.boolean(),
  /** Error code where it failed. */
  code: z.string().nullable(),
  detail: z.string(),
});
const link = z.object({
  name: z.string(),
  unit: z.string(),
  serial: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  /** Whether the moment of signing is within its life. */
  valid: z.boolean(),
});

/** What a document says of itself and what can be said of it; nothing of it is taken in. */
export const inspected = z.object({
  kind: z.string(),
  title: z.string(),
  /** Whether this desk could open the encrypted content. */
  readable: z.boolean(),
  encrypted: z.boolean(),
  /** How many keys can open it; null where it is not encrypted. */
  recipients: z.number().nullable(),
  /** Bytes of the file. */
  size: z.number(),
  id: z.string().nullable(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  to: stamp.nullable(),
  period: z.string().nullable(),
  created: z.string().nullable(),
  software: z.string().nullable(),
  /** What this kind of document says besides. */
  facts: z.array(z.object({ title: z.string(), value: z.string() })),
  /** Rows by table, as the document counts them. */
  counts: z.record(z.string(), z.number()).nullable(),
  signer: z
    .object({
      name: z.string(),
      unit: z.string(),
      serial: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
      /** The moment of signing, as claimed. */
      at: z.string(),
      /** The certificates from the signer's up to the root, as far as the document brings them. */
      chain: z.array(link),
    })
    .nullable(),
  verdict: z.enum(verdicts),
  checks: z.array(check),
  /** What both sides read to each other where only that can tell. */
  fingerprint: z.string().nullable(),
  resources: z.array(z.object({ path: z.string(), bytes: z.number() })),
});
export type Inspected = z.infer<typeof inspected>;
