import { Button, Input } from 'antd';
import { useState } from 'react';
import type { DeskState } from '#shared/contract/desk.ts';
import { TaskProgress } from '../../app/task.tsx';
import { Field, Remember } from './form-parts.tsx';
import { useOpen } from './use-open.ts';

/** A ledger opened before, or one in a folder that is typed; it asks for its passphrase unless the keychain keeps it. */
export function OpenForm({ desk }: { desk: DeskState }) {
  const { task, open } = useOpen();
  const [picked, setPicked] = useState(desk.recent[0]?.folder);
  const [typed, setTyped] = useState('');
  const folder = picked ?? typed.trim();
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
              <input type="radio" name="recent" checked={item.folder === picked} onChange={() => setPicked(item.folder)} />
              <span>
                <strong>{item.name}</strong>
                <span className="path">{item.folder}</span>
              </span>
            </label>
          </li>
        ))}
        {desk.recent.length > 0 && (
          <li>
            <label>
              <input type="radio" name="recent" checked={picked === undefined} onChange={() => setPicked(undefined)} />
              <span>
                <strong>其他文件夹里的台账</strong>
              </span>
            </label>
          </li>
        )}
      </ul>
      {picked === undefined && (
        <Field id="folder" label="文件夹" note="台账所在的文件夹，里面有 ledger.db 和 key.age；可以从文件管理器的地址栏复制。">
          <Input
            id="folder"
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      )}
      {needed && (
        <>
          <Field id="passphrase" label="口令">
            <Input.Password
              id="passphrase"
              autoFocus={picked !== undefined}
              autoComplete="off"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          </Field>
          {desk.keychain && <Remember checked={remember} onChange={setRemember} />}
        </>
      )}
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={task.busy} disabled={folder === '' || (needed && passphrase === '')}>
          打开
        </Button>
      </div>
      <TaskProgress task={task} label="正在打开台账" />
    </form>
  );
}
