import type { Bridge } from '#shared/contract/calls.ts';
import { download, type NamedFile } from './files.ts';

/** Bytes that go to the host and back at once; far more could (largestCall), but files in a list are written as base64 on the page's own thread. */
const mostInOneZip = 40 * 1024 * 1024;

/** Saves documents for units: one as it is, several as one zip, what is too large for one zip each by itself. Throws what the call throws. */
export async function saveFiles(bridge: Bridge, files: readonly NamedFile[], call: string): Promise<void> {
  const plain = files.map(({ name, bytes }) => ({ name, bytes }));
  const size = plain.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const together = plain.length > 1 && size <= mostInOneZip;
  for (const file of together ? [await bridge.call('enrolment.archive', { files: plain }, call)] : plain) download(file);
}
