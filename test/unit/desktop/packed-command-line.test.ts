import { expect, test, vi } from 'vitest';
import { runPackedCommandLine } from '../../../electron/desktop/packed-command-line.ts';
import { app, asked } from '../../support/electron-stand-in.ts';

test('the packed command line ends only when a slow pipe has taken all that was written', async () => {
  const taken: string[] = [];
  // a pipe whose reader is behind
  const slow = (text: unknown, done?: unknown) => {
    setTimeout(() => {
      taken.push(String(text));
      if (typeof done === 'function') done();
    }, 20);
    return false;
  };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(slow as never);
  try {
    const parts = { threadUrl: new URL('file:///worker.js'), readCells: () => Promise.reject(new Error('no file is read here')) };
    await runPackedCommandLine(app as never, ['--help'], parts);
  } finally {
    out.mockRestore();
  }
  expect(asked.exits).toEqual([0]);
  expect(taken.join('')).toContain('receive');
});
