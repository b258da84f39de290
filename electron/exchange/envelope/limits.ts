const mebi = 1024 * 1024;

/** What a document may be, checked before and while it is read. A county of 20 townships stays far below. */
export const limits = {
  /** Bytes of the file as it comes. */
  file: 640 * mebi,
  /** Bytes of a file that is opened in memory; a larger one is opened on the disk. */
  inMemory: 32 * mebi,
  /** Bytes of the age header, recipients included; of SM2 recipients no more either. */
  ageHeader: 64 * 1024,
  /** Bytes that SM4-GCM encrypts: its one tag is over all, so all is in memory. */
  smContent: 64 * mebi,
  /** Of these, what is kept for the tables where attachments that could wait go along. */
  smTables: 16 * mebi,
  /** Tables, and the attachments of a package. */
  entries: 4096,
  /** Bytes of one entry, unpacked. */
  entry: 256 * mebi,
  /** Bytes of all entries, unpacked. */
  total: 768 * mebi,
  /** Bytes of all entries that are compressed, unpacked: the tables, which are held in memory. */
  tables: 256 * mebi,
  /** Rows of all tables: they are held in memory, and the shortest take twenty times the room that they take in the file. */
  rows: 2_000_000,
  manifest: 4 * mebi,
  signature: 256 * 1024,
  /** Unpacked to packed; entries below `ratioFrom` bytes are let be, and all together below `allRatioFrom`. */
  ratio: 200,
  ratioFrom: mebi,
  allRatioFrom: 8 * mebi,
} as const;
export type Limits = { readonly [K in keyof typeof limits]: number };

export const manifestPath = 'datapackage.json';
export const signaturePath = 'signature.p7s';
