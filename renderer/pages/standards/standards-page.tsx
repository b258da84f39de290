import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { type StandardGroup, titleIn } from '#shared/standards/catalogue.ts';
import { demoGrades, demoNote } from '#shared/standards/score.ts';
import type { BoardLine } from '#shared/standards/standards-board.ts';
import { StandardsMatrix } from './standards-matrix.tsx';
import './standards-page.css';
import { type LiveStandards, useStandards } from './use-standards.ts';
import { nameOf, type Picked, type Place, stateTitles } from './verdict-words.ts';

type Shown = 'all' | 'unmet' | 'unmarked';

const subjectTitles = { unit: '报送单位', organization: '两新组织', party_organization: '党组织' } as const;
const groupTitle = ({ title, subject }: StandardGroup) => `${title} · ${subjectTitles[subject]}`;
const firstGroup = 'special';

/** 衢州标准: whether each subject meets the items of a group in a year, what proves it, and marks by hand where the ledger cannot [衢州]. */
export function StandardsPage({ identity }: { identity: Identity }) {
  const [group, setGroup] = useState(firstGroup);
  const [year, setYear] = useState<number>();
  const live = useStandards(group, year);
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>衢州标准</h1>
        <span className="page-note">台账能证明的自动判定，其余手工评定。点任一格，看凭什么、后面的记录；点合计数字，看名单。</span>
      </header>
      {live && (
        <Board key={`${live.board.group.id} ${live.year}`} live={live} identity={identity}>
          <Select
            aria-label="年度"
            value={live.year}
            onChange={setYear}
            options={live.years.map((one) => ({ value: one, label: `${one} 年` }))}
          />
          <Select
            aria-label="标准"
            className="standards-group"
            listHeight={420}
            value={live.board.group.id}
            onChange={setGroup}
            options={live.groups.map((one) => ({ value: one.id, label: groupTitle(one) }))}
          />
        </Board>
      )}
    </div>
  );
}

/** Whether a line is among those asked for. */
function isShown({ subject, verdicts }: BoardLine, shown: Shown, picked: Picked | undefined, sought: string): boolean {
  if (sought !== '' && !nameOf(subject).includes(sought)) return false;
  if (picked) return verdicts.some(({ item, state, count }) => item === picked.item && state === picked.state && count !== 0);
  return shown === 'all' || verdicts.some(({ state }) => state === shown);
}

function Board({ live, identity, children }: { live: LiveStandards; identity: Identity; children: React.ReactNode }) {
  const { board } = live;
  const { group } = board;
  const [shown, setShown] = useState<Shown>('all');
  const [picked, setPicked] = useState<Picked>();
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<Place>();
  // what is being marked does not go from under one's hands
  const lines = board.lines.filter((line) => line.subject.row.id === open?.subject || isShown(line, shown, picked, sought.trim()));
  const choose = (act: () => void) => {
    act();
    setOpen(undefined);
  };
  const counted = (state: Shown) => board.lines.filter((line) => isShown(line, state, undefined, '')).length;
  return (
    <section className="card" aria-label={`${group.title} ${live.year} 年`}>
      <header className="standards-choices">
        {children}
        {group.id !== 'pairing' && (
          <Segmented<Shown>
            aria-label="显示"
            size="small"
            value={shown}
            onChange={(value) =>
              choose(() => {
                setShown(value);
                setPicked(undefined);
              })
            }
            options={[
              { value: 'all', label: `全部 ${board.lines.length}` },
              { value: 'unmet', label: `有未达标 ${counted('unmet')}` },
              { value: 'unmarked', label: `有未评定 ${counted('unmarked')}` },
            ]}
          />
        )}
        <Input
          aria-label="按名称查找"
          className="standards-sought"
          size="small"
          allowClear
          placeholder="按名称查找"
          value={sought}
          onChange={(event) => choose(() => setSought(event.target.value))}
        />
        {picked && (
          <span className="standards-picked" role="status">
            只看：{titleIn(group, picked.item)} {stateTitles[picked.state]}（{lines.length} 个）
            <Button size="small" onClick={() => choose(() => setPicked(undefined))}>
              看全部
            </Button>
          </span>
        )}
      </header>
      {group.note !== undefined && <p className="page-note">{group.note}。</p>}
      <StandardsMatrix
        key={`${shown} ${picked?.item} ${picked?.state} ${sought}`}
        live={live}
        lines={lines}
        open={open}
        unit={identity.unit}
        linked={group.subject !== 'unit' || identity.level !== 'township'}
        onOpen={setOpen}
        onPick={(value) => choose(() => setPicked(value))}
      />
      {group.subject !== 'unit' && group.id !== 'pairing' && (
        <p className="page-note">
          示范点一栏为{demoNote}：对它要求的各套标准合起来，
          {demoGrades.map(({ title, share }) => `达标 ${Math.round(share * 100)}% 为“${title}”`).join('，')}。未评定的算要求、不算达标。
        </p>
      )}
    </section>
  );
}
