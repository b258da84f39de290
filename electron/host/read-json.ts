import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';

/** A small file of our own, or undefined where it is missing, damaged or of another shape: for conveniences that are as good as absent then. */
export function readJson<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
