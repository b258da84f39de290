import { formatVersion, type ManifestHead } from '#shared/documents/manifest.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { deskUnit } from '../keys/desk-keys.ts';
import type { DocumentType } from './documents/document-type.ts';
import { software } from './software.ts';

/** What the manifest of every document of this desk begins with. */
export const headOf = <M extends ManifestHead>(
  bookkeeping: Bookkeeping,
  type: DocumentType<M>,
  { name, title }: { name: string; title: string },
) => ({
  name,
  id: bookkeeping.clock.id(),
  created: bookkeeping.clock.now(),
  title,
  'lx:document': type.kind as M['lx:document'],
  'lx:format': formatVersion as typeof formatVersion,
  'lx:unit': deskUnit(bookkeeping),
  'lx:software': software,
});
