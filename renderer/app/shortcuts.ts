import { useEffect } from 'react';
import type { Problem } from '#shared/rules/rule.ts';
import { type PageAct, pageActOf } from '../keys/page-keys.ts';
import { showHistory } from './history-view.ts';
import { useJournal } from './journal-context.tsx';
import { jumpTo } from './jump.ts';
import { useProblemSet } from './problems.ts';
import { go } from './route.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The page's own keys, outside of the sheet: see keys/page-keys.ts. */
export function useShortcuts(): void {
  const journal = useJournal();
  const problems = useProblemSet();

  useEffect(() => {
    let at = -1;
    let walked: readonly Problem[] = [];
    const step = (by: number) => {
      // once the list changed the walk begins again
      if (walked !== problems.all()) at = -1;
      walked = problems.all();
      const open = walked.filter((problem) => problem.waived === undefined);
      if (open.length === 0) return;
      at = (at + by + open.length) % open.length;
      const problem = open[at];
      if (problem) jumpTo(problem.table, problem.id, problem.field);
    };
    const acts: Record<PageAct, () => void> = {
      keys: () => go({ page: 'manual', chapter: 'keys' }),
      search: () => document.querySelector<HTMLInputElement>('.search-box input')?.focus(),
      nextProblem: () => step(1),
      lastProblem: () => step(-1),
      undo: () => journal.state().undo !== null && void journal.undo().catch(() => undefined),
      redo: () => journal.state().redo !== null && void journal.redo().catch(() => undefined),
      history: showHistory,
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const act = pageActOf(event, isTyping(event.target));
      if (!act) return;
      event.preventDefault();
      acts[act]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [journal, problems]);
}
