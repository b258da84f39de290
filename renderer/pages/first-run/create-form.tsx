import { Alert, Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { DeskState } from '#shared/contract/desk.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { TaskProgress } from '../../app/task.tsx';
import { Field, Remember } from './form-parts.tsx';
import { strengthOf, strengthWords } from './passphrase.ts';
import { type Division, UnitPicker } from './unit-picker.tsx';
import { useOpen } from './use-open.ts';

const levels: { value: Identity['level']; label: string }[] = [
  { value: 'township', label: '乡镇、街道' },
  { value: 'county', label: '县（市、区）' },
  { value: 'city', label: '市' },
];

/** A new encrypted ledger of a unit chosen by its division code or name. */
export function CreateForm({ desk }: { desk: DeskState }) {
  const { task, open } = useOpen();
  const [level, setLevel] = useState<Identity['level']>('township');
  const [unit, setUnit] = useState<Division>();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [remember, setRemember] = useState(false);
  const strength = strengthOf(passphrase);
  const differs = again !== '' && again !== passphrase;
  const missing = !unit
    ? '请先选择单位'
    : strength === 'short'
      ? '口令至少 8 个字符'
      : again !== passphrase
        ? '请再输入一次相同的口令'
        : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (unit && missing === undefined) void open('desk.create', { unit: unit.code, level, name: unit.name, passphrase, remember });
      }}
    >
      <Field id="level" label="级别">
        <Segmented
          id="level"
          aria-label="级别"
          options={levels}
          value={level}
          onChange={(chosen) => {
            setLevel(chosen);
            setUnit(undefined);
          }}
        />
      </Field>
      <Field
        id="unit"
        label="单位"
        note={unit ? `${unit.path} ${unit.name}，区划代码 ${unit.code}` : '输入单位名称或区划代码的开头，从列表中选择。'}
      >
        <UnitPicker key={level} id="unit" level={level} value={unit} onChange={setUnit} />
      </Field>
      <Field id="passphrase" label="口令" note={strengthWords[strength]}>
        <Input.Password
          id="passphrase"
          autoComplete="new-password"
          aria-describedby="passphrase-note"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </Field>
      <Field id="again" label="再输一次" note={differs ? '两次输入的口令不一致。' : undefined}>
        <Input.Password
          id="again"
          autoComplete="new-password"
          status={differs ? 'error' : ''}
          value={again}
          onChange={(event) => setAgain(event.target.value)}
        />
      </Field>
      {desk.keychain && <Remember checked={remember} onChange={setRemember} />}
      <Alert type="warning" showIcon title="口令丢失后无法找回，台账也就打不开了。请把口令写下来，交由单位按保密要求保管。" />
      <p className="field-note">台账将保存在 {desk.suggestedFolder}</p>
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={task.busy} disabled={missing !== undefined}>
          新建并打开
        </Button>
        {missing !== undefined && <span className="reason">{missing}</span>}
      </div>
      <TaskProgress task={task} label="正在建立台账" />
    </form>
  );
}
