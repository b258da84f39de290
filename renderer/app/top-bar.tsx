import { HistoryOutlined, LockOutlined, SaveOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { memo } from 'react';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { closeHistory, showHistory, useHistoryView } from './history-view.ts';
import { askKey, useBridge } from './host-context.tsx';
import { RedoIcon, UndoIcon } from './icons.tsx';
import type { JournalState } from './journal.ts';
import { useJournal, useJournalState } from './journal-context.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { useProblemsReading } from './problems.ts';
import { SaveState } from './save-state.tsx';
import { SearchBox } from './search-box.tsx';

const levelTitles: Record<Identity['level'], string> = { city: '市级', county: '县级', township: '乡级' };

export const TopBar = memo(function TopBar({ identity }: { identity: Identity }) {
  return (
    <header className="top-bar">
      <div className="top-bar-name" title={`${identity.name}（${identity.unit}）`}>
        <strong>{identity.name}</strong>
        <span>{levelTitles[identity.level]}台账</span>
      </div>
      <PeriodPicker />
      <SearchBox />
      <DeskState />
      <UndoRedo />
      <HistoryButton />
      <Backup />
      <CloseLedger />
    </header>
  );
});

/** What is being saved, or read anew. */
function DeskState() {
  return <SaveState reading={useProblemsReading()} />;
}

const undoOf = ({ undo }: JournalState) => undo;
const redoOf = ({ redo }: JournalState) => redo;

function UndoRedo() {
  const journal = useJournal();
  const undo = useJournalState(undoOf);
  const redo = useJournalState(redoOf);
  const { message } = App.useApp();
  const run = (act: () => Promise<BatchReply>, done: string) => () =>
    void act().then(
      (reply) => message.success(`${done}：${reply.label}`, 2),
      (error: unknown) => message.error(ledgerErrorOf(error).message, 6),
    );
  return (
    <div className="top-bar-buttons">
      <Tooltip title={undo === null ? '没有可以撤销的操作' : `撤销：${undo}（Ctrl+Z）`}>
        <Button
          type="text"
          icon={<UndoIcon />}
          aria-label={undo === null ? '撤销' : `撤销：${undo}`}
          disabled={undo === null}
          onClick={run(journal.undo, '已撤销')}
        />
      </Tooltip>
      <Tooltip title={redo === null ? '没有可以恢复的操作' : `恢复：${redo}（Ctrl+Y）`}>
        <Button
          type="text"
          icon={<RedoIcon />}
          aria-label={redo === null ? '恢复' : `恢复：${redo}`}
          disabled={redo === null}
          onClick={run(journal.redo, '已恢复')}
        />
      </Tooltip>
    </div>
  );
}

function HistoryButton() {
  const open = useHistoryView() !== undefined;
  return (
    <Tooltip title="做过的每一步，可以单独撤销（Ctrl+Shift+H）">
      <Button type="text" icon={<HistoryOutlined />} aria-expanded={open} onClick={open ? closeHistory : showHistory}>
        历史
      </Button>
    </Tooltip>
  );
}

/** Writes a backup into the ledger's folder and says where it is. */
function Backup() {
  const bridge = useBridge();
  const { message } = App.useApp();
  const backup = () =>
    bridge.call('ledger.backup', {}).then(
      ({ file }) => message.success(`已备份到 ${file}；请再拷一份到优盘，换电脑时可从它恢复。`, 8),
      (error: unknown) => message.error(ledgerErrorOf(error).message, 6),
    );
  return (
    <Tooltip title="备份到台账文件夹；每天第一次打开时也会自动备份">
      <Button type="text" icon={<SaveOutlined />} onClick={() => void backup()}>
        备份
      </Button>
    </Tooltip>
  );
}

/** Closes the ledger: it is locked until its passphrase is given again. */
function CloseLedger() {
  const bridge = useBridge();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const journal = useJournal();
  const close = () =>
    bridge.call('desk.close', {}).then(
      (desk) => {
        client.setQueryData(askKey('desk.state', {}), desk);
        // nothing of the closed ledger stays in the page
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'desk.state' });
      },
      (error: unknown) => message.error(ledgerErrorOf(error).message, 6),
    );
  // what is not written goes with the page's memory of the ledger
  const ask = () => {
    const { pending, failures } = journal.state();
    const unsaved = pending + failures.length;
    if (unsaved === 0) return void close();
    modal.confirm({
      title: `还有 ${unsaved} 项没有保存`,
      content: '现在锁定，没有保存的内容会丢失。',
      okText: '不要了，锁定',
      cancelText: '回去处理',
      autoFocusButton: 'cancel',
      onOk: close,
    });
  };
  return (
    <Tooltip title="锁定并关闭台账，回到首页">
      <Button type="text" icon={<LockOutlined />} onClick={ask}>
        锁定
      </Button>
    </Tooltip>
  );
}
