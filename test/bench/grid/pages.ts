import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Connect, preview } from 'vite';
import type { Side } from './pages/page.ts';
import { peerPackages, peersFolder } from './peers.ts';

const pagesFolder = join(import.meta.dirname, 'pages');
const pageOf: Record<Side, string> = { ours: 'pages/ours', floor: 'pages/floor', glide: 'peers/glide', revo: 'peers/revo' };

export interface Pages {
  urlOf(page: Side | 'save-floor'): string;
  /** The script that watches the program's own page; it goes in before the page starts. */
  readonly watchScript: string;
  close(): Promise<void>;
}

export interface PagesSettings {
  readonly peers: boolean;
  /** Leaves the names of functions as they are, for profiles. */
  readonly readable: boolean;
  /** Answers a POST to /commit. */
  commit(): void;
}

/** Builds the pages as the product is built, React for production, into a temporary folder, and serves them on 127.0.0.1. */
export async function servePages({ peers, readable, commit }: PagesSettings): Promise<Pages> {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-grid-'));
  const common = { configFile: false, logLevel: 'error', base: './', appType: 'mpa' } as const;
  const built = (root: string, names: readonly string[], into: string) =>
    build({
      ...common,
      root,
      // React's plugin would take every import of React to the product's
      plugins: root === peersFolder ? [peerPackages()] : [react()],
      build: {
        outDir: join(outDir, into),
        emptyOutDir: true,
        target: 'chrome109',
        minify: !readable,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: names.map((name) => join(root, `${name}.html`)) },
      },
    });
  await built(pagesFolder, ['ours', 'floor', 'save-floor'], 'pages');
  if (peers) await built(peersFolder, ['glide', 'revo'], 'peers');
  await build({
    ...common,
    root: pagesFolder,
    build: {
      outDir: join(outDir, 'watch'),
      target: 'chrome109',
      lib: { entry: join(pagesFolder, 'watch.ts'), formats: ['iife'], name: 'benchWatch', fileName: () => 'watch.js' },
    },
  });
  const answer: Connect.NextHandleFunction = (_, reply) => {
    commit();
    reply.end('{}');
  };
  const server = await preview({
    ...common,
    root: outDir,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
    plugins: [{ name: 'commit', configurePreviewServer: ({ middlewares }) => void middlewares.use('/commit', answer) }],
  });
  const address = server.httpServer.address();
  if (typeof address !== 'object' || address === null) throw new Error('the pages have no port');
  return {
    urlOf: (page) => `http://127.0.0.1:${address.port}/${page === 'save-floor' ? 'pages/save-floor' : pageOf[page]}.html`,
    watchScript: join(outDir, 'watch', 'watch.js'),
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
