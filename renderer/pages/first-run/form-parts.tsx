import { Checkbox } from 'antd';
import type { ReactNode } from 'react';

/** A labelled line of a form; `note` stands under the input and is read with it. */
export function Field({ id, label, note, children }: { id: string; label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div>
        {children}
        {note !== undefined && (
          <p className="field-note" id={`${id}-note`}>
            {note}
          </p>
        )}
      </div>
    </div>
  );
}

/** Offered only where the system has a keychain. */
export function Remember({ checked, onChange }: { checked: boolean; onChange(checked: boolean): void }) {
  return (
    <div className="field">
      <span />
      <Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)}>
        在这台电脑上记住口令（保存在系统钥匙串）
      </Checkbox>
    </div>
  );
}
