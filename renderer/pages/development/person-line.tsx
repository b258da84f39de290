import { fourDuals } from '#shared/development/four-duals.ts';
import { type NextStep, urgencyOf } from '#shared/development/next-steps.ts';
import type { Progress } from '#shared/development/progress.ts';
import { stageFields, stageTitles } from '#shared/development/stages.ts';
import { jumpTo } from '../../app/jump.ts';
import { labelIn } from '../../app/row-set.ts';
import { dayWords, distanceWords } from './due-words.ts';
import type { LiveProgress, RowSets } from './use-progress.ts';

const tones = { overdue: 'state-bad', soon: 'state-waiting', ready: 'state-good', undated: '', later: '' } as const;
export const columnTitles = ['姓名', '党支部', '阶段', '下一步', '期限', '四个双'] as const;

interface LineProps {
  readonly person: Progress;
  readonly live: LiveProgress;
  /** Whether the office that keeps the row is told. */
  readonly withUnit: boolean;
}

/** One person: the stage reached, what is next and by when, 四个双. The name leads to the cell of the next step. */
export function PersonLine({ person: { row, stage, since, steps, urgency }, live: { sets, today }, withUnit }: LineProps) {
  const [first, ...others] = steps;
  const name = row.name ?? '（未填姓名）';
  const employer = row.employer && labelIn('organization', sets.get('organization')?.byId.get(row.employer));
  const branch = row.branch && labelIn('party_organization', sets.get('party_organization')?.byId.get(row.branch));
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => jumpTo('development', row.id, first?.field ?? stageFields[stage])}>
          {name}
        </button>
        {employer && <div className="page-note">{employer}</div>}
      </th>
      <td>
        {branch ?? '未填'}
        {withUnit && <div className="page-note">{unitName(row.unit, sets)}</div>}
      </td>
      <td>
        {stageTitles[stage]}
        <div className="page-note day">{since ?? '日期未填'}</div>
      </td>
      <td>
        {first ? (
          <>
            <strong>{first.what}</strong>
            <div className="page-note">{[first.rule, `依据：${first.source}`].filter(Boolean).join(' · ')}</div>
          </>
        ) : (
          <span className="page-note">{stage === 'ended' ? '已终止培养' : '已办完'}</span>
        )}
        {others.length > 0 && (
          <div className="page-note">
            另有：
            {others.map((step, place) => (
              <span key={step.field}>
                {place > 0 && '；'}
                {step.what}
                <span className="day">{aside(step, today)}</span>
              </span>
            ))}
          </div>
        )}
      </td>
      <td>
        {first && urgency !== undefined && (
          <>
            <div className="day">{dayWords(first, today)}</div>
            <span className={`state ${tones[urgency]}`}>{distanceWords(first, urgencyOf(first, today), today)}</span>
          </>
        )}
      </td>
      <td>
        <ul className="duals" aria-label={`${name}的四个双`}>
          {fourDuals.map(({ field, title }) => (
            <li key={field}>
              <button
                type="button"
                className={row[field] === null ? 'link-button dual' : 'link-button dual dual-done'}
                aria-label={`${name}，${title}：${row[field] === null ? '未做' : `${row[field]} 已做`}`}
                onClick={() => jumpTo('development', row.id, field)}
              >
                {title} <span className="day">{row[field] ?? '未做'}</span>
              </button>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** The day of a step that is not the most urgent, and whether it is late as well. */
function aside(step: NextStep, today: string): string {
  const day = dayWords(step, today);
  if (day === '') return '';
  return urgencyOf(step, today) === 'overdue' ? ` ${day}（已逾期）` : ` ${day}`;
}

/** The office that keeps a row, by its name where it is known. */
function unitName(code: string, sets: RowSets): string {
  const known = [...(sets.get('unit')?.byId.values() ?? [])].find((unit) => unit.code === code);
  return String(known?.name ?? code);
}
