import { join } from 'node:path';
import { openBooks } from '../host/open-books.ts';
import { writeBytes } from './files.ts';

/** No secret: it opens the demo's ledgers for whoever wants to look. */
export const demoPassphrase = '示例口令-只供演示';

/**
 * Writes the county's age identity and its root certificate to check/. No call of a running desk gives a private key away; the demo opens its
 * own ledger for it once all is done.
 */
export async function writeDemoKeys(folder: string): Promise<void> {
  const { books, close } = await openBooks({ act: 'open', folder: join(folder, 'county'), passphrase: demoPassphrase });
  try {
    const identity = books.registers.get('key', 'age')?.blob;
    const root = books.registers.get('key', 'root')?.body.public;
    if (!identity || root === undefined) throw new Error('the county desk has no keys');
    writeBytes(
      join(folder, 'check', 'county.key'),
      new TextEncoder().encode(`# 演示密钥，不要用于真实数据\n${new TextDecoder().decode(identity)}\n`),
    );
    writeBytes(join(folder, 'check', 'root.pem'), new TextEncoder().encode(`${root}\n`));
  } finally {
    close();
  }
}
