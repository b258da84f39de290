import type { App } from 'electron';
import { documentsAmong } from '../host/handed-documents.ts';

/**
 * Hears which documents the system asks the program to open: the words it was started with, those of a second start, and on macOS an event,
 * which may come before all else: to be called at once. What was heard waits until someone listens.
 */
export function hearDocuments(app: App): (listener: (paths: readonly string[]) => void) => void {
  const heard = documentsAmong(process.argv.slice(1), process.cwd());
  let tell = (paths: readonly string[]): void => void heard.push(...paths);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    tell([path]);
  });
  app.on('second-instance', (_event, words, folder) => tell(documentsAmong(words, folder)));
  return (listener) => {
    tell = listener;
    listener(heard);
  };
}
