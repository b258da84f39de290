/** Where the system can keep a passphrase for us. Only the desktop shell has one; elsewhere people type it. */
export interface Keychain {
  /** False where the system would store it in plain text. */
  readonly available: boolean;
  keep(folder: string, passphrase: string): void;
  find(folder: string): string | undefined;
  forget(folder: string): void;
}

export const noKeychain: Keychain = {
  available: false,
  keep: () => undefined,
  find: () => undefined,
  forget: () => undefined,
};
