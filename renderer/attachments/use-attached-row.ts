import { App } from 'antd';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { type Attachment, attachmentField, attachmentsOf } from '#shared/model/attachment.ts';
import { display } from '#shared/model/display.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';
import { useAsk, useBridge } from '../app/host-context.tsx';
import { useJournal } from '../app/journal-context.tsx';
import { labelIn } from '../app/row-set.ts';
import { useRowSet } from '../app/rows.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { lockOf } from '../pages/table/closed-months.ts';
import type { AttachmentsView } from './attachments-view.ts';
import type { AddingTo } from './use-adding.ts';

export interface AttachedRow {
  readonly title: string;
  readonly attachments: readonly Attachment[];
  /** Why nothing can be added or removed; undefined where it can. */
  readonly locked: string | undefined;
  /** Where files are added. */
  readonly to: AddingTo;
  /** Takes an attachment from the row; undo brings it back. */
  remove(attachment: Attachment): Promise<void>;
}

const noWatch = () => () => undefined;
const never = () => 0;
const noAttachments: readonly Attachment[] = [];

/** A row as the attachments panel knows it: live, and changed by acts of the one write path. */
export function useAttachedRow({ table, id }: AttachmentsView, identity: Identity): AttachedRow {
  const bridge = useBridge();
  const journal = useJournal();
  const { message } = App.useApp();
  const set = useRowSet(table);
  const periods = useAsk('bookkeeping.periods', {}).data?.periods;
  useSyncExternalStore(set?.watch ?? noWatch, set?.version ?? never);
  const row = set?.byId.get(id);

  const write = useCallback(
    async (label: string, change: (standing: readonly Attachment[]) => readonly Attachment[]) => {
      const [field] = attachmentField(table) ?? [];
      const before = set?.byId.get(id);
      if (field === undefined || !before) return;
      const after = change(attachmentsOf(table, before));
      const changes = [
        {
          op: 'update' as const,
          table,
          id,
          before: { [field]: before[field] ?? null },
          after: { [field]: after.length > 0 ? after : null },
        },
      ];
      await journal.act((call) => bridge.call('bookkeeping.apply', { origin: 'command', label, changes }, call), label);
    },
    [bridge, journal, table, id, set],
  );
  const to = useMemo(
    (): AddingTo => ({
      standing: () => {
        const standing = set?.byId.get(id);
        return standing ? attachmentsOf(table, standing) : noAttachments;
      },
      write: (added) => write(`附件：添加 ${added.length} 个`, (standing) => [...standing, ...added]),
    }),
    [table, id, set, write],
  );
  const remove = useCallback(
    async ({ name, sha256 }: Attachment) => {
      try {
        await write('附件：移除 1 个', (standing) => standing.filter((one) => one.sha256 !== sha256));
        message.success(`已移除“${name}”（撤销：Ctrl+Z）`, 4);
      } catch (error) {
        message.error(ledgerErrorOf(error).message, 6);
      }
    },
    [write, message],
  );
  const locked = row ? (lockedOf(row, identity) ?? lockOf(table, periods ?? [])?.(row)) : '这一行还没有保存：先填写内容，再添加附件。';
  return {
    title: row ? titleOf(table, row) : '（新的一行）',
    attachments: row ? attachmentsOf(table, row) : noAttachments,
    locked,
    to,
    remove,
  };
}

const lockedOf = (row: AnyRow, { unit }: Identity) =>
  row.unit === unit ? undefined : `这一行属于其他单位（${row.unit}），附件只能查看，由该单位修改。`;

/** 2026-10-08 09:00 学习贯彻…, as people tell one row from another. */
function titleOf(table: AttachmentsView['table'], row: AnyRow): string {
  const { dated, fields } = tableOf(table);
  const day = dated !== undefined && fields[dated] ? display(fields[dated], row[dated], () => undefined) : '';
  return [day, labelIn(table, row) ?? '（未填名称）'].filter(Boolean).join(' ');
}
