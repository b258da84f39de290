import type { AnyRow } from '../model/table.ts';

/** What of a Party organization says whether it still stood. */
export type EndedOn = Pick<AnyRow, 'id'> & { readonly ended_on?: unknown };

/**
 * Organizations as coverage sees them on a day: whoever is linked to a Party organization that had been 撤销 by then is no longer built nor covered
 * by it, whatever its row still says [COV-001].
 */
export function standingOn(organizations: Iterable<AnyRow>, parties: Iterable<EndedOn>, day: string): AnyRow[] {
  const ended = new Set([...parties].flatMap(({ id, ended_on: on }) => (typeof on === 'string' && on <= day ? [id] : [])));
  const isEnded = ({ party_organization: party }: AnyRow) => typeof party === 'string' && ended.has(party);
  return Array.from(organizations, (row) => (ended.size > 0 && isEnded(row) ? { ...row, party_organization: null } : row));
}
