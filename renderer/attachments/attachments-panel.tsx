import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { type Attachment, attachmentLimits } from '#shared/model/attachment.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { chooseFiles } from '../app/files.ts';
import { AttachmentItem } from './attachment-item.tsx';
import { type AttachmentsView, closeAttachments, takeDropped } from './attachments-view.ts';
import { attachmentFiles, holdsAttachments } from './dropped-files.ts';
import { PictureViewer } from './picture-viewer.tsx';
import { type Adding, useAdding } from './use-adding.ts';
import { useAttachedRow } from './use-attached-row.ts';
import './attachments.css';

const offered = '.jpg,.jpeg,.png,.webp,.pdf,.ofd,.doc,.docx,.wps,image/jpeg,image/png,image/webp,application/pdf';
const picture = /\.(jpg|png|webp)$/;

/** The attachments of one row, beside its sheet. Not modal: the sheet stays usable. */
export function AttachmentsPanel({ view, identity }: { view: AttachmentsView; identity: Identity }) {
  const row = useAttachedRow(view, identity);
  const adding = useAdding(row.to);
  const [viewed, setViewed] = useState<Attachment>();
  const [over, setOver] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const open = row.locked === undefined;
  useEffect(() => head.current?.focus(), []);
  useEffect(() => {
    if (view.dropped.length === 0) return;
    takeDropped(view);
    if (open) void adding.add(view.dropped);
  }, [view, open, adding.add]);

  const onDragOver = (event: DragEvent) => {
    if (!open || !holdsAttachments(event.dataTransfer)) return;
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    const files = open ? attachmentFiles(event.dataTransfer) : undefined;
    if (!files) return;
    event.preventDefault();
    void adding.add(files);
  };
  const remove = async (gone: Attachment) => {
    const at = row.attachments.indexOf(gone);
    await row.remove(gone);
    // the focus stays in the list, on what has come into its place once it is drawn
    setTimeout(() => {
      const left = panel.current?.querySelectorAll<HTMLElement>('.attachment-picture') ?? [];
      (left[Math.min(at, left.length - 1)] ?? head.current)?.focus();
    });
  };

  return (
    <aside
      ref={panel}
      className={over ? 'attachments-panel attachments-over' : 'attachments-panel'}
      aria-label="附件"
      onDragOver={onDragOver}
      onDragLeave={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget as Node | null) || setOver(false)}
      onDrop={onDrop}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || viewed) return;
        event.preventDefault();
        closeAttachments();
      }}
    >
      <header>
        <h2 ref={head} tabIndex={-1}>
          附件{row.attachments.length > 0 && <small className="attachments-count">{row.attachments.length} 个</small>}
        </h2>
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label="关闭附件" title="关闭（Esc）" onClick={closeAttachments} />
      </header>
      <RowName table={view.table} title={row.title} />
      {row.locked !== undefined && <Alert type="info" showIcon title={row.locked} />}
      {adding.refusals.length > 0 && <Refusals refusals={adding.refusals} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <section className="attachments-list" aria-label="附件列表" tabIndex={0}>
        <ul>
          {row.attachments.map((attachment) => (
            <AttachmentItem
              key={attachment.sha256}
              attachment={attachment}
              onView={() => setViewed(attachment)}
              onRemove={open ? () => void remove(attachment) : undefined}
            />
          ))}
        </ul>
        {row.attachments.length === 0 && <p className="attachments-none">还没有附件。{open && '把照片或扫描件拖到这里，或点“添加”。'}</p>}
      </section>
      {open && <Foot adding={adding} />}
      {viewed && (
        <PictureViewer
          pictures={row.attachments.filter(({ name }) => picture.test(name))}
          shown={viewed}
          onShow={setViewed}
          onClose={() => {
            setViewed(undefined);
            // back to the picture seen last, once the window over the page is gone
            setTimeout(() => panel.current?.querySelector<HTMLElement>(`[data-sha256="${viewed.sha256}"]`)?.focus());
          }}
        />
      )}
    </aside>
  );
}

const RowName = ({ table, title }: { table: TableName; title: string }) => (
  <p className="attachments-row">
    {tableOf(table).title} · {title}
  </p>
);

const Refusals = ({ refusals }: { refusals: readonly string[] }) => (
  <Alert
    type="error"
    title={`${refusals.length} 个没有添加`}
    description={
      <ul className="attachments-refused">
        {refusals.map((refusal) => (
          <li key={refusal}>{refusal}</li>
        ))}
      </ul>
    }
  />
);

function Foot({ adding }: { adding: Adding }) {
  const { step } = adding;
  return (
    <footer>
      {step ? (
        <div className="attachments-step" role="status">
          <span>
            正在添加 {step.done + 1} / {step.total}：{step.name}
          </span>
          <Progress percent={Math.round((step.done / step.total) * 100)} size="small" showInfo={false} aria-label="添加附件的进度" />
          <Button size="small" onClick={adding.cancel}>
            取消
          </Button>
        </div>
      ) : (
        <Button
          type="primary"
          icon={<PaperClipOutlined aria-hidden />}
          disabled={adding.running}
          onClick={() => void chooseFiles(offered, true).then(adding.add)}
        >
          添加
        </Button>
      )}
      <p>
        照片（JPG、PNG、WebP）自动缩小并去掉拍摄地点；PDF、OFD、Word 原样保存。每个不超过 10 MB，一次活动最多 {attachmentLimits.perRow}{' '}
        个。加密存放在台账文件夹里，随上报包送上级。
      </p>
    </footer>
  );
}
