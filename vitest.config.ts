import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

// the package `electron` starts a download when it is required without its runtime: no test may reach it
const alias = { electron: resolve(import.meta.dirname, 'test/support/electron-stand-in.ts') };
// the command lines of these run the built program
const globalSetup = resolve(import.meta.dirname, 'test/support/build.ts');
const project = (name: string, more: object = {}) => ({
  resolve: { alias },
  test: { name, include: [`test/${name}/**/*.test.ts`], maxWorkers: 2, ...more },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', { testTimeout: 20_000 }),
      // each command line derives the ledger's key anew: seconds on a busy machine
      project('integration', { testTimeout: 120_000, hookTimeout: 120_000, globalSetup }),
      project('faults', { testTimeout: 120_000, globalSetup }),
    ],
  },
});
