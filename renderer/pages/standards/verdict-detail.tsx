import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { tableOf } from '#shared/model/tables.ts';
import { standardSource, titleIn } from '#shared/standards/catalogue.ts';
import type { Evidence } from '#shared/standards/standard-ledger.ts';
import { isAutomatic, type Subject, unitOf, type Verdict } from '#shared/standards/verdict.ts';
import { jumpTo } from '../../app/jump.ts';
import { labelIn } from '../../app/row-set.ts';
import { MarkForm } from './mark-form.tsx';
import { useMark } from './use-mark.ts';
import type { LiveStandards } from './use-standards.ts';
import { byText, nameOf, stateTitles, verdictText } from './verdict-words.ts';

/** Rows behind a verdict that are listed; more are counted. */
const listed = 20;

interface Props {
  readonly subject: Subject;
  readonly verdict: Verdict;
  readonly live: LiveStandards;
  /** This desk's unit: what another one is to mark is only read here. */
  readonly unit: string;
  onClose(): void;
}

/** What proves a verdict: by whom it is said, on what it rests, the rows behind it; items of one's own that the ledger cannot prove are marked here. */
export function VerdictDetail({ subject, verdict, live, unit, onClose }: Props) {
  const { item, mark, evidence } = verdict;
  const { board, sets, today, year } = live;
  const title = `${nameOf(subject)} · ${titleIn(board.group, item)}`;
  const own = unitOf(subject) === unit;
  const byHand = verdict.by !== 'ledger' || verdict.state === 'not_asked';
  const [writing, setWriting] = useState(byHand && own && verdict.state === 'unmarked');
  const { task, mark: write } = useMark();
  const whole = useRef<HTMLElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  // who opens it reads on here; a form takes the focus itself
  useEffect(() => {
    if (!writing) head.current?.focus();
    whole.current?.scrollIntoView({ block: 'nearest' });
  }, [writing]);
  const standing = mark && sets.get('standard_mark')?.byId.get(mark.id);
  return (
    <section ref={whole} aria-label={title}>
      <h2 ref={head} tabIndex={-1}>
        {title}：{verdictText(verdict)}
      </h2>
      <dl className="facts">
        <dt>依据</dt>
        <dd>
          {standardSource} · {board.group.title}（{year} 年）
        </dd>
        <dt>凭什么</dt>
        <dd>
          {isAutomatic(item) ? '自动判定：' : ''}
          {board.group.proofs[item]}。
        </dd>
        <dt>判定</dt>
        <dd>
          {byText(verdict) || stateTitles[verdict.state]}
          {verdict.reason !== '' && `：${verdict.reason}`}
        </dd>
        {evidence.length > 0 && (
          <>
            <dt>{verdict.state === 'unmet' && verdict.by === 'ledger' ? '相关的格' : '依据的记录'}</dt>
            <dd>
              <ul>
                {evidence.slice(0, listed).map((one) => (
                  <li key={`${one.id} ${one.field}`}>
                    <EvidenceLink evidence={one} live={live} />
                  </li>
                ))}
              </ul>
              {evidence.length > listed && `共 ${evidence.length} 处，这里列出 ${listed} 处。`}
            </dd>
          </>
        )}
        {mark && verdict.by === 'ledger' && (
          <>
            <dt>手工评定</dt>
            <dd>
              {mark.met ? '达标' : '未达标'}
              {mark.evidence !== null && `：${mark.evidence}`}
              {verdict.differs && <strong>（与自动判定不一致，以自动判定为准）</strong>}{' '}
              <EvidenceLink evidence={{ table: 'standard_mark', id: mark.id, field: 'met' }} live={live} />
            </dd>
          </>
        )}
      </dl>
      {writing ? (
        <MarkForm
          title={title}
          standing={mark}
          busy={task.busy}
          onSave={(marking) =>
            void write({ subject, item, year, today, standing }, marking).then((written) => written && setWriting(false))
          }
          onCancel={onClose}
        />
      ) : (
        <div className="step-acts">
          {byHand && own && verdict.state !== 'counted' && (
            <Button size="small" onClick={() => setWriting(true)}>
              {mark ? '改评定' : '评定'}
            </Button>
          )}
          {byHand && !own && <span className="page-note">由填报单位评定。</span>}
          <Button size="small" onClick={onClose}>
            收起
          </Button>
        </div>
      )}
    </section>
  );
}

function EvidenceLink({ evidence: { table, id, field }, live: { sets } }: { evidence: Evidence; live: LiveStandards }) {
  const { title, fields } = tableOf(table);
  const label = labelIn(table, sets.get(table)?.byId.get(id)) ?? '（未填）';
  return (
    <button type="button" className="link-button" onClick={() => jumpTo(table, id, field)}>
      {title} · {label}（{fields[field]?.title ?? field}）
    </button>
  );
}
