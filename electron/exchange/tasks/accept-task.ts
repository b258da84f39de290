import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { taskRead, taskTaken } from '#shared/contract/exchange.ts';
import type { LaidAssignment } from '#shared/documents/task-assignments.ts';
import { type TaskContent, taskContent } from '#shared/documents/task-content.ts';
import { taskPaths } from '#shared/documents/task-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import { rulesetDifferences } from '#shared/standards/ruleset-difference.ts';
import { catalogueVersion } from '#shared/standards/settable-rules.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { foundingStamp } from '../../bookkeeping/founding.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { taskDocument } from '../documents/task.ts';
import { checkResources, type DocumentFile, openDocument, signatureOf } from '../envelope/open.ts';
import { parseStrictJson } from '../envelope/strict-json.ts';
import { trustFromAbove } from '../receiving/trust.ts';
import { laidHere, takeAssignments } from './laid-assignments.ts';
import { latestVersion, rulesetOfTask } from './tasks.ts';

interface OpenedTask {
  readonly id: string;
  readonly issuer: { readonly code: string; readonly name: string };
  readonly version: number;
  readonly from: string;
  readonly issued: string;
  readonly notice: string;
  readonly ruleset: Ruleset;
  readonly assignments: readonly LaidAssignment[];
}

/**
 * What the superior's 任务书 would change here, before it takes force; writes nothing.
 * Throws the codes of opening and of chains, TASK-NEWER, TASK-CONTENT, TASK-OLD where the version is not above the one at hand.
 */
export async function readTask(bookkeeping: Bookkeeping, file: DocumentFile): Promise<z.infer<typeof taskRead>> {
  return described(bookkeeping, await openTask(bookkeeping, file));
}

/** Puts the superior's 任务书 in force from its month on, makes the rows of 两包三定 that it lays down, and checks the working month again. The same one again changes nothing. Throws what reading it throws. */
export async function acceptTask(bookkeeping: Bookkeeping, file: DocumentFile): Promise<z.infer<typeof taskTaken>> {
  const task = await openTask(bookkeeping, file);
  const read = described(bookkeeping, task);
  if (read.taken) {
    const { errors, warnings } = bookkeeping.problems();
    return { ...read, errors, warnings };
  }
  const { id, ruleset, assignments: _laid, ...body } = task;
  const name = `${task.issuer.code}_task_v${task.version}.${taskDocument.extension}`;
  const { errors, warnings } = bookkeeping.atomically(() => {
    const stamp = foundingStamp(bookkeeping.registers);
    bookkeeping.takeTask(id, { ...body, taken: bookkeeping.clock.now(), name, ruleset, ...stamp }, file.bytes);
    takeAssignments(bookkeeping, read.assignments, { issuer: task.issuer.name, version: task.version });
    return bookkeeping.problems();
  });
  return { ...read, errors, warnings };
}

function described(bookkeeping: Bookkeeping, { ruleset, assignments, ...task }: OpenedTask): z.infer<typeof taskRead> {
  const taken = bookkeeping.registers.get('task', task.id) !== undefined;
  const differences = taken ? [] : rulesetDifferences(bookkeeping.ownRuleset(task.from), ruleset);
  return { ...task, taken, differences, assignments: taken ? [] : laidHere(bookkeeping, assignments) };
}

async function openTask(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OpenedTask> {
  const { identity } = await deskKeys(bookkeeping);
  const { manifest: found, contents } = await openDocument(file, taskDocument, identity);
  const { manifest } = found;
  await trustFromAbove(bookkeeping, signatureOf(contents, found), manifest['lx:unit'].code);
  checkResources(contents, manifest, true);
  const { code, name } = manifest['lx:unit'];
  const { id, created: issued, 'lx:version': version, 'lx:from': from } = manifest;
  const content = readContent(contents.get(taskPaths.content));
  const current = latestVersion(bookkeeping, code);
  const ruleset = rulesetOfTask({ id, version }, content);
  const same = isDeepStrictEqual(bookkeeping.registers.get('task', id)?.body.ruleset, ruleset);
  if (version <= current && !same) throw new LedgerError('TASK-OLD', { version, current });
  return { id, issuer: { code, name }, version, from, issued, notice: content.notice, ruleset, assignments: content.assignments ?? [] };
}

function readContent(bytes: Uint8Array | undefined): TaskContent {
  if (!bytes) throw new LedgerError('DOC-ENTRIES', { path: taskPaths.content });
  const json = parseStrictJson(bytes);
  // what a later catalogue names cannot be judged here
  const written = taskContent.shape.catalogue.safeParse((json as { catalogue?: unknown } | null)?.catalogue);
  if (written.success && written.data > catalogueVersion) throw new LedgerError('TASK-NEWER');
  const read = taskContent.safeParse(json);
  if (!read.success) throw new LedgerError('TASK-CONTENT', { reason: reasonOf(read.error.issues[0]) });
  return read.data;
}

const reasonOf = (issue: z.core.$ZodIssue | undefined): string =>
  issue?.code === 'custom' ? issue.message : `${issue?.path.join('/') ?? ''}`;
