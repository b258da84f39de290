import './problem-card.css';
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { catalogue } from '#shared/rules/catalogue.ts';
import type { Mend, Problem } from '#shared/rules/rule.ts';
import { type Mendable, mendablesAt, mendingAt, writeMend } from '../deeds/mending.ts';
import type { CellRef } from '../selecting/selection.ts';
import type { SheetCore } from '../sheet-core.ts';
import { ColumnMending } from './column-mending.tsx';
import { Floating } from './floating.tsx';
import type { OverlayProps } from './overlay-props.ts';
import { WaiverForm } from './waiver-form.tsx';

interface Numbered {
  readonly mend: Mend;
  /** The digit that does it, from 1; the first nine have one. */
  readonly digit: number;
}

const severityOf = ({ severity, waived }: Problem) =>
  severity === 'error'
    ? ({ text: '错误', mark: 'error' } as const)
    : waived === undefined
      ? ({ text: '提醒', mark: 'warning' } as const)
      : ({ text: '已说明', mark: 'waived' } as const);

/** The quick fixes of a cell in one row of numbers, problem by problem. */
function numbered(mendables: readonly Mendable[]): readonly (Mendable & { readonly fixes: readonly Numbered[] })[] {
  let digit = 0;
  return mendables.map((mendable) => ({ ...mendable, fixes: mendable.mends.map((mend) => ({ mend, digit: ++digit })) }));
}

const controls = 'button:not(:disabled), textarea';

/** Arrows go from button to button, as Tab does; digits press the fix they stand on. Texts being typed keep their keys. */
function onKeys(event: KeyboardEvent<HTMLDivElement>): void {
  const target = event.target as HTMLElement;
  if (target instanceof HTMLTextAreaElement || event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(controls)];
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const next = step && all[(all.indexOf(target) + step + all.length) % all.length];
  const wanted = next || (/^[1-9]$/.test(event.key) && event.currentTarget.querySelector<HTMLElement>(`[data-digit="${event.key}"]`));
  if (!wanted) return;
  event.preventDefault();
  if (next) wanted.focus();
  else wanted.click();
}

/** What is wrong with a cell and on what it rests, with what can be done about it in place. */
export function ProblemCard({ sheet, overlay: { cell } }: OverlayProps<'problemCard'>) {
  const { world } = sheet;
  const body = useRef<HTMLDivElement>(null);
  // what was wrong when the card was opened: it is closed by what changes that
  const problems = useMemo(() => numbered(mendablesAt(world, cell)), [world, cell]);
  const at = useMemo(() => {
    const box = world.boxOf(cell);
    return box ? { x: box.left, y: box.top + box.height + 2 } : { x: 60, y: 60 };
  }, [world, cell]);
  const title = world.cells.field(cell.column).title;
  const line = world.cells.line(cell.row, world.view.pointOf(cell)?.row ?? 0);
  useEffect(() => {
    const card = body.current;
    const first = ['[data-digit]', 'section button', 'button'].map((which) => card?.querySelector<HTMLElement>(which)).find(Boolean);
    first?.focus();
  }, []);
  const close = () => world.overlays.close();
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'F8') return onKeys(event);
    event.preventDefault();
    close();
    sheet.run({ do: 'problem', step: event.shiftKey ? -1 : 1 });
    sheet.run({ do: 'problemCard' });
  };
  return (
    <Floating sheet={sheet} at={at} label={`“${title}”第 ${line} 行的问题`} className="problem-card">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that its buttons let through are handled in one place */}
      <div ref={body} onKeyDown={walk}>
        <div className="problem-card-head">
          <h2>{`${title} · 第 ${line} 行`}</h2>
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label="关闭" onClick={close} />
        </div>
        {problems.length === 0 && <p className="problem-card-none">这一格没有问题。</p>}
        {problems.map((found) => (
          <ProblemSection key={`${found.problem.rule} ${found.problem.message}`} sheet={sheet} cell={cell} {...found} />
        ))}
      </div>
    </Floating>
  );
}

type SectionProps = Mendable & { readonly sheet: SheetCore; readonly cell: CellRef; readonly fixes: readonly Numbered[] };

function ProblemSection({ sheet, cell, problem, mends, fixes }: SectionProps) {
  const { world } = sheet;
  const { ruleCard, waive } = world.props();
  const card = ruleCard?.(problem.rule);
  const rule = card ?? catalogue.find(({ id }) => id === problem.rule);
  const severity = severityOf(problem);
  const row = world.store.get(cell.row);
  const locked = row && world.cells.locked(row, cell.column);
  return (
    <section>
      <p className="problem-card-message">
        <span className={`problem-card-${severity.mark}`}>{severity.text}</span>
        {problem.message}
      </p>
      {rule && <p className="problem-card-source">{`${problem.rule} ${rule.title} · 依据：${rule.source}`}</p>}
      {card?.parameters && <p className="problem-card-source">{`参数：${card.parameters}`}</p>}
      {locked !== undefined && <p className="problem-card-none">{locked}</p>}
      {locked === undefined && fixes.length > 0 && (
        <>
          <div className="problem-card-acts">
            {fixes.map(({ mend, digit }) => (
              <Button
                key={digit}
                size="small"
                type={fixes.length === 1 ? 'primary' : 'default'}
                data-digit={digit}
                onClick={() => apply(sheet, cell, mend)}
              >
                {digit <= 9 && <kbd>{digit}</kbd>}
                {mend.title}
              </Button>
            ))}
          </div>
          {fixes.length > 1 && <p className="problem-card-none">不止一种可能，请核对后选一种。</p>}
          {fixes.length === 1 && fixes[0]?.mend.toCheck && <p className="problem-card-none">请对照原件核对后再改。</p>}
        </>
      )}
      {mends.length > 0 && <ColumnMending sheet={sheet} problem={problem} />}
      {problem.severity === 'warning' && waive && <WaiverForm sheet={sheet} problem={problem} waive={waive} />}
    </section>
  );
}

function apply({ world }: SheetCore, cell: CellRef, mend: Mend): void {
  const mending = mendingAt(world, cell, mend);
  world.overlays.close();
  if (mending) writeMend(world, mending);
}
