import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type AidedWarning, aidStateTitles } from '#shared/warning/aid-board.ts';
import { colourTitles, warningKinds } from '#shared/warning/warning-kinds.ts';
import { jumpTo } from '../../app/jump.ts';
import { labelIn } from '../../app/row-set.ts';
import { MeasureForm, OutcomeForm } from './aid-forms.tsx';
import { useAidActs } from './use-aid-acts.ts';
import type { LiveBoard } from './use-board.ts';
import { WarningBasis } from './warning-basis.tsx';

const tones = { open: 'state-bad', overdue: 'state-bad', awaiting: 'state-waiting', helping: '' } as const;
/** Columns of the table of warnings. */
export const columnTitles = ['党组织', '预警', '起始', '帮扶', '状态', '操作'] as const;

interface EntryProps {
  readonly aided: AidedWarning;
  readonly live: LiveBoard;
  /** This desk's unit: what another one wrote is only read here. */
  readonly unit: string;
}

/** One warning: whom it concerns, what and since when, what is done about it; measure and outcome are written in place. */
export function WarningEntry({ aided, live, unit }: EntryProps) {
  const { sets, today } = live;
  const { warning, aid, state } = aided;
  const [open, setOpen] = useState<'basis' | 'measure' | 'outcome'>();
  const acts = useAidActs();
  const act = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef<typeof open>(undefined);
  // who leaves a form goes on where it was opened
  useEffect(() => {
    if (open === undefined && wasOpen.current !== undefined && wasOpen.current !== 'basis') act.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const subject = labelIn('party_organization', sets.get('party_organization')?.byId.get(warning.id)) ?? '（未填名称）';
  const { title, evidence } = warningKinds[warning.kind];
  const toggle = (what: typeof open) => setOpen(open === what ? undefined : what);
  const closing = async (saved: Promise<boolean>) => {
    if (await saved) setOpen(undefined);
  };
  const own = aid?.unit === unit;
  const toRecord = aid !== undefined && state !== 'awaiting';
  return (
    <>
      <tr>
        <th scope="row">
          <button type="button" className="link-button" onClick={() => jumpTo('party_organization', warning.id, warning.field)}>
            {subject}
          </button>
        </th>
        <td>
          <span className={`warning-colour warning-${warning.colour}`}>{colourTitles[warning.colour]}</span> <strong>{title}</strong>
          <div>{warning.message}</div>
          <button type="button" className="link-button warning-rule" aria-expanded={open === 'basis'} onClick={() => toggle('basis')}>
            {warning.rule} · 查看依据
          </button>
        </td>
        <td className="day">{warning.since ?? '不详'}</td>
        <td>
          {aid ? (
            <>
              <button type="button" className="link-button" onClick={() => jumpTo('visit_aid', aid.id, 'measures')}>
                {aid.measures ?? '（未填措施）'}
              </button>
              <div className="page-note">
                责任人 {aid.responsible ?? '未填'}，期限 {aid.due_on ?? '未填'}
              </div>
              {aid.outcome !== null && <div>结果：{aid.outcome}</div>}
            </>
          ) : (
            <span className="page-note">还没有措施、责任人和期限</span>
          )}
        </td>
        <td>
          <span className={`state ${tones[state]}`}>{aidStateTitles[state]}</span>
          {state === 'awaiting' && <div className="page-note">台账仍显示预警，还缺：{evidence}</div>}
        </td>
        <td className="warning-acts">
          {toRecord && own && (
            <Button ref={act} size="small" aria-label={`记录结果：${subject}，${title}`} onClick={() => toggle('outcome')}>
              记录结果
            </Button>
          )}
          {toRecord && !own && <span className="page-note">结果由填报单位记录</span>}
          {state !== 'helping' && (
            <Button
              {...(toRecord && own ? {} : { ref: act })}
              size="small"
              aria-label={`${state === 'open' ? '落实帮扶' : '再落实'}：${subject}，${title}`}
              onClick={() => toggle('measure')}
            >
              {state === 'open' ? '落实帮扶' : '再落实'}
            </Button>
          )}
        </td>
      </tr>
      {open !== undefined && (
        <tr className="warning-detail">
          <td colSpan={columnTitles.length}>
            {open === 'basis' && <WarningBasis aided={aided} live={live} />}
            {open === 'measure' && (
              <MeasureForm
                today={today}
                busy={acts.task.busy}
                onSave={(measure) => void closing(acts.begin(warning, today, measure))}
                onCancel={() => setOpen(undefined)}
              />
            )}
            {open === 'outcome' && aid && (
              <OutcomeForm
                standing={aid}
                today={today}
                busy={acts.task.busy}
                onSave={(outcome) => void closing(acts.record(aid.id, aid, outcome))}
                onCancel={() => setOpen(undefined)}
              />
            )}
          </td>
        </tr>
      )}
    </>
  );
}
