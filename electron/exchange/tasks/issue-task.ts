import { titleOf } from '#shared/codes/code-list.ts';
import type { LocalEntries } from '#shared/codes/local-codes.ts';
import { unitLevel } from '#shared/codes/party-codes.ts';
import type { LaidAssignment } from '#shared/documents/task-assignments.ts';
import { type TaskContent, type TaskOrder, taskContent } from '#shared/documents/task-content.ts';
import { taskPaths } from '#shared/documents/task-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import { catalogueVersion, settableRule } from '#shared/standards/settable-rules.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskChain, deskKeys, deskUnit } from '../../keys/desk-keys.ts';
import { levelBelow } from '../../keys/subordination.ts';
import { taskDocument } from '../documents/task.ts';
import { describeResource, manifestBytes, type SealedFile, seal } from '../envelope/seal.ts';
import { headOf } from '../head.ts';
import { assignmentsToLay } from './laid-assignments.ts';
import { latestVersion, nextRuleset, rulesetOfTask } from './tasks.ts';

/**
 * Issues a 任务书 for the units directly under this desk, and puts it in force here: what is received is judged by what was asked.
 * Throws LEDGER-LEVEL for a township, CALL-INVALID for 两包三定 that cannot be laid down, TASK-OLD for a version that is not above the last one issued.
 */
export async function issueTask(bookkeeping: Bookkeeping, order: TaskOrder): Promise<SealedFile & { id: string; version: number }> {
  const unit = deskUnit(bookkeeping);
  const keys = await deskKeys(bookkeeping);
  const chain = levelBelow(unit.level) && (await deskChain(bookkeeping, keys));
  if (!chain) throw new LedgerError('LEDGER-LEVEL', { level: titleOf(unitLevel, unit.level), act: '下发任务书' });
  const version = order.version ?? latestVersion(bookkeeping, unit.code) + 1;
  requireLater(bookkeeping, unit.code, version);
  const assignments = assignmentsToLay(bookkeeping, order.assignments ?? []);
  const content = contentOf(order, nextRuleset(bookkeeping, order.from), assignments);
  const entry = { path: taskPaths.content, bytes: new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`) };
  const manifest = {
    ...headOf(bookkeeping, taskDocument, {
      name: `${unit.code}_task_v${version}`,
      title: `${unit.name}任务书第 ${version} 版（${order.from} 起）`,
    }),
    'lx:version': version,
    'lx:from': order.from,
    resources: [describeResource('task', entry, { format: 'json', mediatype: 'application/json', encoding: 'utf-8' })],
  };
  const bytes = await seal({
    manifest: manifestBytes(manifest),
    resources: [entry],
    signer: { privateKey: keys.privateKey, chain },
    at: manifest.created,
    recipients: null,
  });
  const { id, created } = manifest;
  // another may have been issued while this one was sealed
  requireLater(bookkeeping, unit.code, version);
  const name = `${manifest.name}.${taskDocument.extension}`;
  const body = { issuer: { code: unit.code, name: unit.name }, version, from: order.from, issued: created, taken: created, name };
  const laid = assignments.length > 0 && { laid: assignments.map(({ organization }) => organization) };
  bookkeeping.takeTask(id, { ...body, notice: content.notice, ruleset: rulesetOfTask({ id, version }, content), ...laid }, bytes);
  return { name, bytes, id, version };
}

function requireLater(bookkeeping: Bookkeeping, issuer: string, version: number): void {
  const current = latestVersion(bookkeeping, issuer);
  if (version <= current) throw new LedgerError('TASK-OLD', { version, current });
}

/** What the order leaves out is as it is in force; of that, only what this program still knows. */
function contentOf(order: TaskOrder, inForce: Ruleset, assignments: readonly LaidAssignment[]): TaskContent {
  const known = <T>(of: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(of).filter(([id]) => settableRule(id)));
  const standards = order.standards ?? inForce.standards ?? {};
  const dueDates = order.dueDates ?? inForce.dueDates ?? {};
  return taskContent.parse({
    catalogue: catalogueVersion,
    dueDay: order.dueDay ?? inForce.dueDay,
    ...(Object.keys(dueDates).length > 0 && { dueDates }),
    parameters: order.parameters ?? known(inForce.parameters),
    severities: order.severities ?? known(inForce.severities),
    criteria: order.criteria ?? inForce.criteria,
    ...((inForce.lists || order.lists) && { lists: withEarlier(inForce.lists ?? {}, order.lists ?? {}) }),
    ...(Object.keys(standards).length > 0 && { standards }),
    ...(assignments.length > 0 && { assignments }),
    notice: order.notice,
  });
}

/** What was added once stays, retired where the order no longer names it: rows hold it. */
const withEarlier = (before: LocalEntries, ordered: LocalEntries): LocalEntries =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(ordered)])].map((name) => {
      const named = new Set(ordered[name]?.map(({ title }) => title));
      const left = (before[name] ?? []).filter(({ title }) => !named.has(title));
      return [
        name,
        [...(ordered[name] ?? []), ...(Object.hasOwn(ordered, name) ? left.map((entry) => ({ ...entry, retired: true as const })) : left)],
      ];
    }),
  );
