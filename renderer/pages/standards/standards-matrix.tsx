import { Pagination } from 'antd';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import { itemsOf, type StandardGroup, titleIn } from '#shared/standards/catalogue.ts';
import { demoNote } from '#shared/standards/score.ts';
import type { BoardLine } from '#shared/standards/standards-board.ts';
import { type VerdictState, verdictStates } from '#shared/standards/verdict.ts';
import { jumpTo } from '../../app/jump.ts';
import type { LiveStandards } from './use-standards.ts';
import { VerdictDetail } from './verdict-detail.tsx';
import { byText, nameOf, type Picked, type Place, stateTitles, verdictText } from './verdict-words.ts';

/** Lines of a page: a table of thousands is not drawn at once. */
const pageSize = 50;

interface Props {
  readonly live: LiveStandards;
  /** The lines to show; that of an open verdict stays while it is open. */
  readonly lines: readonly BoardLine[];
  readonly open: Place | undefined;
  readonly unit: string;
  /** Whether subjects have a sheet that this desk keeps. */
  readonly linked: boolean;
  onOpen(place: Place | undefined): void;
  onPick(picked: Picked): void;
}

/** Subjects by items: each verdict as a word, the totals of every item above them. */
export function StandardsMatrix({ live, lines, open, unit, linked, onOpen, onPick }: Props) {
  const { board } = live;
  const { group } = board;
  const [page, setPage] = useState(1);
  const opener = useRef<HTMLButtonElement>(null);
  const items = itemsOf(group);
  const graded = group.subject !== 'unit' && group.id !== 'pairing';
  const scored = group.id !== 'pairing';
  const width = 1 + items.length + (scored ? 1 : 0) + (graded ? 1 : 0);
  const last = Math.max(1, Math.ceil(lines.length / pageSize));
  const shownPage = Math.min(page, last);
  const shown = lines.slice((shownPage - 1) * pageSize, shownPage * pageSize);
  const close = () => {
    onOpen(undefined);
    opener.current?.focus();
  };
  return (
    <>
      <table className="plain-table fixed-table standards-table">
        <thead>
          <tr>
            <th>对象</th>
            {items.map((item) => (
              <th key={item}>{titleIn(group, item)}</th>
            ))}
            {scored && <th className="number">本项得分</th>}
            {graded && <th>示范点（{demoNote}）</th>}
          </tr>
        </thead>
        <tbody>
          {totalStates(live).map((state) => (
            <tr key={state} className="standards-total">
              <th scope="row">合计{stateTitles[state]}</th>
              {items.map((item, at) => (
                <td key={item}>
                  <Total
                    count={board.totals[at]?.[state] ?? 0}
                    item={titleIn(group, item)}
                    state={state}
                    onPick={() => onPick({ item, state })}
                  />
                </td>
              ))}
              {scored && <td />}
              {graded && <td />}
            </tr>
          ))}
          {shown.map((line) => (
            <Fragment key={line.subject.row.id}>
              <Line line={line} group={group} open={open} linked={linked} scored={scored} graded={graded} onOpen={onOpen} opener={opener} />
              {open?.subject === line.subject.row.id && (
                <tr className="standards-detail">
                  <td
                    colSpan={width}
                    onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && !event.nativeEvent.isComposing && close()}
                  >
                    {line.verdicts
                      .filter(({ item }) => item === open.item)
                      .map((verdict) => (
                        <VerdictDetail
                          key={`${open.subject} ${open.item}`}
                          subject={line.subject}
                          verdict={verdict}
                          live={live}
                          unit={unit}
                          onClose={close}
                        />
                      ))}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {lines.length === 0 && <p className="page-note">没有符合所选条件的对象。</p>}
      {lines.length > pageSize && (
        <Pagination
          size="small"
          align="end"
          current={shownPage}
          pageSize={pageSize}
          total={lines.length}
          showSizeChanger={false}
          showTotal={(total) => `共 ${total} 个`}
          onChange={(next) => {
            setPage(next);
            onOpen(undefined);
          }}
        />
      )}
    </>
  );
}

/** The states that the totals tell: the three of every item, and what else occurs. */
function totalStates({ board: { group, totals } }: LiveStandards): readonly VerdictState[] {
  if (group.id === 'pairing') return ['counted'];
  return totals.some(({ not_asked }) => not_asked > 0) ? [...verdictStates, 'not_asked'] : verdictStates;
}

function Total({ count, item, state, onPick }: { count: number; item: string; state: VerdictState; onPick(): void }) {
  const unit = state === 'counted' ? '对' : '个';
  if (count === 0) return <>0</>;
  return (
    <button type="button" className="link-button" aria-label={`${item}，${stateTitles[state]} ${count} ${unit}，查看名单`} onClick={onPick}>
      {count}
    </button>
  );
}

interface LineProps {
  readonly group: StandardGroup;
  readonly line: BoardLine;
  readonly open: Place | undefined;
  readonly linked: boolean;
  readonly scored: boolean;
  readonly graded: boolean;
  readonly opener: { current: HTMLButtonElement | null };
  onOpen(place: Place | undefined): void;
}

function Line({ line: { subject, verdicts, score, whole, grade }, group, open, linked, scored, graded, opener, onOpen }: LineProps) {
  const { id } = subject.row;
  const name = nameOf(subject);
  return (
    <tr>
      <th scope="row">
        {linked ? (
          <button type="button" className="link-button" onClick={() => jumpTo(subject.kind, id, 'name')}>
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      {verdicts.map((verdict) => {
        const { item, state, by, count, differs } = verdict;
        const isOpen = open?.subject === id && open.item === item;
        const said = byText(verdict);
        return (
          <td key={item}>
            <button
              type="button"
              className={`link-button verdict-${count === 0 ? 'none' : state}`}
              aria-expanded={isOpen}
              aria-label={`${name}，${titleIn(group, item)}：${verdictText(verdict)}${said && `，${said}`}${differs ? '，与手工评定不一致' : ''}`}
              onClick={(event) => {
                opener.current = event.currentTarget;
                onOpen(isOpen ? undefined : { subject: id, item });
              }}
            >
              {verdictText(verdict)}
            </button>
            {by === 'ledger' && said !== '' && <span className="verdict-note">自动</span>}
            {differs && <span className="verdict-note verdict-differs">不一致</span>}
          </td>
        );
      })}
      {scored && <td className="number">{score.asked === 0 ? '—' : `${score.met}/${score.asked}`}</td>}
      {graded && (
        <td>
          {grade?.title ?? '—'}
          <span className="verdict-note">
            {whole.met}/{whole.asked}
          </span>
        </td>
      )}
    </tr>
  );
}
