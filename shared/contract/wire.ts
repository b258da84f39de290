import { z } from 'zod';
import type { AnyRow } from '../model/table.ts';
import { isTableName, type TableName } from '../model/tables.ts';
import type { Problem } from '../rules/rule.ts';

/** Shapes that several rooms' calls share. */
export const tableName = z.custom<TableName>((value) => typeof value === 'string' && isTableName(value), { error: '没有这张表' });
export const periodText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '月份写作 YYYY-MM' });
export const rowId = z.string().min(1).max(64);
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, { error: '需要文件内容' });
export const row = z.custom<AnyRow>((value) => typeof value === 'object' && value !== null && 'id' in value);
export const problem = z.custom<Problem>((value) => typeof value === 'object' && value !== null && 'rule' in value);
export const unitLevelName = z.enum(['city', 'county', 'township']);
export const nothing = z.object({});
