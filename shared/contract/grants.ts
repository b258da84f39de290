import { z } from 'zod';
import { grantActs } from '../documents/grant-manifest.ts';
import { call } from './call.ts';
import { bytes, nothing, periodText } from './wire.ts';

const file = z.object({ name: z.string(), bytes });
/** A 批复 as people are told of it. */
export const grantShown = z.object({
  id: z.string(),
  issuer: z.string(),
  unit: z.string(),
  unitName: z.string(),
  act: z.enum(grantActs),
  period: z.string(),
  number: z.number(),
  /** The new due day of 延期. */
  due: z.string().nullable(),
  /** The revision that may be amended. */
  revision: z.number().nullable(),
  reason: z.string(),
  issued: z.string(),
  name: z.string(),
});
export type GrantShown = z.infer<typeof grantShown>;

const about = {
  unit: z.string().regex(/^\d{6}(\d{3})?$/, { error: '单位代码为六位或九位数字' }),
  period: periodText,
  reason: z.string().trim().min(1, { error: '请写明理由' }).max(500),
};
/** What a desk grants a unit directly below: a later due day, or that it may amend the month as received. */
export const grantOrder = z.discriminatedUnion('act', [
  z.object({ act: z.literal('extend'), ...about, due: z.iso.date({ error: '日期写作 YYYY-MM-DD' }) }),
  z.object({ act: z.literal('reopen'), ...about }),
]);
export type GrantOrder = z.infer<typeof grantOrder>;

export const grantCalls = {
  /** Those issued and those given, the latest first. */
  'exchange.grants': call(nothing, z.array(grantShown)),
  'exchange.issueGrant': call(grantOrder, file.extend({ grant: grantShown })),
  'exchange.grantFile': call(z.object({ id: z.string().max(64) }), file),
  /** `taken`: it was in force here already. */
  'exchange.acceptGrant': call(file, grantShown.extend({ taken: z.boolean() })),
};
