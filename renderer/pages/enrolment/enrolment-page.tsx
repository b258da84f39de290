import type { Identity } from '#shared/contract/ledger.ts';
import { useAsk } from '../../app/host-context.tsx';
import { hashOf } from '../../app/route.ts';
import { HowTo } from './how-to.tsx';
import { IssuedList } from './issued-list.tsx';
import { KeyChangeProgress } from './key-change-progress.tsx';
import { OwnEnrolment } from './own-enrolment.tsx';
import { Recipients } from './recipients.tsx';
import { Requests } from './requests.tsx';
import { RevocationLists } from './revocation-lists.tsx';
import { UnitList } from './unit-list.tsx';
import './enrolment-page.css';

/** 授权: this desk's own certificate, and for those who have units below, theirs: issuing, renewing, replacing, revoking. */
export function EnrolmentPage({ identity: { level, unit } }: { identity: Identity }) {
  const board = useAsk('enrolment.board', {}).data;
  const issues = level !== 'township';
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>{issues ? '授权管理' : '授权'}</h1>
        <span className="page-note">
          {issues
            ? '下级单位取得授权后才能上报；本单位只接收已授权单位签名的文件。'
            : '上级的授权决定本单位能不能上报，也决定本单位相信谁签的文件。'}
        </span>
        <a href={hashOf({ page: 'inspect' })}>查看收到的文件</a>
      </header>
      {board && issues && <Requests />}
      {board?.authority?.change && <KeyChangeProgress change={board.authority.change} units={board.units} />}
      {board?.authority && <UnitList units={board.units} change={board.authority.change} />}
      {board && <OwnEnrolment own={board.own} level={level} unit={unit} />}
      {board?.authority && <Recipients authority={board.authority} suite={board.own.suite} />}
      {board && <RevocationLists own={board.own} issues={issues} />}
      {issues && <IssuedList />}
      <HowTo issues={issues} />
    </div>
  );
}
