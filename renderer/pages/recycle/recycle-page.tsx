import { SearchOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { TaskProgress } from '../../app/task.tsx';
import { DeletedEntry } from './deleted-entry.tsx';
import { type BinView, useRecycleBin } from './use-recycle-bin.ts';
import { type Refusal, useRestoring } from './use-restoring.ts';
import './recycle-page.css';

const step = 100;
const everything = 'all';

/** 回收站: every row that was deleted from the desk's own tables; 恢复 puts it back as it was. */
export function RecyclePage() {
  const [view, setView] = useState<BinView>({ table: undefined, text: '', undone: false, limit: step });
  const { bin, error } = useRecycleBin(view);
  const { task, refusal, restore } = useRestoring();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const head = useRef<HTMLHeadingElement>(null);
  const rows = bin?.rows ?? [];
  const selected = rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const look = (change: Partial<BinView>) => setView((now) => ({ ...now, limit: step, ...change }));
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  const putBack = async (ids: readonly string[]) => {
    // the button goes with its row: the focus stays on the page
    if (await restore(ids)) head.current?.focus();
  };
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1 ref={head} tabIndex={-1}>
          回收站
        </h1>
        <span className="page-note">从各表删除的行都留在这里，没有期限。恢复也是一步操作，可以撤销；个人信息只显示一部分。</span>
      </header>
      {error && <Alert type="error" title={error.message} />}
      <BinFilters view={view} counts={bin?.counts ?? []} onLook={look} />
      {bin && rows.length === 0 && <p className="card">{emptyWords(view)}</p>}
      {bin && rows.length > 0 && (
        <section className="card" aria-label="已删除的行">
          <div className="step-acts">
            <Button
              size="small"
              type="primary"
              loading={task.busy}
              disabled={selected.length === 0 || task.running}
              onClick={() => void putBack(selected)}
            >
              恢复选中的{selected.length > 0 ? ` ${selected.length} 行` : '行'}
            </Button>
            <span className="page-note">共 {bin.total} 行</span>
            <TaskProgress task={task} label="正在恢复" />
          </div>
          {refusal && !rows.some((row) => isOf(refusal, row.id)) && (
            <p role="alert" className="bin-refusal">
              {refusal.error.message}
            </p>
          )}
          <table className="plain-table bin-table">
            <thead>
              <tr>
                <th>
                  <Checkbox
                    aria-label="全选"
                    checked={selected.length === rows.length}
                    indeterminate={selected.length > 0 && selected.length < rows.length}
                    onChange={(event) =>
                      choose(
                        rows.map(({ id }) => id),
                        event.target.checked,
                      )
                    }
                  />
                </th>
                <th>名称（点开看内容）</th>
                <th>台账</th>
                <th>何时、何人</th>
                <th>怎么删的</th>
                <th>恢复</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <DeletedEntry
                  key={`${row.id} ${row.batch}`}
                  row={row}
                  chosen={chosen.has(row.id)}
                  busy={task.running}
                  refusal={refusal && isOf(refusal, row.id) ? refusal : undefined}
                  onChosen={(on) => choose([row.id], on)}
                  onRestore={(ids) => void putBack(ids)}
                />
              ))}
            </tbody>
          </table>
          {rows.length < bin.total && (
            <Button size="small" onClick={() => look({ limit: Math.min(1000, view.limit + step) })}>
              再显示一些
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

/** Said once, at the row that it speaks of, else at the first that was to be restored. */
const isOf = ({ row, ids }: Refusal, id: string) => (row ?? ids[0]) === id;

function emptyWords({ table, text, undone }: BinView): string {
  if (text.trim() !== '' || table !== undefined) return '没有找到这样的行。';
  return undone ? '没有删除过的行，也没有撤销时去掉的行。' : '回收站是空的：还没有删除过行。';
}

interface FilterProps {
  view: BinView;
  counts: OutputOf<'recycle.rows'>['counts'];
  onLook(change: Partial<BinView>): void;
}

function BinFilters({ view, counts, onLook }: FilterProps) {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const options: { value: TableName | typeof everything; label: string }[] = [
    { value: everything, label: `全部台账（${all}）` },
    ...counts.map(({ table, count }) => ({ value: table, label: `${tableOf(table).title}（${count}）` })),
  ];
  return (
    <div className="bin-filters">
      <Select<TableName | typeof everything>
        aria-label="台账"
        value={view.table ?? everything}
        options={options}
        onChange={(table) => onLook({ table: table === everything ? undefined : table })}
      />
      <Input
        aria-label="在回收站里查找"
        title="名称、代码、证件号，或名称的拼音、首字母"
        prefix={<SearchOutlined aria-hidden />}
        placeholder="名称、代码、拼音、首字母"
        allowClear
        maxLength={100}
        value={view.text}
        onChange={(event) => onLook({ text: event.target.value })}
      />
      <Checkbox checked={view.undone} onChange={(event) => onLook({ undone: event.target.checked })}>
        连同撤销时去掉的行
      </Checkbox>
    </div>
  );
}
