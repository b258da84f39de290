import type { Connection } from './connection.ts';
import { overLoopback } from './loopback.ts';
import { overWindow } from './window-bridge.ts';

/** The page's host: the app's own under Electron, the loopback server's elsewhere. */
export const connect = (): Connection => (window.ledger ? overWindow(window.ledger) : overLoopback());
