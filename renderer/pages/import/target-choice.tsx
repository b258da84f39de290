import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Target } from '#shared/contract/intake.ts';
import { ChoiceSearch, loadPinyin } from '../../grid/editing/editors/search.ts';
import { noteOf, type TargetGroup } from './column-targets.ts';

interface Props {
  readonly label: string;
  readonly groups: readonly TargetGroup[];
  readonly target: Target | null;
  onChoose(target: Target | null): void;
  onClose(): void;
}

const out = '';
const keyOf = (target: Target | null) => (target ? `${target.table}.${target.field}` : out);

/** The list of fields a column can go to, open at once; searched by Chinese, pinyin and initials. */
export function TargetChoice({ label, groups, target, onChoose, onClose }: Props) {
  const [query, setQuery] = useState('');
  const [spelled, setSpelled] = useState(false);
  const targets = useMemo(
    () => new Map(groups.flatMap(({ fields }) => fields.map((field) => [keyOf(field.target), field.target] as const))),
    [groups],
  );
  const search = useMemo(
    () =>
      new ChoiceSearch(
        groups.flatMap(({ fields }) => fields.map((field) => ({ value: keyOf(field.target), label: field.title, also: field.aliases }))),
      ),
    [groups],
  );
  useEffect(() => {
    void loadPinyin().then(() => setSpelled(search.spell()));
  }, [search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the names are spelled out more is found
  const options = useMemo(() => optionsOf(groups, query, search), [groups, query, search, spelled]);
  return (
    <Select
      size="small"
      className="column-head-choice"
      popupMatchSelectWidth={220}
      aria-label={label}
      autoFocus
      defaultOpen
      value={keyOf(target)}
      showSearch={{ filterOption: false, onSearch: setQuery }}
      onChange={(key: string) => onChoose(targets.get(key) ?? null)}
      onBlur={onClose}
      onOpenChange={(open) => open || onClose()}
      options={options}
    />
  );
}

function optionsOf(groups: readonly TargetGroup[], query: string, search: ChoiceSearch) {
  if (query.trim() !== '') {
    const several = groups.length > 1;
    const groupOf = (key: string) => groups.find(({ table }) => key.startsWith(`${table}.`))?.title ?? '';
    const found = search
      .found(query)
      .map(({ value, label }) => ({ value: String(value), label: several ? `${label}（${groupOf(String(value))}）` : label }));
    return '不导入'.includes(query.trim()) ? [{ value: out, label: '不导入' }, ...found] : found;
  }
  const first = groups[0];
  const note = first && noteOf(first.table);
  const always = [{ value: out, label: '不导入' }, ...(note ? [{ value: keyOf(note), label: '记入备注' }] : [])];
  const listed = groups.map(({ title, fields }) => ({
    label: title,
    options: fields
      .filter((field) => keyOf(field.target) !== keyOf(note ?? null))
      .map((field) => ({ value: keyOf(field.target), label: field.title })),
  }));
  return [...always, ...listed];
}
