// Put into the program's own page before it starts: tells how long it takes from a key or a paste until what it wrote is durable and the page says so.
import { untilPainted } from './painted.ts';

let answered = 0;
const ask = window.fetch.bind(window);
window.fetch = async (...request) => {
  const reply = await ask(...request);
  if (!String(request[0]).includes('/api/call/bookkeeping.apply')) return reply;
  const text = reply.text.bind(reply);
  return Object.assign(reply, {
    text: async () => {
      const body = await text();
      if (!reply.ok) throw new Error(`the ledger refused: ${body.slice(0, 300)}`);
      // the page takes it in first
      setTimeout(() => answered++);
      return body;
    },
  });
};

let waited: Promise<number> | undefined;
const saved = () => document.querySelector('.save-state')?.textContent?.includes('已保存') ?? false;

/** From the next event of a kind on until the ledger has answered, the page has taken the answer in and 已保存 is painted. */
function watchSave(event: string, key?: string): void {
  const began = answered;
  waited = new Promise((resolve, reject) => {
    const heard = (happened: Event) => {
      if (key !== undefined && (happened as KeyboardEvent).key !== key) return;
      removeEventListener(event, heard, true);
      untilPainted(() => answered > began && saved()).then((end) => resolve(end - happened.timeStamp), reject);
    };
    addEventListener(event, heard, true);
  });
}
window.benchSave = { watch: watchSave, time: () => waited ?? Promise.reject(new Error('nothing is watched')) };
