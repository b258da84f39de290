import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import { type CatalogueItem, itemsOf, titleIn } from '#shared/standards/catalogue.ts';
import { groupsInForce, withItem } from '#shared/standards/catalogue-in-force.ts';
import { rulesetDifferences } from '#shared/standards/ruleset-difference.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { standardsBoard } from '#shared/standards/standards-board.ts';
import { marksOf } from '#shared/standards/verdict.ts';
import { organizationFacts, rowOf } from '../../support/facts.ts';
import { ledgerOf, momentOf } from './judging.ts';

const added = { title: '党员先锋岗', group: 'special', wording: '挂牌的照片' };
const given = {
  ...shipped,
  standards: { special_window: { off: true }, special_place: { title: '专用场所', wording: '场所的产权或租约' } },
  lists: { standard_item: [added, { ...added, title: '旧项', retired: true }] },
} as const;
const special = (ruleset: Parameters<typeof groupsInForce>[0]) => {
  const group = groupsInForce(ruleset).find(({ id }) => id === 'special');
  if (!group) throw new Error('六个专 is not in force');
  return group;
};

describe('the catalogue in force', () => {
  test('is the shipped one where the task file says nothing', () => {
    expect(groupsInForce(shipped).map(itemsOf)).toEqual(groupsInForce({ standards: {}, lists: {} }).map(itemsOf));
    expect(itemsOf(special(shipped))).toHaveLength(6);
  });

  test('leaves out what is off or retired, and has what is added, as it is named and worded', () => {
    const group = special(given);
    expect(itemsOf(group).map((item) => titleIn(group, item))).toEqual([
      '专人负责',
      '专用场所',
      '专项制度',
      '专门载体',
      '专用经费',
      '党员先锋岗',
    ]);
    expect(group.proofs.special_place).toBe('场所的产权或租约');
    expect(group.proofs['local:党员先锋岗']).toBe('挂牌的照片');
  });

  test('has no group that is left without items', () => {
    const standards = Object.fromEntries(['red_column', 'red_bulletin', 'red_hall'].map((item) => [item, { off: true }] as const));
    expect(groupsInForce({ standards }).map(({ id }) => id)).not.toContain('red');
  });

  test('is what the board judges by: an added item is marked by hand, one that is off counts no more', () => {
    const row = organizationFacts();
    const marks = (['special_window', 'local:党员先锋岗'] as CatalogueItem[]).map((item) =>
      rowOf('standard_mark', { item: item as 'special_window', organization: row.id, year: 2026, met: true, evidence: '照片' }),
    );
    const board = standardsBoard(
      special(given),
      ledgerOf({ organization: [row] }),
      marksOf(marks as unknown as readonly AnyRow[]),
      momentOf(),
      groupsInForce(given),
    );
    const [line] = board.lines;
    expect(line?.verdicts.map(({ item }) => item)).not.toContain('special_window');
    expect(line?.verdicts.at(-1)).toMatchObject({ item: 'local:党员先锋岗', state: 'met', by: 'hand', reason: '照片' });
    expect(line?.score.asked).toBe(6);
  });
});

test('the differences say what is new, out of force, named or worded otherwise', () => {
  expect(rulesetDifferences(shipped, given).map(({ title, before, after }) => [title, before, after])).toEqual([
    ['六个专“专门场所”的名称', '专门场所', '专用场所'],
    ['六个专“专门场所”凭什么', '它的党组织填有活动场所面积或场所使用；没有党组织的手工评定', '场所的产权或租约'],
    ['六个专“专门橱窗”', '在用', '停用'],
    ['衢州标准项“党员先锋岗”', '无', '六个专 · 手工评定：挂牌的照片'],
    ['衢州标准项“旧项”', '无', '停用'],
  ]);
  expect(rulesetDifferences(given, given)).toEqual([]);
});

test('what is written back as shipped is no change', () => {
  const once = withItem({}, 'red_hall', { off: true });
  expect(once).toEqual({ red_hall: { off: true } });
  expect(withItem(once, 'red_hall', { off: undefined })).toEqual({});
});
