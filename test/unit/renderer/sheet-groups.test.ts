import { expect, test } from 'vitest';
import { sheetNames } from '#shared/model/tables.ts';
import { sheetGroups } from '../../../renderer/app/sheet-groups.ts';

test('every sheet but 报送单位 stands in one group of the navigation', () => {
  const grouped = sheetGroups.flatMap(({ tables }) => tables);
  expect([...grouped].sort()).toEqual(sheetNames.filter((name) => name !== 'unit').sort());
});
