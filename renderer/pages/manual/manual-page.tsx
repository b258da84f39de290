import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { download } from '../../app/files.ts';
import { hashOf } from '../../app/route.ts';
import { useTask } from '../../app/task.tsx';
import { KeyList } from '../../keys/key-list.tsx';
import { chapters } from './chapters.ts';
import { MarkdownView } from './markdown-view.tsx';
import './manual-page.css';

/** The manual that ships with the program, one chapter at a time. */
export function ManualPage({ chapter }: { chapter: string | undefined }) {
  const shown = chapters.find((item) => item.id === chapter) ?? chapters[0];
  const text = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chapter is read from its top
  useEffect(() => {
    if (text.current) text.current.scrollTop = 0;
  }, [shown?.id]);
  if (!shown) return null;
  return (
    <div className="manual">
      <nav aria-label="手册目录">
        <h2>使用手册</h2>
        <ol>
          {chapters.map((item) => (
            <li key={item.id}>
              <a href={hashOf({ page: 'manual', chapter: item.id })} aria-current={item === shown ? 'page' : undefined}>
                {item.title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <article ref={text} tabIndex={0} aria-label={shown.title}>
        <MarkdownView blocks={shown.blocks} />
        {shown.id === 'keys' && <Keys />}
        {shown.id === 'safety' && <Diagnostics />}
      </article>
    </div>
  );
}

/** The chapter of keys is made from the keys themselves. */
function Keys() {
  return (
    <div className="manual-keys">
      <Button size="small" onClick={() => print()}>
        打印这一页
      </Button>
      <KeyList level={2} />
    </div>
  );
}

/** For whoever looks into a fault. */
function Diagnostics() {
  const task = useTask();
  const write = async () => {
    const file = await task.run('desk.diagnostics', {});
    if (file) download(file);
  };
  return (
    <div className="manual-diagnostics">
      <Button size="small" loading={task.busy} onClick={() => void write()}>
        导出诊断文件
      </Button>
      <p className="page-note">程序版本、电脑环境和运行记录，不含台账内容。</p>
    </div>
  );
}
