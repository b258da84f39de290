const mebi = 1024 * 1024;

/** What a document may be, checked before and while it is read. A county of 20 townships stays far below. */
export const limits = {
  /** Bytes of the file as it comes. */
  file: 256 * mebi,
  /** Bytes of the age header, recipients included. */
  ageHeader: 64 * 1024,
  /** Tables, and the attachments of a package. */
  entries: 4096,
  /** Bytes of one entry, unpacked. */
  entry: 256 * mebi,
  /** Bytes of all entries, unpacked. */
  total: 512 * mebi,
  manifest: 4 * mebi,
  signature: 256 * 1024,
  /** Unpacked to packed; entries below `ratioFrom` bytes are let be. */
  ratio: 200,
  ratioFrom: mebi,
} as const;
export type Limits = { readonly [K in keyof typeof limits]: number };

export const manifestPath = 'datapackage.json';
export const signaturePath = 'signature.p7s';
