import { Button, Input } from 'antd';
import { useState } from 'react';
import type { DeskState } from '#shared/contract/desk.ts';
import { TaskProgress } from '../../app/task.tsx';
import { Field, Remember } from './form-parts.tsx';
import { useOpen } from './use-open.ts';

/** Ledgers opened before; the one chosen asks for its passphrase unless the keychain keeps it. */
export function RecentLedgers({ desk }: { desk: DeskState }) {
  const { task, open } = useOpen();
  const [folder, setFolder] = useState(desk.recent[0]?.folder ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [remember, setRemember] = useState(false);
  const chosen = desk.recent.find((item) => item.folder === folder);
  const needed = chosen?.needsPassphrase ?? true;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void open('desk.open', { folder, remember, ...(needed ? { passphrase } : {}) });
      }}
    >
      <ul className="recent">
        {desk.recent.map((item) => (
          <li key={item.folder}>
            <label>
              <input type="radio" name="recent" checked={item.folder === folder} onChange={() => setFolder(item.folder)} />
              <span>
                <strong>{item.name}</strong>
                <span className="path">{item.folder}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {needed && (
        <>
          <Field id="passphrase" label="口令">
            <Input.Password
              id="passphrase"
              autoFocus
              autoComplete="off"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          </Field>
          {desk.keychain && <Remember checked={remember} onChange={setRemember} />}
        </>
      )}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={task.busy} disabled={needed && passphrase === ''}>
          打开
        </Button>
      </div>
      <TaskProgress task={task} label="正在打开台账" />
    </form>
  );
}
