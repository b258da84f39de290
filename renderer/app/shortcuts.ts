import { useEffect } from 'react';
import { useJournal, useJournalState } from './journal-context.tsx';
import { jumpTo } from './jump.ts';
import { useProblems } from './problems.ts';
import { go } from './route.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** F1 使用手册 · F8 / Shift+F8 下一个、上一个问题 · Ctrl+K 查找 · Ctrl+Z、Ctrl+Y 撤销、恢复 (outside of a text; the sheet has its own). */
export function useShortcuts(): void {
  const journal = useJournal();
  const { undo, redo } = useJournalState();
  const problems = useProblems();

  useEffect(() => {
    let at = -1;
    const step = (by: number) => {
      const open = problems.filter((problem) => problem.waived === undefined);
      if (open.length === 0) return;
      at = (at + by + open.length) % open.length;
      const problem = open[at];
      if (problem) jumpTo(problem.table, problem.id, problem.field);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const control = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const act =
        key === 'f1'
          ? () => go({ page: 'manual', chapter: undefined })
          : key === 'f8'
            ? () => step(event.shiftKey ? -1 : 1)
            : control && key === 'k'
              ? () => document.querySelector<HTMLInputElement>('.search-box input')?.focus()
              : control && key === 'z' && !event.shiftKey && !isTyping(event.target) && undo !== null
                ? () => void journal.undo().catch(() => undefined)
                : control && (key === 'y' || (key === 'z' && event.shiftKey)) && !isTyping(event.target) && redo !== null
                  ? () => void journal.redo().catch(() => undefined)
                  : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [journal, undo, redo, problems]);
}
