import { z } from 'zod';
import { periodText } from '../contract/wire.ts';
import { unitCode } from '../documents/manifest.ts';

/** A unit that a month was asked of and whose package of it had not been received: its rows are those of `latest`, the last month that was; null where none was. */
export const longestUnitName = 100;
export const unitNotReceived = z.object({ code: unitCode, name: z.string().min(1).max(longestUnitName), latest: periodText.nullable() });
export type UnitNotReceived = z.infer<typeof unitNotReceived>;

const monthText = (period: string) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;

/** The units by name, each with the month that its rows are of: 双港街道（2026年9月的数据）、荷花街道（还没有数据）. */
export const notReceivedNames = (units: readonly UnitNotReceived[]): string =>
  units.map(({ name, latest }) => `${name}（${latest === null ? '还没有数据' : `${monthText(latest)}的数据`}）`).join('、');
