import { Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { useAsk } from '../../app/host-context.tsx';

export type Division = OutputOf<'desk.divisions'>[number];
type Props = { id: string; level: Identity['level']; value: Division | undefined; onChange(division: Division | undefined): void };

/** Finds a division of a level by the beginning of its code or by its name. */
export function UnitPicker({ id, level, value, onChange }: Props) {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useAsk('desk.divisions', { text: wanted.slice(0, 40), level }, wanted !== '').data ?? [];
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value?.code ?? null}
      onChange={(code) => onChange(found.find((division) => division.code === code))}
      placeholder="例如：太真乡 或 330822"
      notFoundContent={wanted === '' ? '请输入名称或代码' : '没有这个单位，请核对名称或级别'}
      style={{ width: '100%' }}
      options={[...found, ...(value && !found.some((division) => division.code === value.code) ? [value] : [])].map((division) => ({
        value: division.code,
        label: `${division.path} ${division.name}（${division.code}）`,
      }))}
    />
  );
}
