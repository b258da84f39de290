import { expect, test } from 'vitest';
import { tableOf } from '#shared/model/tables.ts';
import required from '#shared/rules/row/ROW-001-required.ts';
import unread from '#shared/rules/row/ROW-002-unread.ts';
import { memberFacts, organizationFacts } from '../../support/facts.ts';

const organization = tableOf('organization');

test('ROW-001: each required field that is empty is an error on its cell', () => {
  expect(required.check(organizationFacts(), organization)).toEqual([]);
  const found = required.check(organizationFacts({ name: null, status: null }), organization);
  expect(found.map((finding) => finding.field)).toEqual(['name', 'status']);
  expect(found[0]?.message).toBe('没有填写“名称”；这一项必填，请补上。');
  expect(required.severity).toBe('error');
});

test('ROW-002: what could not be read is an error that quotes it and says how to write it', () => {
  const row = { ...organizationFacts(), registered_on: { unread: '2020年春' }, name: { unread: '？' } };
  expect(required.check(row, organization)).toEqual([]);
  const found = unread.check(row, organization);
  expect(found.map((finding) => finding.field)).toEqual(['name', 'registered_on']);
  expect(found[1]?.message).toBe('“登记日期”的内容“2020年春”不能识别，已按原样保留；请填到日，如 2026-03-05。');
  expect(unread.severity).toBe('error');
});

test('ROW-002: a short code list is told, and personal data is not repeated', () => {
  const status = unread.check({ ...organizationFacts(), status: { unread: '开着' } }, organization);
  expect(status[0]?.message).toContain('正常、停业、注销、迁出');
  const personal = unread.check({ ...memberFacts(), phone: { unread: '不详13800138000' } }, tableOf('member'));
  expect(personal[0]?.message).not.toContain('13800138000');
});
