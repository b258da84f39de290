import { homedir } from 'node:os';
import { join } from 'node:path';

const folderName = 'liangxin-ledger';

/** The program's own folder by the system's convention: APPDATA on Windows, Library on macOS, XDG elsewhere. Ledgers stand under `ledgers/`. */
export function homeFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), folderName);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', folderName);
  return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), folderName);
}

/** The ledger of the command line where no folder is given. */
export const defaultLedgerFolder = (home: string = homeFolder()): string => join(home, 'ledgers', 'default');
