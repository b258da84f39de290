import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      rolldownOptions: {
        // names mirror the source tree, so that ./worker.<ext> resolves beside an entry in source and in the build
        input: {
          main: at('electron/main.ts'),
          serve: at('electron/serve.ts'),
          cli: at('electron/cli.ts'),
          worker: at('electron/worker.ts'),
          'intake/reading/reader': at('electron/intake/reading/reader.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false, // a sandboxed preload may require nothing but 'electron': bundle the rest
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      target: 'chrome109', // the loopback page runs in the machine's own browser, not in Electron's
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
