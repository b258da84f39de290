import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { z } from 'zod';
import { parsedJson } from './parsed-json.ts';

const info = z.object({
  id: z.string(),
  size: z.number(),
  metadata: z.record(z.string(), z.string().nullable()).optional(),
  creation_date: z.string().optional(),
});

/** An upload that is not finished, or has not landed. */
export interface Unfinished {
  readonly id: string;
  readonly unit: string;
  readonly size: number;
  readonly sha256: string;
  readonly filename: string | null;
  readonly created: string;
  /** Its part on the disk; undefined where the part is gone. */
  readonly offset: number | undefined;
}

const idPattern = /^(\d{6}(?:\d{3})?)-[0-9a-f]{32}$/;
/** Whose upload an id stands for; undefined where it is none of ours. */
export const unitOfUpload = (id: string): string | undefined => idPattern.exec(id)?.[1];

/** Answers the tus server gives in place of its own. */
export const answers = {
  full: { status_code: 507, body: 'no space left\n' },
  notYours: { status_code: 404, body: 'no such upload\n' },
  /** To be begun anew. */
  gone: { status_code: 410, body: 'no longer here\n' },
  tooMany: { status_code: 429, body: 'too many at once\n' },
} as const;

/** The tus store of what is under way. Where the disk is full, the part gives its space back. */
export class InboxStore extends FileStore {
  readonly #hasSpace: () => Promise<boolean>;

  constructor(directory: string, patience: number, hasSpace: () => Promise<boolean>) {
    super({ directory, expirationPeriodInMilliseconds: patience });
    this.#hasSpace = hasSpace;
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    try {
      return await super.write(readable, id, offset);
    } catch (error) {
      if (await this.#hasSpace()) throw error;
      this.drop(id);
      throw answers.full;
    }
  }

  part = (id: string) => join(this.directory, id);

  drop(id: string): void {
    rmSync(this.part(id), { force: true });
    this.forget(id);
  }

  /** The part has gone its way; what was noted of it goes too. */
  forget(id: string): void {
    rmSync(join(this.directory, `${id}.json`), { force: true });
  }

  /** One upload as it stands on the disk; undefined where there is none of this id. */
  unfinished(id: string): Unfinished | undefined {
    const unit = unitOfUpload(id);
    const path = join(this.directory, `${id}.json`);
    if (unit === undefined || !statSync(path, { throwIfNoEntry: false })) return undefined;
    const read = info.safeParse(parsedJson(readFileSync(path, 'utf8')));
    if (!read.success) return { id, unit, size: Number.NaN, sha256: '', filename: null, created: '', offset: undefined };
    const { size, metadata, creation_date: created = '' } = read.data;
    const offset = statSync(this.part(id), { throwIfNoEntry: false })?.size;
    return { id, unit, size, sha256: metadata?.sha256 ?? '', filename: metadata?.filename ?? null, created, offset };
  }

  /** All of them, oldest first. */
  all(): Unfinished[] {
    const ids = readdirSync(this.directory).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -5)] : []));
    const found = ids.flatMap((id) => this.unfinished(id) ?? []);
    return found.sort((one, other) => (one.created < other.created ? -1 : one.created > other.created ? 1 : 0));
  }
}

// the library makes its folder while nobody waits for it, and ends the process where it cannot; Landing has made it before
Object.defineProperty(InboxStore.prototype, 'checkOrCreateDirectory', { value: () => undefined });
