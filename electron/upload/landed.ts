import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256Text } from '#shared/documents/manifest.ts';
import { parsedJson } from './server/parsed-json.ts';

/** A file that came whole: who sent it, its name in the folder, when. */
const landedNote = z.object({ unit: z.string(), sha256: sha256Text, name: z.string(), bytes: z.number(), at: z.iso.datetime() });
export type Landed = z.infer<typeof landedNote>;

/** Where an inbox remembers what ever came to it. */
export const landedFolder = (inbox: string): string => join(inbox, '.landed');
export const landedPath = (inbox: string, unit: string, sha256: string): string => join(landedFolder(inbox), `${unit}_${sha256}.json`);

/** What a note says; undefined where it is none. */
export function readLanded(path: string): Landed | undefined {
  const read = existsSync(path) ? landedNote.safeParse(parsedJson(readFileSync(path, 'utf8'))) : undefined;
  return read?.success ? read.data : undefined;
}
