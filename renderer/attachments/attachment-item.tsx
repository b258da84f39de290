import { DeleteOutlined, DownloadOutlined, FileOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { sentenceOf } from '#shared/errors.ts';
import { type Attachment, cleanName, sizeText } from '#shared/model/attachment.ts';
import { attachmentKinds } from '#shared/model/attachment-kind.ts';
import { download } from '../app/files.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { useAttachmentFile, usePicture } from './use-attachment-file.ts';

interface Props {
  readonly attachment: Attachment;
  onView(): void;
  /** Absent where the row cannot be changed. */
  onRemove: (() => void) | undefined;
}

/** One attachment: its picture or kind, its name and size, and what can be done with it. */
export function AttachmentItem({ attachment, onView, onRemove }: Props) {
  const { name, sha256, size } = attachment;
  const file = useAttachmentFile(sha256);
  const picture = usePicture(sha256);
  const kind = file.data && attachmentKinds[file.data.type];
  // another unit's row may call a file what it likes: it is saved under the extension of what it is
  const save = () => file.data && kind && download({ name: cleanName(name, kind.extension), bytes: file.data.bytes });
  return (
    <li
      className="attachment"
      onKeyDown={(event) => {
        if (event.key !== 'Delete' || !onRemove) return;
        event.preventDefault();
        onRemove();
      }}
    >
      <button
        type="button"
        className="attachment-picture"
        data-sha256={sha256}
        disabled={!file.data}
        aria-label={`${kind?.image ? '查看' : '保存'} ${name}`}
        title={kind?.image ? '查看' : '保存到本机后打开'}
        onClick={kind?.image ? onView : save}
      >
        {picture ? <img src={picture} alt="" /> : <FileOutlined aria-hidden />}
      </button>
      <div className="attachment-words">
        <strong title={name}>{name}</strong>
        <small>
          {kind ? `${kind.title} · ` : ''}
          {sizeText(size)}
        </small>
        {file.error && <em>{sentenceOf(ledgerErrorOf(file.error).code, { name })}</em>}
      </div>
      <Button
        size="small"
        type="text"
        icon={<DownloadOutlined />}
        disabled={!file.data}
        aria-label={`另存 ${name}`}
        title="另存为…"
        onClick={save}
      />
      {onRemove && (
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`移除 ${name}`} title="移除（Delete）" onClick={onRemove} />
      )}
    </li>
  );
}
