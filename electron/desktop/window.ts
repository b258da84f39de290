import { BrowserWindow, screen } from 'electron';
import { pageAddress } from './addresses.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

/** The one window: our page, sandboxed, with the preload as its only way to the program. */
export async function openWindow(home: string, preload: string): Promise<BrowserWindow> {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized = false, ...bounds } = readWindowState(home, areas) ?? { width: 1366, height: 768 };
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: '两新台账',
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false, // it would fetch dictionaries
    },
  });
  if (maximized) window.maximize();
  keepWindowState(home, window);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(pageAddress);
  return window;
}
