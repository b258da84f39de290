// The floor of Enter to durable: a bare textarea, one request to a bare server that commits one row, and the word that says so.
import { untilPainted } from './painted.ts';
import './saving.ts';

const area = document.createElement('textarea');
const state = document.createElement('output');
document.body.append(area, state);
area.focus();
area.addEventListener('keydown', async (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  state.textContent = '';
  const reply = await fetch('/commit', { method: 'POST', body: JSON.stringify({ text: area.value }) });
  state.textContent = reply.ok ? '已保存' : '未能保存';
  area.value = '';
});

let waited: Promise<number> | undefined;
window.benchSave = {
  watch(name) {
    waited = new Promise((resolve, reject) => {
      addEventListener(
        name,
        (event) => {
          untilPainted(() => state.textContent === '已保存').then((end) => resolve(end - event.timeStamp), reject);
        },
        { once: true },
      );
    });
  },
  time: () => waited ?? Promise.reject(new Error('nothing is watched')),
};
