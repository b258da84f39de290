import Database from 'better-sqlite3';

let kept = false;

/**
 * Keeps the driver's binary in this process, whoever else uses it. Loaded by a thread alone it is unloaded when that thread ends,
 * while the thread's last objects are still to be collected: the process can crash (better-sqlite3 issue 1476).
 */
export function keepDriver(): void {
  if (kept) return;
  new Database(':memory:').close();
  kept = true;
}
