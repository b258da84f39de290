import './paste-preview.css';
import { Button, type GetRef, Radio, Select } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { isUnread } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';
import { tableOf } from '#shared/model/tables.ts';
import { fieldsByTitle } from '../clipboard/headers.ts';
import { isMasked } from '../clipboard/masked-text.ts';
import { SheetClipboard } from '../deeds/clipboard.ts';
import { Floating } from './floating.tsx';
import type { OverlayProps } from './overlay-props.ts';

type Fields = readonly (string | null)[];
const leaveOut = '';
const shownRows = 3;
const corner = { x: 56, y: 12 };

/** What was pasted begins with column titles: shows which column goes where, and pastes by name or as it stands. */
export function PastePreview({ sheet, overlay: { block } }: OverlayProps<'pasteHeaders'>) {
  const { world } = sheet;
  const table = tableOf(world.props().table);
  const [titles = [], ...body] = block;
  const [fields, setFields] = useState<Fields>(() => fieldsByTitle(titles, table));
  const [place, setPlace] = useState<'end' | 'selection'>('end');
  const first = useRef<GetRef<typeof Button>>(null);
  const heading = useId();
  useEffect(() => first.current?.focus(), []);

  const top = (world.selecting.range?.top ?? 0) + 1;
  const unmatched = titles.filter((title, column) => fields[column] === null && title.trim() !== '');
  const choose = (column: number, field: string) =>
    // a field takes one column: the one that had it gives it up
    setFields(fields.map((own, at) => (at === column ? field || null : own === field ? null : own)));
  const act = (paste: (clipboard: SheetClipboard) => void) => () => {
    world.overlays.close();
    paste(new SheetClipboard(world));
  };
  return (
    <Floating sheet={sheet} at={corner} label="按列名粘贴" className="paste-preview">
      <h2 id={heading}>粘贴的第一行是列名</h2>
      <p>
        共 {body.length} 行、{titles.length} 列，请看各列放到哪里。
        {unmatched.length > 0 && <strong className="paste-preview-left">没有对应的列，不会粘贴：{unmatched.join('、')}。</strong>}
      </p>
      <div className="paste-preview-list">
        <table aria-labelledby={heading}>
          <thead>
            <tr>
              <th>粘贴的列</th>
              <th>放到</th>
              <th colSpan={shownRows}>前 {Math.min(shownRows, body.length)} 行读作</th>
            </tr>
          </thead>
          <tbody>
            {titles.map((title, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
              <tr key={column}>
                <th scope="row">{title.trim() || `（第 ${column + 1} 列）`}</th>
                <td>
                  <FieldChoice
                    title={title.trim() || `第 ${column + 1} 列`}
                    table={table}
                    field={fields[column]}
                    onChoose={(field) => choose(column, field)}
                  />
                </td>
                {body.slice(0, shownRows).map((line, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
                  <td key={row}>
                    <Reading sheet={sheet} field={fields[column] ?? null} text={line[column] ?? ''} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Radio.Group
        value={place}
        onChange={({ target }) => setPlace(target.value as typeof place)}
        options={[
          { value: 'end', label: `在表末新增 ${body.length} 行` },
          { value: 'selection', label: `从选中的第 ${top} 行起往下填，覆盖原内容` },
        ]}
      />
      <footer>
        <Button
          ref={first}
          type="primary"
          disabled={fields.every((field) => field === null)}
          onClick={act((clipboard) => clipboard.pasteNamed(body, fields, place))}
        >
          按列名粘贴
        </Button>
        <Button onClick={act((clipboard) => clipboard.pasteBlock(block))}>原样粘贴</Button>
        <Button onClick={() => world.overlays.close()}>取消</Button>
      </footer>
    </Floating>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly table: ReturnType<typeof tableOf>;
  readonly field: string | null | undefined;
  onChoose(field: string): void;
}

function FieldChoice({ title, table, field, onChoose }: ChoiceProps) {
  const [open, setOpen] = useState(false);
  const options = Object.entries(table.fields).map(([value, { title: label }]) => ({ value, label }));
  return (
    <Select
      size="small"
      aria-label={`“${title}”放到哪一列`}
      value={field ?? leaveOut}
      status={field ? '' : 'warning'}
      open={open}
      onOpenChange={setOpen}
      // Escape closes the list first, the card only when no list is open
      onKeyDown={(event) => open && event.key === 'Escape' && event.stopPropagation()}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={onChoose}
      options={[{ value: leaveOut, label: '不粘贴' }, ...options]}
    />
  );
}

/** A text as its column would read it; masked where the sheet masks. */
function Reading({ sheet, field, text }: { sheet: OverlayProps<'pasteHeaders'>['sheet']; field: string | null; text: string }) {
  const { cells, props } = sheet.world;
  if (field === null || text.trim() === '') return <span className="paste-preview-quiet">{text}</span>;
  const model = cells.field(field);
  if (isMasked(model, text)) return <span className="paste-preview-bad">{text}（遮蔽过，不填）</span>;
  const value = cells.coerce(field, text);
  if (isUnread(value)) return <span className="paste-preview-bad">{text}（读不懂）</span>;
  const reading = cells.text({ id: '', unit: '', [field]: value }, field);
  return <span>{model.personal && !props().reveal ? masked(model, reading) : reading}</span>;
}
