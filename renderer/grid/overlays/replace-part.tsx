import { Button, Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Finding, Found } from '../finding/finding.ts';
import { planReplacing, type Replacement, replacementAt, writeReplacements } from '../finding/replacing.ts';
import type { SheetCore } from '../sheet-core.ts';

interface Props {
  readonly sheet: SheetCore;
  readonly finding: Finding;
  readonly found: Found;
}

const none: readonly Replacement[] = [];
const keyOf = ({ id, field }: Replacement) => `${id} ${field}`;
/** More is no longer looked through by a person, nor written as one act. */
const most = 100_000;
const page = 100;

/** The second half of the bar: what is put in place, and before → after of every cell it would change. */
export function ReplacePart({ sheet, finding, found }: Props) {
  const { world } = sheet;
  const [by, setBy] = useState('');
  const [shown, setShown] = useState(page);
  const [done, setDone] = useState('');
  /** Cells whose tick the person changed. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const plan = usePlan(sheet, finding, found, by);
  // what could no longer be read is left out unless the person wants it
  const isChosen = (item: Replacement) => item.locked === undefined && item.unreadable === turned.has(keyOf(item));
  const chosen = plan.filter(isChosen);

  const replaceOne = async () => {
    const place = found.hits[finding.at - 1];
    const item = place === undefined ? undefined : replacementAt(world, finding, place, found.query, by);
    if (item?.locked !== undefined) world.refuse(item.locked);
    else if (item) writeReplacements(world, [item]);
    await finding.step(1);
  };
  const replaceAll = () => {
    writeReplacements(world, chosen);
    setDone(`已替换 ${chosen.length} 处（撤销：Ctrl+Z）`);
    setTurned(new Set());
  };
  const turn = (item: Replacement) => {
    const next = new Set(turned);
    if (!next.delete(keyOf(item))) next.add(keyOf(item));
    setTurned(next);
  };
  return (
    <>
      <div className="find-line">
        <Input
          size="small"
          aria-label="替换为"
          placeholder="替换为（不填就是删去）"
          value={by}
          onChange={({ target }) => {
            setBy(target.value);
            setDone('');
          }}
          onPressEnter={(event) => event.nativeEvent.isComposing || void replaceOne()}
        />
        <Button size="small" disabled={found.hits.length === 0} onClick={() => void replaceOne()}>
          替换并找下一处
        </Button>
        <Button size="small" type="primary" disabled={chosen.length === 0 || found.searching} onClick={replaceAll}>
          全部替换{chosen.length > 0 && `（${chosen.length} 处）`}
        </Button>
      </div>
      <p className="find-note" role="status">
        {done || summary(plan, chosen.length, found.hits.length)}
      </p>
      {plan.length > 0 && (
        <ul className="replace-list" aria-label="替换前后">
          {plan.slice(0, shown).map((item) => (
            <ReplacementLine key={keyOf(item)} item={item} chosen={isChosen(item)} onTurn={() => turn(item)} />
          ))}
          {plan.length > shown && (
            <li>
              <Button size="small" type="link" onClick={() => setShown(shown + page)}>
                再显示 {page} 处（还有 {plan.length - shown} 处）
              </Button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function ReplacementLine({ item, chosen, onTurn }: { item: Replacement; chosen: boolean; onTurn(): void }) {
  const { line, title, before, after, locked, unreadable } = item;
  return (
    <li>
      <Checkbox checked={chosen} disabled={locked !== undefined} onChange={onTurn}>
        <span className="replace-where">{`第 ${line} 行 ${title}`}</span>
        <del>{before}</del> → <ins>{after || '（空）'}</ins>
        {locked !== undefined && <span className="replace-mark">不能修改：{locked}</span>}
        {unreadable && <span className="replace-mark">替换后读不懂，会标为错误</span>}
      </Checkbox>
    </li>
  );
}

/** What would be replaced, reckoned anew when what was found or what is typed changes. */
function usePlan(sheet: SheetCore, finding: Finding, found: Found, by: string): readonly Replacement[] {
  const [plan, setPlan] = useState(none);
  const { hits, searching } = found;
  useEffect(() => {
    if (searching || hits.length === 0 || hits.length > most) {
      if (!searching) setPlan(none);
      return undefined;
    }
    let alive = true;
    void planReplacing(sheet.world, finding, by, () => alive).then((made) => made && setPlan(made));
    return () => {
      alive = false;
    };
  }, [sheet, finding, hits, searching, by]);
  return plan;
}

function summary(plan: readonly Replacement[], chosen: number, hits: number): string {
  if (hits > most) return `找到 ${hits} 处，太多了：请写得更具体，或先选中一部分再勾选“只在选区”。`;
  const locked = plan.filter((item) => item.locked !== undefined).length;
  const unreadable = plan.filter((item) => item.locked === undefined && item.unreadable).length;
  if (plan.length === 0) return hits > 0 ? '替换后没有变化。' : '';
  return [`将替换 ${chosen} 处`, locked > 0 && `${locked} 处不能修改`, unreadable > 0 && `${unreadable} 处替换后读不懂，要替换请逐条勾选`]
    .filter(Boolean)
    .join('；')
    .concat('。');
}
