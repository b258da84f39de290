import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { Sheet } from '../../../../renderer/grid/sheet.tsx';
import type { SheetProps } from '../../../../renderer/grid/sheet-props.ts';
import { labelOf, partyOrganizations, table, typedColumn, unit } from './rows.ts';
import { stand } from './stand.ts';

const problemEvery = 50;
const options = (of: string) => (of === 'party_organization' ? partyOrganizations : nothing);
const nothing: { id: string; label: string }[] = [];
let rows: readonly AnyRow[] = [];
let problems: readonly Problem[] = [];
let made = 0;

const cellAt = (row: number, column: string) => document.querySelector(`.sheet-line[row-index="${row}"] .sheet-cell[col-id="${column}"]`);
const textIn = (row: number, column: string) => cellAt(row, column)?.textContent ?? '';

/** A ledger that takes everything as it is: what the real one costs is measured against the real one. */
async function apply(batch: Parameters<SheetProps['apply']>[0]): Promise<BatchReply> {
  const written = batch.changes.flatMap((change) =>
    'id' in change && 'after' in change ? [{ table: change.table, row: { unit, ...change.after, id: change.id } }] : [],
  );
  const empty = { removed: [], problems: { appeared: [], gone: [] }, undo: null, redo: null };
  return { seq: batch.seq ?? 0, batch: 1, label: batch.label, rows: written, ...empty };
}

stand({
  take(given) {
    rows = given;
    problems = given
      .filter((_, index) => index % problemEvery === 0)
      .map(({ id }) => ({
        rule: 'ORG-005',
        severity: 'warning',
        table,
        id,
        field: 'staff_full',
        message: '职工人数与上月相差较大；请核对。',
      }));
  },
  mount: (place) =>
    createRoot(place).render(
      createElement(Sheet, {
        table,
        rows,
        problems,
        labelOf,
        optionsOf: options,
        apply,
        newId: () => `new-${++made}`,
        unit,
        today: '2026-11-03',
      }),
    ),
  drawn: () => textIn(0, 'name') !== '' && textIn(0, typedColumn) !== '' && textIn(15, typedColumn) !== '',
  scroller: () => found('.sheet-rows'),
  cell: () => found(`.sheet-line[row-index="0"] .sheet-cell[col-id="${typedColumn}"]`).getBoundingClientRect(),
  start: () => found('.sheet-line[row-index="0"] .sheet-cell[col-id="name"]').getBoundingClientRect(),
  typed: () => document.querySelector<HTMLTextAreaElement>('.sheet-capture')?.value ?? '',
  firstName: () => textIn(0, 'name'),
  sorter: () => document.querySelector('.ag-header-cell[col-id="name"] .ag-sort-indicator-container'),
  // the line between two rows belongs to one of them
  textAt: ({ x, y }) => Boolean(document.elementFromPoint(x, y)?.closest('.sheet-line')?.textContent),
});

function found(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}
