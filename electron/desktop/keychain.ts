import { join } from 'node:path';
import { safeStorage } from 'electron';
import { z } from 'zod';
import type { Keychain } from '../host/keychain.ts';
import { readJson } from '../host/read-json.ts';
import { replaceFile } from '../host/replace-file.ts';

const sealedFile = z.record(z.string(), z.base64());

/** Passphrases sealed by the system's own store (Windows DPAPI, a Linux keyring, macOS Keychain), kept in a file of the home folder. */
export function systemKeychain(home: string): Keychain {
  const file = join(home, 'keychain.json');
  const read = () => readJson(file, sealedFile) ?? {};
  const write = (sealed: Record<string, string>) => replaceFile(file, JSON.stringify(sealed));
  const available = canSeal();
  return {
    available,
    keep(folder, passphrase) {
      if (available) write({ ...read(), [folder]: safeStorage.encryptString(passphrase).toString('base64') });
    },
    find(folder) {
      const sealed = available ? read()[folder] : undefined;
      return sealed === undefined ? undefined : opened(sealed);
    },
    forget(folder) {
      const { [folder]: _, ...others } = read();
      write(others);
    },
  };
}

/** On Linux without a keyring Electron would seal with a key that is written in its own source: as good as plain text. */
function canSeal(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}

/** Undefined where it was sealed by another account or machine: the person types the passphrase again. */
function opened(sealed: string): string | undefined {
  try {
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
  } catch (error) {
    console.error('keychain:', error instanceof Error ? error.name : 'failed');
    return undefined;
  }
}
