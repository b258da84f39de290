import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { codeOf } from '#shared/codes/code-list.ts';
import { type LocalEntry, localTitle } from '#shared/codes/local-codes.ts';
import { standardItem } from '#shared/codes/standard-codes.ts';

interface Props {
  readonly entry: LocalEntry;
  /** Rows may hold it already. */
  readonly isSettled: boolean;
  /** Undefined: it is taken away. */
  onChange(entry: LocalEntry | undefined): void;
}

/** An item added to the 衢州标准: retired by its box once it has been issued, taken away before. */
export function AddedItem({ entry, isSettled, onChange }: Props) {
  const { title, wording, retired: _retired, ...rest } = entry;
  return (
    <tr>
      <td>
        {isSettled ? (
          <Checkbox
            aria-label={`在用 ${title}`}
            checked={!entry.retired}
            onChange={(event) => onChange({ ...rest, title, wording, ...(!event.target.checked && { retired: true }) })}
          />
        ) : (
          <Button size="small" type="text" aria-label={`去掉 ${title}`} onClick={() => onChange(undefined)}>
            去掉
          </Button>
        )}
      </td>
      <td>{title}</td>
      <td>手工评定</td>
      <td>
        <Input
          size="small"
          aria-label={`凭什么 ${title}`}
          maxLength={200}
          value={wording ?? ''}
          onChange={(event) => onChange({ ...entry, wording: event.target.value })}
        />
      </td>
    </tr>
  );
}

interface NewProps {
  readonly added: readonly LocalEntry[];
  onAdd(entry: { readonly title: string; readonly wording: string }): void;
}

/** A line for one more item, which is judged by hand. */
export function NewItem({ added, onAdd }: NewProps) {
  const [title, setTitle] = useState('');
  const [wording, setWording] = useState('');
  const fault = faultOf(title.trim(), added);
  const isReady = title.trim() !== '' && wording.trim() !== '' && fault === undefined;
  const add = () => {
    if (!isReady) return;
    onAdd({ title: title.trim(), wording: wording.trim() });
    setTitle('');
    setWording('');
  };
  return (
    <tr>
      <td>
        <Button size="small" aria-label="新增标准项" disabled={!isReady} onClick={add}>
          新增
        </Button>
      </td>
      <td>
        <Input
          size="small"
          aria-label="新标准项的名称"
          placeholder="名称"
          maxLength={20}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={add}
        />
        {fault !== undefined && <span className="reason">{fault}</span>}
      </td>
      <td>手工评定</td>
      <td>
        <Input
          size="small"
          aria-label="新标准项凭什么"
          placeholder="凭什么，如文件、照片、记录"
          maxLength={200}
          value={wording}
          onChange={(event) => setWording(event.target.value)}
          onPressEnter={add}
        />
      </td>
    </tr>
  );
}

function faultOf(title: string, added: readonly LocalEntry[]): string | undefined {
  if (title === '') return undefined;
  if (!localTitle.test(title)) return '2 至 20 个字，只用文字、数字';
  return codeOf(standardItem, title) !== undefined || added.some((one) => one.title === title) ? '已有这一项' : undefined;
}
