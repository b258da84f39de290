import { CheckOutlined, DownOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import type { StagedColumn, Target } from '#shared/contract/intake.ts';
import { rejectedHeader } from '#shared/contract/sheet-files.ts';
import { isUnmatched, isUnsure, matchTitles, sameTarget, type TargetGroup, titleOf } from './column-targets.ts';
import { TargetChoice } from './target-choice.tsx';
import './column-head.css';

interface Props {
  readonly column: StagedColumn;
  readonly groups: readonly TargetGroup[];
  readonly confirmed: boolean;
  readonly disabled: boolean;
  onChoose(target: Target | null): void;
  onConfirm(): void;
}

/** What a column is taken for: pressed, it lets another field be chosen. A guess asks to be looked at. */
export function ColumnHead({ column, groups, confirmed, disabled, onChoose, onConfirm }: Props) {
  const { header, target, by, serial } = column;
  const [choosing, setChoosing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  // the focus comes back to the button that the list stood in for
  useEffect(() => {
    if (!choosing && closed.current) button.current?.focus();
    closed.current = choosing;
  }, [choosing]);
  const asking = isUnsure(column) && !confirmed;
  const state = asking ? 'asking' : isUnmatched(column) ? 'unmatched' : target === null ? 'out' : 'sure';
  const title = titleOf(target, groups);
  const how =
    by === null
      ? header === rejectedHeader
        ? '导入时不看'
        : serial
          ? '序号'
          : '没有对应'
      : isUnsure(column) && confirmed
        ? '已确认'
        : matchTitles[by];
  if (choosing)
    return (
      <TargetChoice
        label={`“${header}”对应的字段`}
        groups={groups}
        target={target}
        onChoose={(chosen) => {
          setChoosing(false);
          if (!sameTarget(chosen, target) || by === null) onChoose(chosen);
        }}
        onClose={() => setChoosing(false)}
      />
    );
  return (
    <span className={`column-head column-head-${state}`}>
      <button
        ref={button}
        type="button"
        className="column-head-target"
        aria-disabled={disabled}
        aria-haspopup="listbox"
        aria-label={`“${header}”对应的字段：${title}（${how}）`}
        title={`${header} → ${title}`}
        onClick={() => disabled || setChoosing(true)}
      >
        <span>{title}</span>
        <DownOutlined aria-hidden />
      </button>
      <span className="column-head-how">
        {how}
        {asking && (
          <button type="button" disabled={disabled} aria-label={`“${header}”对应“${title}”，没有错`} onClick={onConfirm}>
            <CheckOutlined aria-hidden /> 确认
          </button>
        )}
      </span>
    </span>
  );
}
