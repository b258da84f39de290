import { Worker } from 'node:worker_threads';

/** What the reading process may hold, MB: beside its heap, which has a cap of its own, a library can fill the machine. */
const mostMegabytes = 900;
// a thread of its own: while the library works, nothing else of the process runs
const watching = `
  const most = require('node:worker_threads').workerData;
  setInterval(() => { if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL'); }, 25);
`;

/** Ends this process where it holds too much, until the watch is called off. For processes that can be killed, never the host. */
export function watchMemory(): () => void {
  const watch = new Worker(watching, { eval: true, workerData: mostMegabytes * 1024 * 1024 });
  watch.unref();
  return () => void watch.terminate();
}
