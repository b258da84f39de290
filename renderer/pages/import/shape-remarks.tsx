import { CheckCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { ReactNode } from 'react';
import { leftTitles, type Staged } from '#shared/contract/intake.ts';
import { fieldOf, isUnmatched, isUnsure, missingFields } from './column-targets.ts';
import type { PreviewMask } from './preview-masking.ts';
import { leftInWords } from './row-roles.ts';
import './shape-remarks.css';

interface Props {
  readonly staged: Staged;
  readonly mask: PreviewMask;
  readonly confirmed: ReadonlySet<string>;
  readonly disabled: boolean;
  onConfirm(headers: readonly string[]): void;
  /** Undefined where the table has no note. */
  readonly onNote: (() => void) | undefined;
  onTake(row: number): void;
}

type Tone = 'good' | 'ask' | 'info';
const icons: Record<Tone, ReactNode> = {
  good: <CheckCircleOutlined aria-hidden />,
  ask: <ExclamationCircleOutlined aria-hidden />,
  info: <InfoCircleOutlined aria-hidden />,
};

/** What is to be known of the recognised sheet, what needs a person first. */
export function ShapeRemarks({ staged, mask, confirmed, disabled, onConfirm, onNote, onTake }: Props) {
  const { columns, shape } = staged;
  const asking = columns.filter((column) => isUnsure(column) && !confirmed.has(column.header));
  const unmatched = columns.filter(isUnmatched);
  const { wanting, given } = missingFields(staged);
  return (
    <ul className="import-remarks">
      {asking.length > 0 && (
        <Remark tone="ask">
          {asking.length} 列是按相近的表头或内容认的，请核对：
          {asking.map(({ header, target }) => `${header} → ${(target && fieldOf(target)?.title) ?? ''}`).join('，')}
          <Button size="small" disabled={disabled} onClick={() => onConfirm(asking.map(({ header }) => header))}>
            确认全部对应
          </Button>
        </Remark>
      )}
      {unmatched.length > 0 && (
        <Remark tone="ask">
          {unmatched.length} 列没有对应的字段，不会导入：{unmatched.map(({ header }) => header).join('、')}
          {onNote && (
            <Button size="small" disabled={disabled} onClick={onNote}>
              全部记入备注
            </Button>
          )}
        </Remark>
      )}
      {wanting.length > 0 && (
        <Remark tone="ask">没有对应的必填项：{wanting.join('、')}。新增的行缺这些会列为有问题，可在下一步补填。</Remark>
      )}
      {given.length > 0 && <Remark tone="info">表里没有的，新增的行按常见情况填：{given.join('，')}</Remark>}
      <Remark tone={shape.data ? 'good' : 'ask'}>
        {spanInWords(staged)}
        <LeftOut staged={staged} mask={mask} disabled={disabled} onTake={onTake} />
        <span className="page-note">认得不对，点左边的行号改；Ctrl+Z 退回。</span>
      </Remark>
    </ul>
  );
}

function Remark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <li className={`import-remark-${tone}`}>
      {icons[tone]}
      <span>{children}</span>
    </li>
  );
}

function spanInWords({ shape, parts }: Staged): string {
  const { header, data, carried } = shape;
  const head =
    header === null ? '没有表头' : header.from === header.to ? `表头在第 ${header.from} 行` : `表头在第 ${header.from}–${header.to} 行`;
  if (!data) return `${head}，没有找到数据行。`;
  const read = Math.max(0, ...parts.map((part) => part.read));
  const down = carried > 0 ? `，${carried} 格是合并单元格，已逐行填上` : '';
  return `${head}，数据在第 ${data.from}–${data.to} 行，读到 ${read} 行${down}。`;
}

const listed = 200;

/** Rows left out, by reason; opened, each of them with its text and a way back. */
function LeftOut({ staged, mask, disabled, onTake }: Pick<Props, 'staged' | 'mask' | 'disabled' | 'onTake'>) {
  const words = leftInWords(staged.shape);
  if (words === '') return null;
  const { header, left } = staged.shape;
  const rows = left.filter(({ row }) => !(header && row >= header.from && row <= header.to));
  const content = (
    <ul className="left-out">
      {rows.slice(0, listed).map((one) => {
        const text = mask.left(one);
        return (
          <li key={one.row}>
            <span className="left-out-row">第 {one.row} 行</span>
            <span className="left-out-why">{leftTitles[one.why]}</span>
            <span className="left-out-text" title={text}>
              {text}
            </span>
            <Button size="small" type="link" disabled={disabled} aria-label={`导入第 ${one.row} 行`} onClick={() => onTake(one.row)}>
              导入
            </Button>
          </li>
        );
      })}
      {rows.length > listed && <li>另有 {rows.length - listed} 行</li>}
    </ul>
  );
  return (
    <>
      不导入：
      <Popover trigger="click" placement="bottomLeft" content={content}>
        <button type="button" className="left-out-button">
          {words}
        </button>
      </Popover>
    </>
  );
}
