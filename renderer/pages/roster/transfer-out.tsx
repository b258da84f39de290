import { useQueryClient } from '@tanstack/react-query';
import { App, AutoComplete, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { SearchHit } from '#shared/contract/ledger.ts';
import { type TransferSubject, transferSubjects } from '#shared/documents/transfer-manifest.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { tableOf } from '#shared/model/tables.ts';
import { countsText } from '../../app/counts-text.ts';
import { download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { TaskProgress, useTask } from '../../app/task.tsx';
import { UnitChoice } from './unit-choice.tsx';

interface Subject {
  readonly table: TransferSubject;
  readonly id: string;
  readonly label: string;
}
type Unit = Pick<OutputOf<'transfer.units'>[number], 'code' | 'name'>;

/** 写转接单: who goes, where to, what goes along; then the rows are closed here and the slip is written. */
export function TransferOut() {
  const bridge = useBridge();
  const journal = useJournal();
  const client = useQueryClient();
  const task = useTask();
  const { message } = App.useApp();
  const [subject, setSubject] = useState<Subject>();
  const [to, setTo] = useState<Unit>();
  const [on, setOn] = useState(() => chinaDate(new Date()));
  const order = subject && to && on ? { table: subject.table, id: subject.id, to, on } : undefined;
  // once they go, what would go along is no longer a question
  const preview = usePreview(task.running ? undefined : order);

  const send = () =>
    order &&
    task.attempt(async () => {
      let slip: OutputOf<'transfer.out'> | undefined;
      await journal.act(async (id) => {
        slip = await bridge.call('transfer.out', order, id);
        return slip.reply;
      }, '转出');
      if (!slip) return;
      download(slip);
      setSubject(undefined);
      await client.invalidateQueries({ queryKey: ['transfer.list'] });
      message.success(`已把“${slip.label}”转出到${order.to.name}；转接单“${slip.name}”请交上级。可以按 Ctrl+Z 撤销。`, 8);
    });
  return (
    <section className="card" aria-labelledby="out-title">
      <h2 id="out-title">写转接单</h2>
      <div className="transfer-form">
        <span id="transfer-who">转出谁</span>
        <SubjectChoice chosen={subject} onChoose={setSubject} />
        <span id="transfer-to">转到</span>
        <UnitChoice chosen={to} onChoose={setTo} />
        <span id="transfer-on">转出日期</span>
        <Input type="date" aria-labelledby="transfer-on" value={on} onChange={({ target }) => setOn(target.value)} className="day-input" />
      </div>
      {preview && (
        <p role="status">
          {preview.failure ?? (
            <>
              “{preview.label}”转到{to?.name}，带上：{preview.along}。这些行不删除，填上离开的原因和日期。
            </>
          )}
        </p>
      )}
      <div className="step-acts">
        <Button
          type="primary"
          loading={task.busy}
          disabled={task.running || !preview || preview.failure !== undefined}
          onClick={() => void send()}
        >
          转出并存下转接单
        </Button>
        {!order && <span className="reason">请先选好转出谁、转到哪里</span>}
      </div>
      <TaskProgress task={task} label="正在写转接单" />
    </section>
  );
}

interface Preview {
  readonly label: string;
  readonly along: string;
  readonly failure: string | undefined;
}

/** What would go along; asked again with every change of the order. */
function usePreview(order: { table: Subject['table']; id: string; to: Unit; on: string } | undefined): Preview | undefined {
  const empty = { table: 'member', id: '-', to: { code: '000000000', name: '-' } } as const;
  const { data, error } = useAsk('transfer.preview', order ?? empty, order !== undefined);
  if (!order) return undefined;
  if (error) return { label: '', along: '', failure: error.message };
  if (!data) return undefined;
  return { label: data.label, along: countsText(data.counts), failure: undefined };
}

/** Members, persons in development and organizations by name, number or pinyin. */
function SubjectChoice({ chosen, onChoose }: { chosen: Subject | undefined; onChoose(subject: Subject | undefined): void }) {
  const bridge = useBridge();
  const [text, setText] = useState('');
  const [hits, setHits] = useState<readonly SearchHit[]>([]);
  const wanted = text.trim().slice(0, 100);
  useEffect(() => setText(chosen?.label ?? ''), [chosen]);
  useEffect(() => {
    if (wanted === '') return setHits([]);
    let current = true;
    const timer = setTimeout(
      () =>
        void bridge.call('ledger.search', { text: wanted }).then(
          (found) => current && setHits(found),
          () => current && setHits([]),
        ),
      150,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [bridge, wanted]);
  const offered = hits.flatMap((hit) => {
    const table = transferSubjects.find((one) => one === hit.table);
    return table ? [{ ...hit, table }] : [];
  });
  return (
    <AutoComplete
      aria-labelledby="transfer-who"
      value={text}
      placeholder="姓名或组织名称，可用拼音首字母"
      onChange={(value: string) => {
        if (offered.some(({ id }) => id === value)) return;
        setText(value);
        if (chosen && value !== chosen.label) onChoose(undefined);
      }}
      onSelect={(id: string) => {
        const hit = offered.find((one) => one.id === id);
        if (hit) onChoose({ table: hit.table, id, label: hit.label });
      }}
      options={offered.map(({ table, id, label, detail }) => ({
        value: id,
        label: `${tableOf(table).title} ${label} ${detail}`,
      }))}
    />
  );
}
