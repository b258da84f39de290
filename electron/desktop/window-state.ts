import { join } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { readJson } from '../host/read-json.ts';
import { replaceFile } from '../host/replace-file.ts';

const windowState = z.object({ x: z.int(), y: z.int(), width: z.int().min(800), height: z.int().min(500), maximized: z.boolean() });
export type WindowState = z.infer<typeof windowState>;

/** Where the window was, if that is still on a screen: an unplugged second screen must not hide it. */
export function readWindowState(home: string, screens: readonly Rectangle[]): WindowState | undefined {
  const state = readJson(fileIn(home), windowState);
  if (!state) return undefined;
  const { x, y, width } = state;
  const seen = screens.some(
    (screen) => x + width > screen.x + 100 && x < screen.x + screen.width - 100 && y >= screen.y && y < screen.y + screen.height - 100,
  );
  return seen ? state : undefined;
}

export function keepWindowState(home: string, window: BrowserWindow): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    if (windowState.safeParse(state).success) replaceFile(fileIn(home), JSON.stringify(state));
  });
}

const fileIn = (home: string) => join(home, 'window.json');
