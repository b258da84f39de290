import { useMemo } from 'react';
import type { RulesetShown } from '#shared/contract/exchange.ts';
import { type BuildingBoard, buildingBoard } from '#shared/coverage/building-board.ts';
import { coverageOf } from '#shared/coverage/coverage.ts';
import { standingOn } from '#shared/coverage/standing.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import type { RowSet } from '../../app/row-set.ts';
import { useLiveRowSets } from '../../app/rows.ts';
import { useRuleset } from '../../app/ruleset.ts';

export interface LiveBuildingBoard {
  readonly board: BuildingBoard;
  readonly ruleset: RulesetShown;
  /** The rows that it is made from, for names. */
  readonly sets: ReadonlyMap<string, RowSet>;
}

/** 应建未建 of this moment with who is to build there, reckoned anew with every change of a row; undefined until all is read [COV-002]. */
export function useBuildingBoard(): LiveBuildingBoard | undefined {
  const sets = useLiveRowSets(['organization', 'party_organization', 'assignment', 'unit']);
  const ruleset = useRuleset();
  const today = chinaDate(new Date());
  const [organizations, parties, assignments] = [sets.get('organization'), sets.get('party_organization'), sets.get('assignment')];
  const versions = `${organizations?.version()} ${parties?.version()} ${assignments?.version()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sets stay the same while their rows change
  const board = useMemo(() => {
    if (!organizations || !parties || !assignments || !ruleset) return undefined;
    const rows = standingOn(organizations.byId.values(), parties.byId.values(), today);
    const { dueOpen } = coverageOf(rows, ruleset.criteria);
    return buildingBoard(dueOpen, assignments.byId.values(), new Map(rows.map((row) => [row.id, row])), today);
  }, [organizations, parties, assignments, versions, ruleset, today]);
  return useMemo(() => (board && ruleset && sets.has('unit') ? { board, ruleset, sets } : undefined), [board, ruleset, sets]);
}
