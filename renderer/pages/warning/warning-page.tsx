import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { type AidedWarning, type AidState, aidStates, aidStateTitles, keyOf } from '#shared/warning/aid-board.ts';
import { type Colour, colours, colourTitles } from '#shared/warning/warning-kinds.ts';
import { SettledAids } from './settled-aids.tsx';
import { type LiveBoard, type RowSets, useBoard } from './use-board.ts';
import { columnTitles, WarningEntry } from './warning-entry.tsx';
import './warning-page.css';

type Choice<T extends string> = T | 'all';

/** 预警: what the ledger warns of now, by colour (above a township by the unit that keeps it), and the 帮扶 of each [WRN-001, WRN-002, WRN-003]. */
export function WarningPage({ identity }: { identity: Identity }) {
  const live = useBoard();
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>预警</h1>
        <span className="page-note">随台账即时计算，不能手工销号：台账补正、不再显示这一情况，预警自动解除。颜色和月数为惯例。</span>
      </header>
      {live && <Board live={live} identity={identity} />}
    </div>
  );
}

function Board({ live, identity }: { live: LiveBoard; identity: Identity }) {
  const { board, sets, today } = live;
  const [colour, setColour] = useState<Choice<Colour>>('all');
  const [state, setState] = useState<Choice<AidState>>('all');
  const { standing, settled } = board;
  const inState = standing.filter((one) => state === 'all' || one.state === state);
  const inColour = standing.filter((one) => colour === 'all' || one.warning.colour === colour);
  const shown = inState.filter((one) => colour === 'all' || one.warning.colour === colour);
  const groups = identity.level === 'township' ? byColour(shown) : byUnit(shown, sets);
  return (
    <>
      {standing.length === 0 ? (
        <p className="card">没有预警。</p>
      ) : (
        <div className="page-filters">
          <Segmented<Choice<Colour>>
            aria-label="颜色"
            size="small"
            value={colour}
            onChange={setColour}
            options={[
              { value: 'all', label: `全部 ${inState.length}` },
              ...colours.map((one) => ({
                value: one,
                label: (
                  <Counted mark={one} title={colourTitles[one]} count={inState.filter(({ warning }) => warning.colour === one).length} />
                ),
              })),
            ]}
          />
          <Segmented<Choice<AidState>>
            aria-label="帮扶状态"
            size="small"
            value={state}
            onChange={setState}
            options={[
              { value: 'all', label: `全部 ${inColour.length}` },
              ...aidStates.map((one) => ({
                value: one,
                label: `${aidStateTitles[one]} ${inColour.filter((aided) => aided.state === one).length}`,
              })),
            ]}
          />
        </div>
      )}
      {standing.length > 0 && shown.length === 0 && <p className="card">没有符合所选颜色和状态的预警。</p>}
      {groups.map(({ key, title, entries }) => (
        <WarningGroup key={key} title={title} entries={entries} live={live} unit={identity.unit} />
      ))}
      {settled.length > 0 && <SettledAids settled={settled} sets={sets} today={today} unit={identity.unit} />}
    </>
  );
}

const Counted = ({ mark, title, count }: { mark: Colour; title: string; count: number }) => (
  <span className="warning-choice">
    <i className={`warning-dot warning-dot-${mark}`} aria-hidden />
    {title} {count}
  </span>
);

interface Group {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly AidedWarning[];
}

const byColour = (shown: readonly AidedWarning[]): Group[] =>
  colours
    .map((colour) => ({ key: colour, title: colourTitles[colour], entries: shown.filter(({ warning }) => warning.colour === colour) }))
    .filter(({ entries }) => entries.length > 0);

/** By the office that keeps the row, the one with most warnings first; the gravest first in each. */
function byUnit(shown: readonly AidedWarning[], sets: RowSets): Group[] {
  const names = new Map([...(sets.get('unit')?.byId.values() ?? [])].map(({ code, name }) => [code, name]));
  const units = new Map<string, AidedWarning[]>();
  for (const one of shown) {
    const known = units.get(one.warning.unit);
    if (known) known.push(one);
    else units.set(one.warning.unit, [one]);
  }
  return [...units]
    .map(([unit, entries]) => ({ key: unit, title: String(names.get(unit) ?? unit), entries }))
    .sort((a, b) => b.entries.length - a.entries.length || (a.key < b.key ? -1 : 1));
}

/** Lines added at a time: a long list is not drawn at once. */
const step = 50;

interface WarningGroupProps {
  readonly title: string;
  readonly entries: readonly AidedWarning[];
  readonly live: LiveBoard;
  readonly unit: string;
}

function WarningGroup({ title, entries, live, unit }: WarningGroupProps) {
  const [limit, setLimit] = useState(step);
  return (
    <section className="card" aria-label={`${title}预警`}>
      <h2>
        {title}：{entries.length} 个
      </h2>
      <table className="plain-table fixed-table warning-table">
        <thead>
          <tr>
            {columnTitles.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, limit).map((aided) => (
            <WarningEntry key={keyOf(aided)} aided={aided} live={live} unit={unit} />
          ))}
        </tbody>
      </table>
      {limit < entries.length && (
        <Button size="small" onClick={() => setLimit(limit + step)}>
          再显示 {Math.min(step, entries.length - limit)} 个
        </Button>
      )}
    </section>
  );
}
