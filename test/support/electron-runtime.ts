import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the Electron executable is, or why there is none. Looks at files only: `require('electron')` would start a download. */
export function electronRuntime(root: string): { file: string } | { missing: string } {
  const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
  const file = join(
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist'),
    names[process.platform] ?? 'electron',
  );
  if (existsSync(file)) return { file };
  return {
    missing: `no Electron runtime at ${file}; fetch it with \`npx install-electron\` (ELECTRON_MIRROR for a mirror) or set ELECTRON_OVERRIDE_DIST_PATH`,
  };
}
