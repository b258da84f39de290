import { join } from 'node:path';
import { tableOf } from '#shared/model/tables.ts';
import { recordTables } from '../../electron/checking/running.ts';
import type { Bench } from './bench.ts';
import { type Desk, fill, largeTownship, makeDesk, month } from './desks.ts';
import { faultyRowsSql, isUnfilled, sharedValuesSql } from './yardstick.sql.ts';

const queries = recordTables.map((name) => ({ name, sql: [faultyRowsSql(tableOf(name)), ...sharedValuesSql(tableOf(name))] }));

/** Every row and value that breaks a column's constraint, found by SQLite. */
const broken = ({ books }: Desk): number =>
  queries.reduce((sum, { sql }) => sum + sql.reduce((found, one) => found + books.ledger.all(one).length, 0), 0);

/** Both sides must see the same rows, or the ratio says nothing: some are spoiled, counted by both, and mended again. */
function holdAgainstEachOther(desk: Desk): void {
  const { books } = desk;
  if (broken(desk) > 0) throw new Error(`SQLite finds ${broken(desk)} faults in a sound township`);
  const spoiled = books.ledger.rows('organization').slice(0, 20);
  const spoil = spoiled.map(({ id }, at) => ({ id, after: at % 2 === 0 ? { name: null } : { registered_on: '2020年春' } }));
  books.apply({
    origin: 'keyboard',
    label: '改坏',
    seq: 0,
    changes: spoil.map(({ id, after }) => ({ op: 'update', table: 'organization', id, before: {}, after })),
  });
  const ours = books.ledger.rows('organization').filter((row) => isUnfilled(tableOf('organization'), row)).length;
  const theirs = broken(desk);
  const told = books.check(month).problems.filter(({ rule }) => rule === 'ROW-001' || rule === 'ROW-002').length;
  books.undo();
  if (ours !== spoiled.length || theirs !== ours || told !== ours)
    throw new Error(`of ${spoiled.length} spoiled rows SQLite finds ${theirs}, the rules ${told}`);
}

export const bench: Bench = {
  name: 'yardstick',
  act: 'every rule over a large township (2,000 organizations, 100 branches, 10 months of meetings), problems stored',
  floor: 'the record constraints alone (required, type, enum, pattern, link, unique), by SQLite over the same rows',
  async prepare(folder) {
    const desk = makeDesk(join(folder, 'ledger'), { unit: '330802005', level: 'township', name: '新新街道' });
    fill(desk, largeTownship());
    holdAgainstEachOther(desk);
    return {
      act: () => desk.books.check(month),
      floor: () => broken(desk),
      close: () => desk.close(),
    };
  },
};
