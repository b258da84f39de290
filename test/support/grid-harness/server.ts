import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin, preview } from 'vite';

/** Vite packs what it serves, anew for every page: that takes longer than to send it as it is. */
const unpacked: Plugin = {
  name: 'unpacked',
  configurePreviewServer({ middlewares }) {
    middlewares.use(({ headers }, _, next) => {
      delete headers['accept-encoding'];
      next();
    });
  },
};

/** Builds the sheet alone, with a ledger in memory, and serves it on a free port of 127.0.0.1 until `close`. */
export async function startHarness(): Promise<{ url: string; close: () => Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'grid-harness-'));
  const common = { root: import.meta.dirname, configFile: false, logLevel: 'error' } as const;
  await build({
    ...common,
    plugins: [react()],
    // React for development: StrictMode then mounts everything twice
    define: { 'process.env.NODE_ENV': JSON.stringify('development') },
    build: { outDir, emptyOutDir: true, target: 'chrome109', minify: false, modulePreload: { polyfill: false } },
  });
  const server = await preview({ ...common, plugins: [unpacked], build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (typeof address !== 'object' || address === null) throw new Error('the harness has no port');
  const close = async () => {
    await server.close();
    await rm(outDir, { recursive: true });
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}
