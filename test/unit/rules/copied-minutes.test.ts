import { describe, expect, test } from 'vitest';
import copied from '#shared/rules/meeting/MTG-015-copied-minutes.ts';
import { likeness, minutesBands, sketchOf } from '#shared/rules/meeting/minutes-likeness.ts';
import { check, type Given, meetingFacts } from '../../support/facts.ts';

const original =
  '会议传达学习了关于加强基层党组织建设的有关要求，通报了三季度生产经营和安全检查情况，讨论研究了党员责任区划分、困难职工走访慰问和技能比武方案，与会党员逐一发言，一致同意由支部委员分头负责落实，并在下月主题党日上报告进展。';
const copy = original.replace('三季度', '2 季度').replace('下月', '11月').replaceAll('，', ' ,');
const different =
  '组织党员到革命纪念馆参观，重温入党誓词，讲解员介绍了当地武装斗争的历史；返程途中座谈，大家结合车间岗位谈体会，决定成立志愿服务小队，每周到社区帮助独居老人修理家电、打扫卫生。';

const first = meetingFacts({ branch: 'one', start: '2026-03-05T14:00', agenda: '三月学习', summary: original });
const found = (given: Given<'meeting'>, parameters = {}) =>
  check(copied, meetingFacts({ branch: 'two', start: '2026-10-15T14:00', summary: copy, ...given }), {
    parameters,
    rows: { meeting: [first] },
  });

describe('MTG-015', () => {
  test('minutes that differ in dates, digits and punctuation alone are copies; the other record is shown', () => {
    const [finding] = found({});
    expect(finding).toMatchObject({ field: 'summary', other: { table: 'meeting', id: first.id } });
    expect(finding?.message).toMatch(/2026-03-05 的组织生活“三月学习”相似 9\d%/);
    expect(copied.severity).toBe('warning');
  });
  test('minutes about something else are not', () => {
    expect(found({ summary: different })).toEqual([]);
    expect(found({ summary: original.slice(0, 50) + different.slice(0, 50) })).toEqual([]);
  });
  test('only within the unit and the year, and only at the later one', () => {
    expect(found({ unit: '330802006' })).toEqual([]);
    expect(found({ start: '2027-01-15T14:00' })).toEqual([]);
    expect(found({ start: '2026-03-04T14:00' })).toEqual([]);
  });
  test('rows of one event are not copies of each other', () => {
    expect(found({ branch: 'one', start: '2026-03-05T14:00', id: 'z' })).toEqual([]);
  });
  test('the threshold is the county’s', () => {
    expect(found({}, { threshold: 1 })).toEqual([]);
    expect(found({ summary: original }, { threshold: 1 })).toHaveLength(1);
  });
  test('a few words are never a copy', () => {
    const short = meetingFacts({ branch: 'one', start: '2026-03-05T14:00', summary: '学习党章，交流体会。' });
    const again = meetingFacts({ branch: 'two', start: '2026-10-15T14:00', summary: '学习党章，交流体会。' });
    expect(check(copied, again, { rows: { meeting: [short] } })).toEqual([]);
  });
});

test('minutes nine tenths alike share a band: a text with every 24th letter changed, two hundred times', () => {
  const letters = [...different];
  let compared = 0;
  let missed = 0;
  for (let round = 0; round < 200; round++) {
    const changed = letters
      .map((letter, at) => ((at + round) % 24 === 0 ? String.fromCodePoint(0x4e00 + ((at * 37 + round * 101) % 20000)) : letter))
      .join('');
    const [one, other] = [different, changed].map((summary) => meetingFacts({ summary }));
    if (!one || !other || likeness(sketchOf(one), sketchOf(other), 0.9) < 0.9) continue;
    compared++;
    const bands = minutesBands(other);
    if (!minutesBands(one).some((band, at) => band === bands[at])) missed++;
  }
  expect(compared).toBeGreaterThan(100);
  expect(missed).toBeLessThanOrEqual(1);
});
