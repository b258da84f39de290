import { describe, expect, test } from 'vitest';
import copied from '#shared/rules/meeting/MTG-015-copied-minutes.ts';
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
  test('of a hundred records of one text, 99 are shown, each with the first', () => {
    const all = Array.from({ length: 100 }, (_, nth) =>
      meetingFacts({ branch: `b${nth}`, start: `2026-10-${String((nth % 20) + 10)}T14:00`, summary: original }),
    );
    const [earliest] = all;
    const found = all.map((meeting) => check(copied, meeting, { rows: { meeting: all.filter(({ id }) => id !== meeting.id) } }));
    expect(found.map((findings) => findings.length).filter((many) => many === 1)).toHaveLength(99);
    expect(new Set(found.flat().map(({ other }) => other?.id))).toEqual(new Set([earliest?.id]));
  });
  test('a threshold too low to tell texts apart is not taken', () => {
    expect(found({ summary: different }, { threshold: 0 })).toEqual([]);
  });
});
