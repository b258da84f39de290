import { Select } from 'antd';
import type { OutputOf } from '#shared/contract/calls.ts';
import { useAsk } from '../../app/host-context.tsx';

type Offered = OutputOf<'transfer.units'>[number];
type Unit = Pick<Offered, 'code' | 'name'>;

/** Where a transfer goes: the townships that the superior told of, then the others of the city by county; found by name, county or code. */
export function UnitChoice({ chosen, onChoose }: { chosen: Unit | undefined; onChoose(unit: Unit | undefined): void }) {
  const units = useAsk('transfer.units', {}).data ?? [];
  const chose = (code: string) => {
    const unit = units.find((one) => one.code === code);
    onChoose(unit && { code: unit.code, name: unit.name });
  };
  return (
    <Select
      aria-labelledby="transfer-to"
      showSearch={{ filterOption: (text, option) => String(option?.label ?? '').includes(text.trim()) }}
      placeholder="本市乡镇街道的名称或 9 位代码"
      value={chosen?.code ?? null}
      onChange={chose}
      options={groupsOf(units)}
    />
  );
}

/** The offered units under the names of their counties, in the order they came; what is typed finds a whole county by its name. */
function groupsOf(units: readonly Offered[]) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { code, name, county } of units) {
    const group = county ?? '授权文件列明的单位';
    groups.set(group, [...(groups.get(group) ?? []), { value: code, label: `${name}（${code}）` }]);
  }
  return [...groups].map(([label, options]) => ({ label, options }));
}
