import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import { standardGroups } from '#shared/standards/catalogue.ts';
import { demoGradeOf, scoreOf } from '#shared/standards/score.ts';
import { standardsBoard, subjectsOf } from '#shared/standards/standards-board.ts';
import { marksOf, type Subject, unitOf } from '#shared/standards/verdict.ts';
import { branchFacts, type Given, organizationFacts, rowOf } from '../../support/facts.ts';
import { judged, ledgerOf, momentOf, type Rows, shown, today } from './judging.ts';

const organization: Subject = { kind: 'organization', row: organizationFacts({ id: 'o1' as never }) };
const unit: Subject = { kind: 'unit', row: rowOf('unit', { code: '330802005', level: 'township' }) };
const mark = (given: Given<'standard_mark'>) => rowOf('standard_mark', { year: 2026, met: true, evidence: '照片', ...given });
const marks = (...given: readonly Given<'standard_mark'>[]): Rows => ({ standard_mark: given.map(mark) });

describe('a mark made by hand', () => {
  test('says what the ledger cannot, with the row behind it', () => {
    const verdict = judged('special_window', organization, marks({ item: 'special_window', organization: 'o1' }));
    expect(verdict).toMatchObject({ state: 'met', by: 'hand', reason: '照片', differs: false });
    expect(shown(verdict)).toBe('met standard_mark.evidence');
    expect(shown(judged('special_window', organization, marks({ item: 'special_window', organization: 'o1', met: false })))).toMatch(
      /^unmet/,
    );
  });
  test.each([
    ['of nobody', {}],
    ['of another organization', { organization: 'o2' }],
    ['of another year', { organization: 'o1', year: 2025 }],
    ['of another item', { organization: 'o1', item: 'special_system' }],
    ['that says neither way', { organization: 'o1', met: null }],
    ['of two subjects', { organization: 'o1', party_organization: 'b1' }],
  ] as const)('%s is none', (_, given) => {
    expect(judged('special_window', organization, marks({ item: 'special_window', ...given }))).toMatchObject({
      state: 'unmarked',
      by: null,
    });
  });
  test('of several, the latest counts', () => {
    const about = { item: 'special_window', organization: 'o1' } as const;
    const two = marks({ ...about, met: false, marked_on: '2026-09-01' }, { ...about, marked_on: '2026-03-01' });
    expect(judged('special_window', organization, two).state).toBe('unmet');
  });
  test('about the unit itself names neither', () => {
    expect(judged('red_hall', unit, marks({ item: 'red_hall' }))).toMatchObject({ state: 'met', by: 'hand' });
    expect(judged('red_hall', unit, { standard_mark: [{ ...mark({ item: 'red_hall' }), unit: '330802' }] }).state).toBe('unmarked');
  });
});

describe('where the ledger has a verdict of its own', () => {
  const item = 'six_mass_groups';
  const said = (met: boolean) => judged(item, organization, marks({ item, organization: 'o1', met }));
  test('it wins, and a mark that differs is told', () => {
    expect(said(true)).toMatchObject({ state: 'unmet', by: 'ledger', differs: true, mark: { met: true } });
    expect(said(false)).toMatchObject({ state: 'unmet', by: 'ledger', differs: false });
  });
  test('that nothing is asked leaves room for a mark', () => {
    const branch: Subject = { kind: 'party_organization', row: branchFacts({ id: 'b1' as never }) };
    expect(judged('dual_notice', branch).state).toBe('not_asked');
    expect(judged('dual_notice', branch, marks({ item: 'dual_notice', party_organization: 'b1' }))).toMatchObject({
      state: 'met',
      by: 'hand',
    });
  });
});

describe('五个有、信息化 of a unit', () => {
  const worker = (given: Given<'worker'> = {}) => ({ worker: [rowOf('worker', { kind: 'grid', ...given })] });
  const centre = (given: Given<'service_center'>) => ({ service_center: [rowOf('service_center', { level: 'township', ...given })] });
  test('有队伍 is a worker of its own in office', () => {
    expect(shown(judged('five_team', unit, worker()))).toBe('met worker.kind');
    expect(shown(judged('five_team', unit, worker({ ended_on: today })))).toBe('unmet');
    expect(shown(judged('five_team', unit, { worker: [{ ...rowOf('worker'), unit: '330802006' }] }))).toBe('unmet');
  });
  test('有阵地 is a centre of its own level', () => {
    expect(shown(judged('five_venue', unit, centre({})))).toBe('met service_center.level');
    expect(shown(judged('five_venue', unit, centre({ level: 'point' })))).toBe('unmet');
    expect(shown(judged('five_venue', unit, centre({ closed_on: today })))).toBe('unmet');
  });
  test('有数据库 is this ledger, with what it holds', () => {
    expect(judged('digital_database', unit, { organization: [organizationFacts()] })).toMatchObject({
      state: 'met',
      by: 'ledger',
      reason: '本台账就是两新组织党建数据库，现有本单位的两新组织 1 个、党组织 0 个。',
    });
  });
});

describe('scores', () => {
  test('what nobody marked is asked and not met; what is not asked or only counted is left out', () => {
    const verdicts = (['met', 'met', 'unmet', 'unmarked', 'not_asked', 'counted'] as const).map((state) => ({
      ...judged('special_window', organization),
      state,
    }));
    expect(scoreOf(verdicts)).toEqual({ met: 2, asked: 4 });
  });
  test.each([
    [5, 5, 'ready'],
    [4, 5, 'near'],
    [3, 5, undefined],
    [0, 0, undefined],
  ])('%i of %i', (met, asked, grade) => {
    expect(demoGradeOf({ met, asked })?.id).toBe(grade);
  });
});

describe('the matrix of a group', () => {
  const group = (id: string) => standardGroups.find((one) => one.id === id) ?? standardGroups[0];
  const social = organizationFacts({ category: 'new_social' });
  const rows: Rows = {
    unit: [unit.row],
    organization: [organization.row, social, organizationFacts({ status: 'suspended' })],
    party_organization: [branchFacts(), branchFacts({ ended_on: today })],
  };
  const idsOf = (id: string) => {
    const found = group(id);
    return found && subjectsOf(found, ledgerOf(rows), { today }).map(({ row }) => row.id);
  };
  test('asks live organizations of its category, standing Party organizations, units', () => {
    expect(idsOf('special')).toEqual(['o1', social.id]);
    expect(idsOf('social')).toEqual([social.id]);
    expect(idsOf('system')).toHaveLength(1);
    expect(idsOf('red')).toEqual([unit.row.id]);
    expect(unitOf(unit)).toBe('330802005');
  });
  test('adds up each item, and grades by all groups of the kind', () => {
    const found = group('social');
    const items = ['social_leaders', 'social_members', 'social_mechanism', 'social_results', 'social_honesty', 'social_public'] as const;
    const board =
      found &&
      standardsBoard(
        found,
        ledgerOf(rows),
        marksOf(items.map((item) => mark({ item, organization: social.id })) as unknown as readonly AnyRow[]),
        momentOf(),
      );
    expect(board?.totals.map(({ met }) => met)).toEqual([1, 1, 1, 1, 1, 1]);
    // six of 六个专, six of 六个有 and these six are asked of it
    expect(board?.lines).toMatchObject([{ score: { met: 6, asked: 6 }, whole: { met: 6, asked: 18 }, grade: undefined }]);
  });
});
