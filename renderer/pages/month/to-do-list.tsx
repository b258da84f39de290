import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ToDo } from '#shared/contract/answers.ts';
import { ownRemark } from '#shared/documents/receipt-manifest.ts';
import { isTableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';
import { jumpTo } from '../../app/jump.ts';
import { useLabels } from '../../app/rows.ts';

/** A problem of a receipt, with the package that the receipt answers. */
export interface AskedOfUs extends ToDo {
  readonly package: string;
  /** The month it was found in, where that is to be said. */
  readonly month?: string;
}

const states = {
  open: { title: '待处理', tone: 'waiting' },
  mended: { title: '已改', tone: 'good' },
  answered: { title: '已答复', tone: 'good' },
} as const;

/** What the superior asks to be mended: each opens at its cell, and is marked as mended or answered; that travels with the next package. */
export function ToDoList({ title, items }: { title: string; items: readonly AskedOfUs[] }) {
  const { labelOf } = useLabels(tableNames);
  const open = items.filter(({ state }) => state === 'open').length;
  return (
    <div className="changes">
      <h3>
        {title}（{items.length}）{open > 0 && <span className="count-warning">还有 {open} 处待处理</span>}
      </h3>
      <ul className="to-do">
        {items.map((item) => (
          <ToDoLine key={`${item.package} ${item.key}`} item={item} label={labelOf(item.table, item.id) ?? '（已不在台账）'} />
        ))}
      </ul>
      <p className="page-note">改好的按“已改”，不用改的按“答复…”写明理由；封账后随下一份上报包报上级。</p>
    </div>
  );
}

function ToDoLine({ item, label }: { item: AskedOfUs; label: string }) {
  const { table, id, field, message, rule, state, text, month, delivered } = item;
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const [writing, setWriting] = useState(false);
  const [said, setSaid] = useState(text);
  const place = [isTableName(table) ? tableOf(table).title : table, label].join(' · ');
  const answer = async (next: ToDo['state'], words: string) => {
    const given = { package: item.package, table, id, field, message, state: next, text: words };
    if (await act((call) => bridge.call('exchange.answerProblem', given, call))) setWriting(false);
  };
  return (
    <li>
      <button type="button" className="to-do-jump" onClick={() => isTableName(table) && jumpTo(table, id, field)}>
        <span className="problem-where">
          {month !== undefined && `${month} · `}
          {place}
        </span>
        <span>
          {message}
          {rule === ownRemark && '（上级的审核意见）'}
        </span>
      </button>
      <span className="to-do-acts">
        <span className={`state state-${states[state].tone}`}>{states[state].title}</span>
        {text !== '' && <span>{text}</span>}
        {delivered && <span className="page-note">上级已收到</span>}
        {state !== 'mended' && (
          <Button size="small" aria-label={`已改：${place}`} disabled={task.running} onClick={() => void answer('mended', '')}>
            已改
          </Button>
        )}
        {!writing && (
          <Button size="small" aria-label={`答复：${place}`} onClick={() => setWriting(true)}>
            {state === 'answered' ? '改答复…' : '答复…'}
          </Button>
        )}
        {state !== 'open' && !delivered && (
          <Button size="small" type="text" aria-label={`收回：${place}`} disabled={task.running} onClick={() => void answer('open', '')}>
            收回
          </Button>
        )}
      </span>
      {writing && (
        <form
          className="changes-reason"
          onSubmit={(event) => {
            event.preventDefault();
            if (said.trim() !== '') void answer('answered', said.trim());
          }}
        >
          <Input
            size="small"
            autoFocus
            aria-label={`答复什么：${place}`}
            placeholder="写明情况、不改的理由"
            maxLength={1000}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
          <Button size="small" htmlType="submit" disabled={said.trim() === ''} loading={task.busy}>
            记下
          </Button>
          <Button size="small" onClick={() => setWriting(false)}>
            取消
          </Button>
        </form>
      )}
    </li>
  );
}
