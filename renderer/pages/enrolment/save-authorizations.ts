import type { Bridge } from '#shared/contract/calls.ts';
import { download, type NamedFile } from '../../app/files.ts';

/** Saves 授权文件: one as it is, several as one zip. Throws what the call throws. */
export async function saveAuthorizations(bridge: Bridge, files: readonly NamedFile[], call: string): Promise<void> {
  const [first, ...more] = files.map(({ name, bytes }) => ({ name, bytes }));
  if (first) download(more.length === 0 ? first : await bridge.call('enrolment.archive', { files: [first, ...more] }, call));
}
