import type { AnyRow } from '../model/table.ts';
import type { FactsOf, TableName } from '../model/tables.ts';
import { type Colour, type WarningKind, warningKinds } from './warning-kinds.ts';
import type { ShownParameter, WarningRuleId } from './warning-rules.ts';

/** A cell that a warning rests on. */
export interface Behind {
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
}

/** What the ledger warns of now: computed, never stored, gone when the ledger no longer shows it. */
export interface Warning {
  readonly rule: WarningRuleId;
  readonly kind: WarningKind;
  readonly colour: Colour;
  /** The Party organization warned of; `unit` is the office that keeps it. */
  readonly id: string;
  readonly unit: string;
  /** The covered organization concerned, where the warning speaks of one. */
  readonly organization: string | null;
  /** The cell to open. */
  readonly field: string;
  /** Chinese: what is wrong and what to do. */
  readonly message: string;
  /** The civil date from which it is so; null where the ledger does not tell. */
  readonly since: string | null;
  /** The civil date from which it has stood in any colour: what ended before was about an earlier time. */
  readonly arose: string | null;
  readonly parameters: readonly ShownParameter[];
  /** The rows behind it; empty where the subject's own cell says all. */
  readonly behind: readonly Behind[];
}

/** Two warnings of one key are the same warning at two times. */
export const warningKey = ({ kind, id, organization }: Warning): string => [kind, id, organization ?? ''].join(' ');

type Found<K extends WarningKind> = Pick<Warning, 'message'> &
  Partial<Pick<Warning, 'since' | 'arose' | 'parameters' | 'behind' | 'organization' | 'field'>> & {
    readonly grade: keyof (typeof warningKinds)[K]['colours'] & string;
  };

/** A warning of a kind about a Party organization; its colour is that of its grade. */
export function warning<K extends WarningKind>(
  kind: K,
  row: Pick<FactsOf<'party_organization'>, 'id' | 'unit'>,
  { grade, ...found }: Found<K>,
): Warning {
  const { rule, field, colours } = warningKinds[kind];
  return {
    rule,
    kind,
    colour: (colours as Readonly<Record<string, Colour>>)[grade] ?? 'yellow',
    id: row.id,
    unit: row.unit,
    organization: null,
    field,
    since: null,
    arose: found.since ?? null,
    parameters: [],
    behind: [],
    ...found,
  };
}

/** The rows that warnings are computed from, as the ledger keeps them. */
export interface LedgerRows {
  readonly partyOrganizations: readonly AnyRow[];
  readonly organizations: Iterable<AnyRow>;
  readonly members: Iterable<AnyRow>;
  readonly meetings: Iterable<AnyRow>;
}
