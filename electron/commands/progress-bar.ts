import type { Progress } from '#shared/contract/calls.ts';

const width = 24;

/** A bar on one line of the terminal, drawn over itself and wiped at the end; nothing at all where it is not wanted. */
export function progressBar(terminal: { out(text: string): void }, wanted: boolean): { show(progress: Progress): void; clear(): void } {
  let drawn = false;
  return {
    show({ done, total, label }) {
      if (!wanted) return;
      const part = total > 0 ? Math.min(1, done / total) : 0;
      const full = Math.round(part * width);
      terminal.out(`\r\u001b[K[${'█'.repeat(full)}${'░'.repeat(width - full)}] ${Math.round(part * 100)}% ${label}`);
      drawn = true;
    },
    clear() {
      if (drawn) terminal.out('\r\u001b[K');
    },
  };
}
