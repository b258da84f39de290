import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Attachment } from '#shared/model/attachment.ts';
import { usePicture } from './use-attachment-file.ts';

interface Props {
  readonly pictures: readonly Attachment[];
  readonly shown: Attachment;
  onShow(attachment: Attachment): void;
  onClose(): void;
}

/** A picture as large as the window allows; the arrow keys go on to the next. */
export function PictureViewer({ pictures, shown, onShow, onClose }: Props) {
  const address = usePicture(shown.sha256);
  const at = pictures.findIndex((one) => one.sha256 === shown.sha256);
  const go = (by: 1 | -1) => {
    const next = pictures[at + by];
    if (next) onShow(next);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') go(-1);
    if (key === 'ArrowRight') go(1);
  };
  return (
    <Modal open centered width="min(1100px, 92vw)" title={shown.name} footer={null} onCancel={onClose} className="picture-viewer">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons inside, wherever the focus is among them */}
      <div className="picture-stage" onKeyDown={onKeyDown}>
        <Button icon={<LeftOutlined />} aria-label="上一张" disabled={at <= 0} onClick={() => go(-1)} />
        <div className="picture-frame">{address && <img src={address} alt={shown.name} />}</div>
        <Button icon={<RightOutlined />} aria-label="下一张" disabled={at >= pictures.length - 1} onClick={() => go(1)} />
      </div>
      <p className="picture-place" role="status">
        第 {at + 1} 张，共 {pictures.length} 张
      </p>
    </Modal>
  );
}
