import { isCreditCode } from '#shared/codes/credit-code.ts';
import { isUnread } from '#shared/model/field.ts';
import { normalizedName, plainText } from '#shared/model/plain-text.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { partOf, stageOf } from '../../intake/staging/stages.ts';
import { enrolledUnits } from '../enrolling/subordinate.ts';

/** Why a row of a register extract is sent to nobody. */
export type ExtractLeft = 'known' | 'nowhere' | 'faulty';

export interface RegisterExtract {
  /** Unit -> its new registrations, as rows of the table 两新组织. */
  readonly rows: ReadonlyMap<string, readonly AnyRow[]>;
  /** The same by the line they stand in. */
  readonly going: readonly { readonly line: number; readonly name: string; readonly unit: string }[];
  /** The extract's rows that go nowhere, by the line they stand in. */
  readonly left: readonly { readonly line: number; readonly name: string; readonly why: ExtractLeft }[];
}

/**
 * The new registrations in an extract from the market regulator: a workbook that is staged as 两新组织 here. A row goes to the unit that its 所属乡镇街道 names by
 * code or name; one whose credit code or name some unit reports already is not new. Throws STAGE-GONE, CALL-INVALID where the stage is no 两新组织.
 */
export function registerExtract(bookkeeping: Bookkeeping, stage: string): RegisterExtract {
  const part = partOf(stageOf(bookkeeping, stage), 'organization');
  const known = knownOrganizations(bookkeeping);
  const unitOf = unitNamed(bookkeeping);
  const rows = new Map<string, AnyRow[]>();
  const going: { line: number; name: string; unit: string }[] = [];
  const left: { line: number; name: string; why: ExtractLeft }[] = [];
  for (const { judgement, from, existing } of part.drafts) {
    if (!judgement || judgement.fate === 'left') continue;
    const { values } = judgement;
    const unit = unitOf(values.township);
    const whole = Object.entries(part.table.fields).every(
      ([key, { required }]) => !required || (values[key] !== null && !isUnread(values[key])),
    );
    const sound = whole && isCreditCode(String(values.credit_code));
    const why: ExtractLeft | undefined =
      existing || known(values) ? 'known' : !sound ? 'faulty' : unit === undefined ? 'nowhere' : undefined;
    const name = typeof values.name === 'string' ? values.name : '';
    const line = from[0].row;
    if (why !== undefined || unit === undefined) {
      left.push({ line, name, why: why ?? 'nowhere' });
      continue;
    }
    rows.set(unit, [...(rows.get(unit) ?? []), rowFor(unit, values)]);
    going.push({ line, name, unit });
  }
  return { rows, going, left };
}

/** What can stand in the unit's own ledger: links of this one lead nowhere there, and what could not be read says nothing. */
function rowFor(unit: string, values: AnyRow): AnyRow {
  const fields = Object.entries(tableOf('organization').fields).map(([key, { kind }]) => {
    const value = values[key] ?? null;
    return [key, kind === 'link' || kind === 'links' || isUnread(value) ? null : value] as const;
  });
  return { ...Object.fromEntries(fields), id: values.id, unit };
}

function knownOrganizations({ ledger }: Bookkeeping): (values: AnyRow) => boolean {
  const rows = ledger.rows('organization');
  const codes = new Set(rows.map(({ credit_code: code }) => code));
  const names = new Set(
    rows.filter(({ credit_code: code }) => !isCreditCode(String(code))).map(({ name }) => normalizedName(String(name))),
  );
  // a name says something only where no code does
  return ({ credit_code: code, name }) => codes.has(code) || names.has(normalizedName(String(name)));
}

/** The enrolled unit that a link or a text names: by code, by name, or with the county's name before it. */
function unitNamed(bookkeeping: Bookkeeping): (value: unknown) => string | undefined {
  const units = enrolledUnits(bookkeeping);
  return (value) => {
    const row = typeof value === 'string' ? bookkeeping.ledger.row('unit', value) : undefined;
    const text = plainText(String(row?.code ?? (isUnread(value) ? value.unread : (value ?? ''))));
    if (text === '') return undefined;
    const named = units.filter(({ code, name }) => text === code || text.endsWith(plainText(name)));
    return named.length === 1 ? named[0]?.code : undefined;
  };
}
