import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ExtractRead, RosterUnit } from '#shared/contract/rosters.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { countsText } from '../../app/counts-text.ts';
import { chooseFile, type NamedFile } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { saveFiles } from '../../app/save-files.ts';
import { TaskProgress, useTask } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import { accepted } from '../import/table-files.ts';
import { ExtractFound } from './extract-found.tsx';

interface Extract {
  readonly name: string;
  readonly stage: string;
  readonly read: ExtractRead;
}

/** 下发底册: what each unit would get, and the files. */
export function IssueRosters() {
  const bridge = useBridge();
  const client = useQueryClient();
  const task = useTask();
  const { message } = App.useApp();
  const units = useAsk('roster.units', {}).data;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [extract, setExtract] = useState<Extract>();
  const [attachments, setAttachments] = useState(false);
  if (!units) return null;
  const chosen = units.filter(({ code }) => !left.has(code));

  const letGo = () => {
    if (extract) void bridge.call('intake.discard', { stage: extract.stage });
    setExtract(undefined);
  };
  const readExtract = () =>
    task.attempt(async (id) => {
      const file = await chooseFile(accepted);
      if (!file) return;
      const { stage, name } = await bridge.call('intake.stage', { table: 'organization', ...file }, id);
      const read = await bridge.call('roster.extract', { stage });
      letGo();
      setExtract({ name, stage, read });
    });
  const issue = () =>
    task.attempt(async (id) => {
      const issued: { unit: RosterUnit; file: NamedFile }[] = [];
      const failed: string[] = [];
      for (const unit of chosen)
        try {
          const order = { unit: unit.code, attachments, ...(extract && { stage: extract.stage }) };
          issued.push({ unit, file: await bridge.call('roster.issue', order, id) });
        } catch (error) {
          const { code, message: reason } = ledgerErrorOf(error);
          // what was made before is a version of its unit: it is saved all the same
          if (code === 'CALL-CANCELLED') break;
          failed.push(`${unit.name}的底册没有生成：${reason}`);
        }
      await saveFiles(
        bridge,
        issued.map(({ file }) => file),
        id,
      );
      await client.invalidateQueries({ queryKey: ['roster.units'] });
      const isAll = issued.length === chosen.length;
      const names = isAll ? '' : `（${issued.map(({ unit }) => unit.name).join('、')}）`;
      if (issued.length > 0) message.success(`已生成 ${issued.length} 份底册${names}，请分别交给各单位；只有收件单位打得开。`, 6);
      for (const text of failed) message.error(text, 8);
      if (isAll) letGo();
      // the rest stay ticked, to be tried again
      else setLeft(new Set([...left, ...issued.map(({ unit }) => unit.code)]));
    });
  const toggle = (code: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(code);
    else next.add(code);
    setLeft(next);
  };
  return (
    <section className="card" aria-labelledby="issue-title">
      <h2 id="issue-title">下发底册</h2>
      {units.length === 0 ? (
        <p className="page-note">还没有下级单位取得授权。请先在“授权管理”里办理。</p>
      ) : (
        <>
          <UnitTable units={units} extract={extract?.read} left={left} onToggle={toggle} />
          {extract && <ExtractFound name={extract.name} read={extract.read} onDrop={letGo} />}
          <div className="step-acts">
            <Button type="primary" loading={task.busy} disabled={task.running || chosen.length === 0} onClick={() => void issue()}>
              下发 {chosen.length} 份底册
            </Button>
            <Button disabled={task.running} onClick={() => void readExtract()}>
              {extract ? '换一份新登记名单…' : '加上新登记名单…'}
            </Button>
            <Checkbox checked={attachments} onChange={({ target }) => setAttachments(target.checked)}>
              连同附件（换了电脑的单位用）
            </Checkbox>
            {chosen.length > 1 && <span className="page-note">几份合成一个 zip 保存，解开后分别交给各单位。</span>}
            {chosen.length === 0 && <span className="reason">请至少选一个单位</span>}
          </div>
        </>
      )}
      <TaskProgress task={task} label="正在生成" />
    </section>
  );
}

interface TableProps {
  units: readonly RosterUnit[];
  extract: ExtractRead | undefined;
  left: ReadonlySet<string>;
  onToggle(code: string, on: boolean): void;
}

function UnitTable({ units, extract, left, onToggle }: TableProps) {
  return (
    <table className="plain-table roster-units">
      <thead>
        <tr>
          <th>单位</th>
          <th>已接收到</th>
          <th>台账内容</th>
          <th className="number">新登记</th>
          <th className="number">待转入</th>
          <th>上次下发</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ code, name, last, counts, transfers, issued }) => (
          <tr key={code}>
            <th scope="row">
              <Checkbox checked={!left.has(code)} onChange={({ target }) => onToggle(code, target.checked)}>
                {name}
              </Checkbox>
            </th>
            <td>{last ? `${monthTitle(last.period)} 第 ${last.revision} 版` : '还没有上报过'}</td>
            <td>{countsText(counts) || '没有'}</td>
            <td className="number">{extract ? (extract.units.find((one) => one.code === code)?.rows ?? 0) : '—'}</td>
            <td className="number">{transfers}</td>
            <td>{issued ? `第 ${issued.version} 版，${chinaTime(issued.at)}` : '没有下发过'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
