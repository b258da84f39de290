import { Button, Input } from 'antd';
import { useState } from 'react';
import { codeOf } from '#shared/codes/code-list.ts';
import { type LocalEntries, type LocalEntry, localTitle, openLists, openListTitles } from '#shared/codes/local-codes.ts';
import { standardItem } from '#shared/codes/standard-codes.ts';

interface Props {
  readonly lists: LocalEntries;
  /** What is in force for the month: what it holds can be retired and not taken away. */
  readonly inForce: LocalEntries | undefined;
  onChange(lists: LocalEntries): void;
}

/** Items of the 衢州标准 are added in its own form. */
const plainLists = openLists.filter(({ name }) => name !== standardItem.name);

/** What is added to the open code lists. The lists' own entries rest on the standard and stay as they are. */
export function ListsForm({ lists, inForce, onChange }: Props) {
  return (
    <section className="card" aria-labelledby="task-lists-title">
      <header>
        <h2 id="task-lists-title">代码表的新增项</h2>
        <span className="page-note">下拉列表里没有的本地叫法，可以在这里新增；停用后不再可选，已经填写的照旧显示。</span>
      </header>
      <table className="plain-table task-lists">
        <thead>
          <tr>
            <th>代码表</th>
            <th>固定的项</th>
            <th>新增的项</th>
          </tr>
        </thead>
        <tbody>
          {plainLists.map((list) => (
            <tr key={list.name}>
              <th scope="row">{openListTitles[list.name]}</th>
              <td>
                {Object.values(list.entries)
                  .map(({ title }) => title)
                  .join('、')}
              </td>
              <td>
                <Entries
                  title={openListTitles[list.name] ?? list.name}
                  entries={lists[list.name] ?? []}
                  settled={new Set((inForce?.[list.name] ?? []).map(({ title }) => title))}
                  isThere={(text) => codeOf(list, text) !== undefined}
                  onChange={(entries) => onChange({ ...lists, [list.name]: entries })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface EntriesProps {
  readonly title: string;
  readonly entries: readonly LocalEntry[];
  /** Titles that rows may hold already. */
  readonly settled: ReadonlySet<string>;
  isThere(text: string): boolean;
  onChange(entries: readonly LocalEntry[]): void;
}

function Entries({ title, entries, settled, isThere, onChange }: EntriesProps) {
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const fault = faultOf(text, entries, isThere);
  const add = () => {
    if (text === '' || fault !== undefined) return;
    onChange([...entries, { title: text }]);
    setTyped('');
  };
  const put = (entry: LocalEntry, after: LocalEntry | undefined) =>
    onChange(entries.flatMap((one) => (one === entry ? (after ?? []) : one)));
  return (
    <>
      {entries.map((entry) => (
        <div key={entry.title} className="task-list-entry">
          <span>{entry.title}</span>
          {entry.retired && <span className="page-note">已停用</span>}
          <Button
            size="small"
            type="link"
            aria-label={`${settled.has(entry.title) ? (entry.retired ? '恢复' : '停用') : '去掉'} ${entry.title}`}
            onClick={() =>
              put(entry, settled.has(entry.title) ? { title: entry.title, ...(!entry.retired && { retired: true }) } : undefined)
            }
          >
            {settled.has(entry.title) ? (entry.retired ? '恢复' : '停用') : '去掉'}
          </Button>
        </div>
      ))}
      <div className="task-list-entry">
        <Input
          size="small"
          aria-label={`${title} 新增`}
          placeholder="名称"
          maxLength={20}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={add}
        />
        <Button size="small" aria-label={`新增到 ${title}`} disabled={text === '' || fault !== undefined} onClick={add}>
          新增
        </Button>
        {fault !== undefined && <span className="reason">{fault}</span>}
      </div>
    </>
  );
}

function faultOf(text: string, entries: readonly LocalEntry[], isThere: (text: string) => boolean): string | undefined {
  if (text === '') return undefined;
  if (!localTitle.test(text)) return '2 至 20 个字，只用文字、数字';
  if (isThere(text) || entries.some(({ title }) => title === text)) return '表中已有';
  return undefined;
}
