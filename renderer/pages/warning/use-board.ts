import { useMemo } from 'react';
import { chinaDate } from '#shared/model/china-time.ts';
import { monthOf } from '#shared/model/civil-date.ts';
import { type AidBoard, aidBoard } from '#shared/warning/aid-board.ts';
import { warningsOf } from '#shared/warning/warnings.ts';
import { useAsk } from '../../app/host-context.tsx';
import type { RowSet } from '../../app/row-set.ts';
import { useLiveRowSets } from '../../app/rows.ts';
import { parametersOwner } from '../../app/ruleset.ts';

export type RowSets = ReadonlyMap<string, RowSet>;
const readTables = ['party_organization', 'organization', 'member', 'meeting', 'visit_aid', 'unit'] as const;

export interface LiveBoard {
  readonly board: AidBoard;
  /** The rows that it is made from, for names and what lies behind. */
  readonly sets: RowSets;
  readonly today: string;
  /** Where the parameters in force come from, for people. */
  readonly parametersFrom: string;
}

/** The warnings of this moment and what is done about each, reckoned anew with every change of a row; undefined until all is read. */
export function useBoard(): LiveBoard | undefined {
  const sets = useLiveRowSets(readTables);
  const today = chinaDate(new Date());
  const ruleset = useAsk('exchange.ruleset', { period: monthOf(today) }).data;
  const [partyOrganizations, organizations, members, meetings, aids] = readTables.map((table) => sets.get(table));
  const versions = [partyOrganizations, organizations, members, meetings].map((set) => set?.version()).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sets stay the same while their rows change
  const warnings = useMemo(() => {
    if (!partyOrganizations || !organizations || !members || !meetings || !ruleset) return undefined;
    const rows = {
      partyOrganizations: [...partyOrganizations.byId.values()],
      organizations: organizations.byId.values(),
      members: members.byId.values(),
      meetings: meetings.byId.values(),
    };
    return warningsOf(rows, { today, parameters: ruleset.parameters });
  }, [partyOrganizations, organizations, members, meetings, versions, ruleset, today]);
  const aidVersion = aids?.version();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set stays the same while its rows change
  const board = useMemo(
    () => (warnings && aids ? aidBoard(warnings, aids.byId.values(), today) : undefined),
    [warnings, aids, aidVersion, today],
  );
  const parametersFrom = ruleset ? parametersOwner(ruleset) : '';
  return useMemo(
    () => (board && sets.has('unit') ? { board, sets, today, parametersFrom } : undefined),
    [board, sets, today, parametersFrom],
  );
}
