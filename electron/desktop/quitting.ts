import type { App } from 'electron';
import type { Host } from '../host/host.ts';

/** Quits when the window is closed, but only after the host has finished what it is writing and closed the ledger. */
export function quitWhenDone(app: App, host: Host): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    host.close().then(
      () => {
        closed = true;
        app.quit();
      },
      (error: unknown) => {
        console.error('closing:', error instanceof Error ? error.name : 'failed');
        closed = true;
        app.exit(1);
      },
    );
  });
}
