import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import { LedgerError, toWire } from '#shared/errors.ts';
import { asLedgerError } from '../host/as-ledger-error.ts';
import type { Host } from '../host/host.ts';
import { isOwnPage } from './addresses.ts';
import { channels, type Reply } from './channels.ts';

/** Only the top frame of our own page may speak; a frame that is gone may not. */
const maySpeak = (frame: WebFrameMain | null): boolean => frame !== null && frame.parent === null && isOwnPage(frame.url);

/** Answers the page's calls from the host. */
export function answerPage(host: Host): void {
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown, id: unknown): Promise<Reply> => {
    try {
      if (!maySpeak(event.senderFrame) || typeof name !== 'string')
        throw new LedgerError('CALL-UNKNOWN', { name: String(name).slice(0, 60) });
      return { output: await host.call(name, input, { id: typeof id === 'string' ? id : undefined }) };
    } catch (error) {
      return { error: toWire(asLedgerError(error)) };
    }
  });
  ipcMain.on(channels.cancel, (event, id: unknown) => {
    if (maySpeak(event.senderFrame) && typeof id === 'string') host.cancel(id);
  });
}

/** Passes what the host tells on to the window, as long as it is there. */
export function tellPage(host: Host, window: BrowserWindow): void {
  const stop = host.listen((event) => window.webContents.send(channels.event, event));
  window.once('closed', stop);
}
