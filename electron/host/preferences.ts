import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { preferenceKey } from '#shared/contract/desk.ts';
import { LedgerError } from '#shared/errors.ts';
import { readJson } from './read-json.ts';
import { replaceFile } from './replace-file.ts';

const preferencesFile = z.record(preferenceKey, z.json());
export type PreferenceValues = z.infer<typeof preferencesFile>;

const bytesOfOne = 64 * 1024;
const howMany = 200;

/** What pages keep for this person: a page's own storage is lost at every start, for the loopback's port changes. Read anew each time: another window may have written. */
export interface Preferences {
  all(): PreferenceValues;
  /** Throws CALL-INVALID for a value over 64 KB or one key too many. */
  keep(key: string, value: PreferenceValues[string]): void;
}

/** `onDamage` is told of a file that cannot be read; it is begun anew with the next thing kept. */
export function openPreferences(home: string, onDamage: () => void): Preferences {
  const file = join(home, 'preferences.json');
  const all = (): PreferenceValues => {
    const read = readJson(file, preferencesFile);
    if (read === undefined && existsSync(file)) onDamage();
    return read ?? {};
  };
  return {
    all,
    keep(key, value) {
      const { [key]: _before, ...others } = all();
      const values = value === null ? others : { ...others, [key]: value };
      if (new TextEncoder().encode(JSON.stringify(value)).length > bytesOfOne)
        throw new LedgerError('CALL-INVALID', { reason: `一项界面设置不能超过 ${bytesOfOne / 1024} KB` });
      if (Object.keys(values).length > howMany) throw new LedgerError('CALL-INVALID', { reason: `界面设置最多保存 ${howMany} 项` });
      replaceFile(file, JSON.stringify(values));
    },
  };
}
