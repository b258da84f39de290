import { useState } from 'react';
import { addMonths } from '#shared/model/civil-date.ts';
import { useAsk } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { useNextRuleset } from '../../app/ruleset.ts';
import { draftOf, keepDraft, keptDraft } from '../task/draft.ts';

/** What is proposed until somebody writes otherwise [惯例]. */
const months = 6;
const usualTarget = '单独或联合组建党组织';

/** 下达: puts an organization of a unit below on the draft of the next 任务书. */
export function useLayDown(organization: string, name: string, today: string) {
  const journal = useJournal();
  const ruleset = useNextRuleset();
  const working = useAsk('bookkeeping.periods', {}).data?.working;
  // until the unit below has taken it and reported it, only the task knows
  const sent = useAsk('exchange.tasks', {}).data?.find(({ laid }) => laid.includes(organization));
  const [, redraw] = useState(0);
  const isLaid = keptDraft(journal)?.assignments.some((one) => one.organization === organization) ?? false;
  const layDown = () => {
    if (!ruleset || working === undefined || isLaid) return;
    const draft = keptDraft(journal) ?? draftOf(ruleset, working);
    const one = { organization, name, area_leader: '', due_on: addMonths(today, months), target: usualTarget };
    keepDraft(journal, { ...draft, assignments: [...draft.assignments, one] });
    redraw((times) => times + 1);
  };
  return { isLaid, sentIn: sent?.version, isReady: ruleset !== undefined && working !== undefined, layDown };
}
