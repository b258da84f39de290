import type { Identity } from '#shared/contract/ledger.ts';
import { Duplicates } from './duplicates.tsx';
import { IssueRosters } from './issue-rosters.tsx';
import { PassTransfer } from './pass-transfer.tsx';
import { RosterBasis } from './roster-basis.tsx';
import { TakeRoster } from './take-roster.tsx';
import { TakeTransfer } from './take-transfer.tsx';
import { TransferList } from './transfer-list.tsx';
import { TransferOut } from './transfer-out.tsx';
import { useFreshAsks } from './use-fresh-asks.ts';
import './roster-page.css';

const notes: Record<Identity['level'], string> = {
  township: '上级给的底册和转接单在这里办理；要转出的党员、组织在这里写转接单。',
  county: '给下级下发底册、转交转接单；两个单位同时有的组织和党员在这里核对。',
  city: '给下级下发底册、转交两个县之间的转接单；两个单位同时有的组织和党员在这里核对。',
};

/** What goes down from the superior and across between units: 底册, 转接单, and what two units have at the same time. */
export function RosterPage({ identity: { level } }: { identity: Identity }) {
  useFreshAsks();
  const above = level !== 'township';
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>底册与转接</h1>
        <span className="page-note">{notes[level]}</span>
      </header>
      {above && <IssueRosters />}
      {level !== 'township' && <PassTransfer level={level} />}
      {above && <Duplicates />}
      {level !== 'city' && <TakeRoster leading={!above} />}
      {level === 'township' && <TransferOut />}
      {level === 'township' && <TakeTransfer />}
      <TransferList level={level} />
      <RosterBasis level={level} />
    </div>
  );
}
