import { Button } from 'antd';
import type { DragEvent } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { chooseFiles, droppedFiles } from '../../app/files.ts';
import { TaskProgress } from '../../app/task.tsx';
import { InspectedFile } from './inspected-file.tsx';
import { useInspection } from './use-inspection.ts';
import './inspect-page.css';

/** 查看文件: what a document is, who signed it and whether it can be believed, before anything of it is taken in. */
export function InspectPage({ identity: { level } }: { identity: Identity }) {
  const { looked, task, add } = useInspection();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void droppedFiles(event.dataTransfer, '').then(add);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way to what the button does
    <div className="plain-page" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header className="page-head">
        <h1>查看文件</h1>
        <span className="page-note">收到一份文件，先在这里看清是什么、谁签的、可不可信。只看，不接收，不写入台账。</span>
      </header>
      <div className="step-acts">
        <Button type="primary" autoFocus disabled={task.running} onClick={() => void chooseFiles('', true).then(add)}>
          打开文件…
        </Button>
        <span className="page-note">也可以把文件拖到这里；上报包、回执、授权文件、任务书、底册、撤销名单等都可以。</span>
      </div>
      <TaskProgress task={task} label="正在查看" />
      <ul className="inspected">
        {looked.map((one) => (
          <InspectedFile key={one.key} looked={one} level={level} />
        ))}
      </ul>
      <section className="card basis" aria-labelledby="inspect-basis">
        <h2 id="inspect-basis">怎样判断</h2>
        <ul>
          <li>
            文件里写的单位、月份、行数，都是文件自己说的；“可信”要以下各项都成立：签名完好、签名人的证书在信任链上且签名时有效、内容与清单逐个相符。
          </li>
          <li>下级的文件，只认本单位签发、没有撤销的那张证书；上级的文件，只认授权文件里那个上级的证书链。</li>
          <li>第一份授权文件和下级的申请文件，程序只能判断内容完好；是不是这个单位发的，以电话里逐组核对的指纹为准。</li>
          <li>上报包在接收时还要逐行核对数据和序号；这里可信，不等于一定能接收。</li>
          <li>依据：文件格式说明（docs/format.md）“签名”“证书”“接收的次序”各节。</li>
        </ul>
      </section>
    </div>
  );
}
