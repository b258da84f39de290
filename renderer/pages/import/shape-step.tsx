import { Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import { type Encoding, encodings, encodingTitles, type Staged, type StagedColumn, type Target } from '#shared/contract/intake.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { useRevealing } from '../table/revealing.ts';
import { CellPreview } from './cell-preview.tsx';
import { ColumnHead } from './column-head.tsx';
import { allToNote, chosen, fedBy, noteOf, targetGroups, titleOf } from './column-targets.ts';
import type { ImportDesk } from './import-desk.ts';
import type { Choices, ImportState } from './import-state.ts';
import type { Preview } from './preview.ts';
import { personalIn, previewMask } from './preview-masking.ts';
import { type RowSaying, said } from './shape-choices.ts';
import { ShapeRemarks } from './shape-remarks.tsx';
import { useUndoKeys } from './undo-keys.ts';

interface Props {
  readonly desk: ImportDesk;
  readonly state: ImportState;
  readonly staged: Staged;
  readonly preview: Preview;
  readonly disabled: boolean;
  onChoose(change: Partial<Choices>): void;
  onReread(change: Pick<Choices, 'sheet' | 'encoding'>): void;
  onUnchoose(): void;
}

/** 认表: what the file was taken for, each part of it to be corrected in place. */
export function ShapeStep({ desk, state, staged, preview, disabled, onChoose, onReread, onUnchoose }: Props) {
  useUndoKeys(onUnchoose, nothing);
  const { choices, confirmed } = state;
  const { columns, shape } = staged;
  const groups = useMemo(() => targetGroups(fedBy(desk.table)), [desk.table]);
  const note = noteOf(desk.table);
  const personal = personalIn(columns);
  const revealing = useRevealing(personal ?? desk.table);
  // another column may bring in another table, of which nobody has asked to see anything
  const [asked, setAsked] = useState<TableName>();
  const shown = revealing.revealed && asked === personal ? personal : undefined;
  const mask = useMemo(() => previewMask({ columns, shape }, preview, shown), [columns, shape, preview, shown]);
  const reveal = (on: boolean) => {
    setAsked(personal);
    void revealing.setRevealed(on);
  };
  const choose = (column: StagedColumn, target: Target | null) =>
    onChoose({ columns: chosen(choices.columns, columns, column.header, target) });
  const headOf = (column: StagedColumn) => (
    <ColumnHead
      key={column.header}
      column={column}
      groups={groups}
      confirmed={confirmed.has(column.header)}
      disabled={disabled}
      onChoose={(target) => choose(column, target)}
      onConfirm={() => desk.confirm([column.header])}
    />
  );
  const heads = useMemo(() => new Map(columns.map(({ column, target }) => [column, titleOf(target, groups)])), [columns, groups]);
  const say = (saying: RowSaying, row: number) => onChoose({ shape: said(choices.shape, shape, saying, row, preview.rows) });
  return (
    <div className="import-step">
      <div className="import-source">
        <SourceChoices desk={desk} state={state} staged={staged} disabled={disabled} onChoose={onChoose} onReread={onReread} />
        {personal && (
          <Checkbox className="import-reveal" checked={shown !== undefined} onChange={({ target }) => reveal(target.checked)}>
            显示个人信息
          </Checkbox>
        )}
      </div>
      <ShapeRemarks
        staged={staged}
        mask={mask}
        confirmed={confirmed}
        disabled={disabled}
        onConfirm={(headers) => desk.confirm(headers)}
        onNote={note && (() => onChoose({ columns: allToNote(choices.columns, columns, note) }))}
        onTake={(row) => say('take', row)}
      />
      <CellPreview staged={staged} preview={preview} mask={mask} disabled={disabled} headOf={headOf} heads={heads} onSay={say} />
    </div>
  );
}

/** There is no way forward again: the choice is made anew. */
const nothing = () => undefined;

/** Sheet, encoding and the key by which rows of the ledger are found. */
function SourceChoices({ desk, state, staged, disabled, onChoose, onReread }: Omit<Props, 'preview' | 'onUnchoose'>) {
  const { sheets, sheet, encoding, kind } = staged;
  const { fields, match } = tableOf(desk.table);
  const keys = match.map((key) => ({ value: key, label: fields[key]?.title ?? key }));
  return (
    <>
      {kind !== 'text' && (
        <span className="import-named">
          工作表
          <Select
            size="small"
            aria-label="工作表"
            value={sheet}
            disabled={disabled || sheets.length < 2}
            popupMatchSelectWidth={false}
            onChange={(name) => onReread({ sheet: name })}
            options={sheets.map(({ name, hidden, rows }) => ({
              value: name,
              label: `${name === '' ? '（无名）' : name}（${rows} 行${hidden ? '，隐藏' : ''}）`,
            }))}
          />
        </span>
      )}
      {kind === 'text' && (
        <span className="import-named">
          文字编码
          <Select<Encoding>
            size="small"
            aria-label="文字编码"
            value={encoding ?? 'utf-8'}
            disabled={disabled}
            popupMatchSelectWidth={false}
            onChange={(chosenEncoding) => onReread({ encoding: chosenEncoding })}
            options={encodings.map((value) => ({ value, label: encodingTitles[value] }))}
          />
          <span className="page-note">下面的字是乱码时换一种</span>
        </span>
      )}
      {keys.length > 1 && (
        <span className="import-named">
          与台账核对
          <Select
            size="small"
            aria-label="按哪一列与台账核对"
            value={state.choices.key ?? ''}
            disabled={disabled}
            popupMatchSelectWidth={false}
            onChange={(key) => onChoose({ key: key === '' ? undefined : key })}
            options={[
              { value: '', label: `按${keys.map(({ label }) => label).join('，没有时按')}` },
              ...keys.map(({ value, label }) => ({ value, label: `只按${label}` })),
            ]}
          />
        </span>
      )}
    </>
  );
}
