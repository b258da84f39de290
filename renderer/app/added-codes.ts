import { useMemo } from 'react';
import { localChoices, openLists } from '#shared/codes/local-codes.ts';
import { addedTo, type OptionsOf } from '../grid/editing/editors/editor-of.ts';
import { useRuleset } from './ruleset.ts';

/** What can be chosen on a sheet: rows that links lead to, and what the task file in force added to code lists. */
export function useOptionsWithAdded(optionsOf: OptionsOf): OptionsOf {
  const lists = useRuleset()?.lists;
  return useMemo(() => {
    const added = new Map(openLists.map((list) => [addedTo(list), localChoices(lists, list)]));
    return (table) => added.get(table) ?? optionsOf(table);
  }, [optionsOf, lists]);
}
