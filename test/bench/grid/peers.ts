import { join } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import { installPeers, peersAt } from '../peers.ts';

/** The pages of the grids compared with, and the package.json and lock of their own: they are no part of the product. */
export const peersFolder = join(import.meta.dirname, 'peers');
const name = 'bench-grid-peers';

/** Installs the grids compared with; gives why that failed, or undefined. */
export const installGrids = (): string | undefined => installPeers(peersFolder, name);

/** Lets the peers' pages find their packages where they were installed, and React 18 rather than the product's. */
export const peerPackages = (): Plugin => ({
  name: 'peer-packages',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!importer?.startsWith(normalizePath(peersFolder)) || /^[./]/.test(id)) return undefined;
    // from a file that is there: from any other Vite would resolve as from the page
    return this.resolve(id, join(peersAt(name), 'package.json'), { skipSelf: true });
  },
});
