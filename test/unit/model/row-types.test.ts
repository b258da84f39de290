import { expectTypeOf, test } from 'vitest';
import type { RowId, Unread } from '#shared/model/field.ts';
import type { RowOf } from '#shared/model/tables.ts';

type Organization = RowOf<'organization'>;

test('row types are inferred from the description: a wrong field, code or link does not compile', () => {
  expectTypeOf<Organization['category']>().toEqualTypeOf<'new_economic' | 'new_social' | Unread | null>();
  expectTypeOf<Organization['staff_full']>().toEqualTypeOf<number | Unread | null>();
  expectTypeOf<Organization['has_union']>().toEqualTypeOf<boolean | Unread | null>();
  expectTypeOf<Organization['party_organization']>().toEqualTypeOf<RowId<'party_organization'> | Unread | null>();
  expectTypeOf<Organization>().not.toHaveProperty('nothing');
  expectTypeOf<'typo'>().not.toExtend<Organization['category']>();
  expectTypeOf<RowId<'member'>>().not.toExtend<Organization['party_organization']>();
});
