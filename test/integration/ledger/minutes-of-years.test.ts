import { expect, test } from 'vitest';
import { makeLedger } from '../../support/ledger.ts';

const text =
  '会议传达学习了有关要求，通报了生产经营和安全检查情况，讨论研究了责任区划分、走访慰问和技能比武方案，与会党员逐一发言，一致同意由支部委员分头负责落实。';
const other =
  '组织党员到纪念馆参观，重温入党誓词，返程途中座谈，大家结合岗位谈体会，决定成立志愿服务小队，每周到社区帮助独居老人修理家电。';

/** A ledger with three meetings, and what MTG-015 says of them as ids. */
function copying() {
  const desk = makeLedger({ today: '2026-10-31' });
  const branch = desk.insert('party_organization', { name: '示例党支部', kind: 'branch' });
  const meeting = (id: string, start: string, summary: string) => desk.insert('meeting', { branch, kinds: '主题党日', start, summary }, id);
  meeting('m1', '2026-03-05 14:00', text);
  meeting('m2', '2026-04-05 14:00', text);
  meeting('m3', '2025-05-05 14:00', text);
  const found = () => desk.books.problems().problems.flatMap(({ rule, id, other }) => (rule === 'MTG-015' ? [`${id} ${other?.id}`] : []));
  return { ...desk, found };
}

test('an edit is held against the minutes kept in memory from edit to edit', () => {
  const { change, found } = copying();
  expect(found()).toEqual(['m2 m1']);
  change('meeting', 'm3', { start: '2026-02-05 14:00' });
  expect(found()).toEqual(['m1 m3', 'm2 m3']);
  change('meeting', 'm3', { summary: other });
  expect(found()).toEqual(['m2 m1']);
  change('meeting', 'm1', { start: '2025-03-05 14:00' });
  expect(found()).toEqual([]);
  change('meeting', 'm3', { start: '2025-06-05 14:00', summary: text });
  expect(found()).toEqual(['m3 m1']);
});

test('what is refused and rolled back is not remembered', () => {
  const { apply, change, found, row } = copying();
  expect(() =>
    apply([
      { op: 'update', table: 'meeting', id: 'm1', before: {}, after: { summary: other } },
      { op: 'update', table: 'meeting', id: 'nobody', before: {}, after: { summary: other } },
    ]),
  ).toThrow(expect.objectContaining({ code: 'EDIT-MISSING' }));
  expect(row('meeting', 'm1')?.summary).toBe(text);
  change('meeting', 'm2', { summary: `${text}会后公示。` });
  expect(found()).toEqual(['m2 m1']);
});

test('a row that is deleted, or comes back, is held against the others', () => {
  const { apply, books, found } = copying();
  apply([{ op: 'delete', table: 'meeting', id: 'm1', before: {} }]);
  expect(found()).toEqual([]);
  books.undo();
  expect(found()).toEqual(['m2 m1']);
});
