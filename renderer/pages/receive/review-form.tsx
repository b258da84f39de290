import { Button, Checkbox, Input, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { AnswerShown, PackageReview } from '#shared/contract/answers.ts';
import { ownRemark } from '#shared/documents/receipt-manifest.ts';
import { AnswersGiven } from './answers-given.tsx';
import { ChangedRows } from './changed-rows.tsx';
import { ChangesSaid } from './changes-said.tsx';
import { placeOf, type ToMend } from './to-mend.ts';

/** What a person makes of a package: taken with remarks, or sent back. */
export interface Reviewed {
  readonly outcome: 'taken' | 'returned';
  readonly remark: string;
  readonly problems: { table: string; id: string; field: string; message: string; rule: string }[];
  /** Keys of answers that are asked once more. */
  readonly again: string[];
}

interface Props {
  readonly review: PackageReview;
  /** Where it is taken only now, what the rules find and what stands unanswered go into the receipt in any case; afterwards a person may leave them out. */
  readonly isTaken: boolean;
  readonly busy: boolean;
  /** Another way to a row, where the package is in the ledger. */
  readonly adder?: (onAdd: (remark: ToMend) => void) => ReactNode;
  /** An answer to be asked once more to begin with. */
  readonly asking?: AnswerShown | undefined;
  onSettled?(): Promise<void>;
  onSend(reviewed: Reviewed): Promise<void>;
  onCancel(): void;
}

/** Who asks for it. */
const saidBy = ({ rule, carried }: ToMend): string => (carried ? '上一版的审核意见，还没有答复' : rule === ownRemark ? '审核意见' : rule);
const keyOf = ({ table, id, field, message }: ToMend) => `${table} ${id} ${field} ${message}`;

/** A package row by row: what changed and why, what was answered; remarks on its cells; then 接收但待改 or 退回, and the receipt. */
export function ReviewForm({ review, isTaken, busy, adder, asking, onSettled, onSend, onCancel }: Props) {
  const reasonId = useId();
  const [outcome, setOutcome] = useState<Reviewed['outcome']>('taken');
  const [reason, setReason] = useState('');
  const [own, setOwn] = useState<readonly ToMend[]>([]);
  const [again, setAgain] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const isReturned = outcome === 'returned';
  const found = [...own, ...review.problems];
  const isFixed = (one: ToMend) => !isTaken && !own.includes(one) && (!isReturned || one.carried === true);
  const isKept = (one: ToMend) => isFixed(one) || !left.has(keyOf(one));
  const kept = found.filter(isKept);
  const add = (remark: ToMend) => setOwn((before) => [remark, ...before]);
  const askAgain = (answer: AnswerShown, message: string) => {
    const { key, table, id, field, label } = answer;
    add({ table, id, field, label, message, rule: ownRemark });
    setAgain((before) => [...before, key]);
  };
  const toggle = (key: string) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const missing = isReturned && reason.trim() === '' ? '请写明退回的理由' : undefined;
  const verb = isReturned ? '退回并生成回执' : isTaken ? '生成新的回执' : '接收并生成回执';
  const send = () => {
    // what the rules find is found again as it is taken, and what stands is carried over
    const problems = kept.filter((one) => !isFixed(one)).map(({ label: _label, carried: _carried, ...one }) => one);
    void onSend({ outcome, remark: reason.trim(), problems, again: [...again] });
  };
  return (
    <form
      className="framed-form"
      aria-label="审核"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ChangesSaid changes={review.changes} />
      <ChangedRows review={review} onRemark={add} />
      <AnswersGiven answers={review.answers} asking={asking} {...(isTaken && onSettled && { onSettled })} onAskAgain={askAgain} />
      {adder?.(add)}
      <h3>要对方改的地方（{kept.length}）</h3>
      {found.length === 0 ? (
        <p className="page-note">本单位的规则没有发现错误。要对方改的，在上面的行里按“写意见”。</p>
      ) : (
        <ul className="return-problems">
          {found.map((one) => (
            <li key={keyOf(one)}>
              <Checkbox checked={isKept(one)} disabled={isFixed(one)} onChange={() => toggle(keyOf(one))}>
                {placeOf(one)}：{one.message}
                <span className="page-note">（{saidBy(one)}）</span>
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      <Radio.Group
        aria-label="结论"
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Reviewed['outcome'])}
        options={[
          { value: 'taken', label: kept.length > 0 ? '接收但待改' : '接收' },
          { value: 'returned', label: isTaken ? '退回，等更正后的一份来替换' : '退回，不并入台账' },
        ]}
      />
      {isReturned && (
        <>
          <label htmlFor={reasonId}>退回的理由（写进回执，对方会看到）</label>
          <Input.TextArea
            id={reasonId}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
      <div className="step-acts">
        <Button type="primary" danger={isReturned} htmlType="submit" loading={busy} disabled={missing !== undefined}>
          {verb}
        </Button>
        <Button onClick={onCancel}>取消</Button>
        {missing !== undefined && <span className="reason">{missing}</span>}
      </div>
    </form>
  );
}
