import { type UploadSettings, uploadSettings } from '#shared/contract/upload.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';

const shipped: UploadSettings = { address: null, proxy: 'system', kilobytesPerSecond: null, listen: null };

/** How this desk uploads and receives uploads; what nobody set is as shipped. */
export const settingsOf = ({ registers }: Pick<Bookkeeping, 'registers'>): UploadSettings =>
  uploadSettings.parse(registers.get('upload_setting', 'current')?.body ?? shipped);

/** Changes what is given and leaves the rest. */
export function keepSettings(
  books: Bookkeeping,
  change: { readonly [K in keyof UploadSettings]?: UploadSettings[K] | undefined },
): UploadSettings {
  const settings = uploadSettings.parse({ ...settingsOf(books), ...change });
  books.registers.put('upload_setting', 'current', settings);
  return settings;
}
