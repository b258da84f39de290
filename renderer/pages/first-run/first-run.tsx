import { useState } from 'react';
import type { DeskState } from '#shared/contract/desk.ts';
import { CreateForm } from './create-form.tsx';
import { OpenForm } from './open-form.tsx';
import { RestoreForm } from './restore-form.tsx';
import { SampleChoice } from './sample-choice.tsx';
import './first-run.css';

const ways = {
  create: { title: '新建台账', text: '本单位第一次使用' },
  sample: { title: '打开示例', text: '先看看怎么用' },
  restore: { title: '从备份恢复', text: '换了电脑或台账损坏' },
  open: { title: '打开台账', text: '继续上次的工作' },
} as const;
type Way = keyof typeof ways;

/** What stands before a ledger is open. */
export function FirstRun({ desk }: { desk: DeskState }) {
  const inOrder = Object.keys(ways) as Way[];
  // who has worked here before wants to go on; who has not may still have a ledger in some folder
  const offered = desk.recent.length > 0 ? [...inOrder].sort((a, b) => Number(b === 'open') - Number(a === 'open')) : inOrder;
  const [way, setWay] = useState<Way>(offered[0] ?? 'create');
  return (
    <div className="first-run">
      <header>
        <h1>两新台账</h1>
        <p>两新组织党建台账：录入、检查、封账、上报，全部在本机完成，台账加密保存。</p>
        {desk.handed > 0 && <p role="status">有 {desk.handed} 个往来文件等着查看，打开台账后就显示。</p>}
      </header>
      <main>
        <nav aria-label="开始的方式">
          {offered.map((item) => (
            <button type="button" key={item} aria-current={item === way ? 'true' : undefined} onClick={() => setWay(item)}>
              <strong>{ways[item].title}</strong>
              <span>{ways[item].text}</span>
            </button>
          ))}
        </nav>
        <section aria-labelledby="way-title">
          <h2 id="way-title">{ways[way].title}</h2>
          {way === 'open' && <OpenForm desk={desk} />}
          {way === 'create' && <CreateForm desk={desk} />}
          {way === 'sample' && <SampleChoice />}
          {way === 'restore' && <RestoreForm />}
        </section>
      </main>
      <footer>版本 {desk.version}</footer>
    </div>
  );
}
