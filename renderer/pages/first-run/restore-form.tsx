import { Button, Input } from 'antd';
import { useState } from 'react';
import { chooseFile, type NamedFile } from '../../app/files.ts';
import { TaskProgress } from '../../app/task.tsx';
import { Field } from './form-parts.tsx';
import { useOpen } from './use-open.ts';

/** A ledger again from its backup file. */
export function RestoreForm() {
  const { task, open } = useOpen();
  const [file, setFile] = useState<NamedFile>();
  const [passphrase, setPassphrase] = useState('');
  const choose = async () => {
    const chosen = await task.attempt(() => chooseFile('.lxbak,.zip,.backup'));
    if (chosen) setFile(chosen);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file) void open('desk.restore', { ...file, passphrase });
      }}
    >
      <Field id="backup" label="备份文件" note={file ? file.name : '备份在台账文件夹的 backups 里，也可能拷在优盘上。'}>
        <Button id="backup" aria-label="选择备份文件…" onClick={() => void choose()}>
          选择备份文件…
        </Button>
      </Field>
      <Field id="passphrase" label="口令" note="备份当时使用的口令。">
        <Input.Password id="passphrase" autoComplete="off" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} />
      </Field>
      <p className="field-note">恢复到一个新的文件夹，不会覆盖现有的台账。</p>
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={task.busy} disabled={!file || passphrase === ''}>
          恢复并打开
        </Button>
      </div>
      <TaskProgress task={task} label="正在恢复台账" />
    </form>
  );
}
