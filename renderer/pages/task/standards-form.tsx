import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { LocalEntries, LocalEntry } from '#shared/codes/local-codes.ts';
import { standardItem } from '#shared/codes/standard-codes.ts';
import { itemsOf, itemTitle, type StandardGroup, standardGroups } from '#shared/standards/catalogue.ts';
import { addedItems, withItem } from '#shared/standards/catalogue-in-force.ts';
import type { ItemChange, ItemChanges } from '#shared/standards/item-changes.ts';
import { isAutomatic } from '#shared/standards/verdict.ts';
import { AddedItem, NewItem } from './added-item.tsx';

interface Props {
  readonly standards: ItemChanges;
  readonly lists: LocalEntries;
  /** What is in force for the month: what was added there can be retired and not taken away. */
  readonly inForce: LocalEntries | undefined;
  onChange(part: { readonly standards?: ItemChanges; readonly lists?: LocalEntries }): void;
}

/** 衢州标准: which items are in force and how they are worded, group by group, and items added to be judged by hand. */
export function StandardsForm({ standards, lists, inForce, onChange }: Props) {
  const [chosen, setChosen] = useState('special');
  const group = standardGroups.find(({ id }) => id === chosen) as StandardGroup;
  const added = addedItems(lists);
  const putAdded = (entries: readonly LocalEntry[]) => onChange({ lists: { ...lists, [standardItem.name]: entries } });
  const settled = new Set(addedItems(inForce).map(({ title }) => title));
  return (
    <section className="card" aria-labelledby="task-standards-title">
      <header>
        <h2 id="task-standards-title">衢州标准</h2>
        <span className="page-note">停用的项不再要求；改了名称和“凭什么”，自动判定的办法不变。新增的项手工评定。</span>
        <Select
          size="small"
          aria-label="修改哪一套标准"
          className="task-standard-group"
          listHeight={420}
          value={chosen}
          onChange={setChosen}
          options={standardGroups.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </header>
      <table className="plain-table task-standards">
        <thead>
          <tr>
            <th>在用</th>
            <th>标准项</th>
            <th>评定</th>
            <th>凭什么</th>
          </tr>
        </thead>
        <tbody>
          {itemsOf(group).map((item) => (
            <ShippedItem
              key={item}
              title={itemTitle(item)}
              wording={group.proofs[item] ?? ''}
              how={group.id === 'pairing' ? '计数' : isAutomatic(item) ? '自动判定' : '手工评定'}
              change={standards[item] ?? {}}
              onChange={(change) => onChange({ standards: withItem(standards, item, change) })}
            />
          ))}
          {added
            .filter((entry) => entry.group === group.id)
            .map((entry) => (
              <AddedItem
                key={entry.title}
                entry={entry}
                isSettled={settled.has(entry.title)}
                onChange={(next) => putAdded(added.flatMap((one) => (one === entry ? (next ?? []) : one)))}
              />
            ))}
          {group.id !== 'pairing' && (
            <NewItem key={group.id} added={added} onAdd={(entry) => putAdded([...added, { ...entry, group: group.id }])} />
          )}
        </tbody>
      </table>
    </section>
  );
}

interface ShippedProps {
  readonly title: string;
  readonly wording: string;
  readonly how: string;
  readonly change: ItemChange;
  onChange(change: ItemChange): void;
}

function ShippedItem({ title, wording, how, change, onChange }: ShippedProps) {
  // what is written back as it was shipped is no change
  const said = (text: string, shipped: string) => (text === shipped ? undefined : text);
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`在用 ${title}`}
          checked={!change.off}
          onChange={(event) => onChange({ ...change, off: event.target.checked ? undefined : true })}
        />
      </td>
      <td>
        <Input
          size="small"
          aria-label={`名称 ${title}`}
          maxLength={30}
          value={change.title ?? title}
          onChange={(event) => onChange({ ...change, title: said(event.target.value, title) })}
        />
      </td>
      <td>{how}</td>
      <td>
        <Input
          size="small"
          aria-label={`凭什么 ${title}`}
          maxLength={200}
          value={change.wording ?? wording}
          onChange={(event) => onChange({ ...change, wording: said(event.target.value, wording) })}
        />
      </td>
    </tr>
  );
}
