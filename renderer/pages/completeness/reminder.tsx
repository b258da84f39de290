import { App, Button, Input } from 'antd';
import { type CompletenessBoard, reminderText } from '#shared/exchange/completeness.ts';

/** 催报: who still owes which month, as a text to paste into a message. */
export function Reminder({ board }: { board: CompletenessBoard }) {
  const { message } = App.useApp();
  const text = reminderText(board);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => message.success('已复制催报名单'),
      () => message.error('没有复制成功，请选中文字后按 Ctrl+C'),
    );
  return (
    <section className="card" aria-labelledby="reminder-title">
      <header>
        <h2 id="reminder-title">催报名单</h2>
        {text !== '' && (
          <Button size="small" onClick={() => void copy()}>
            复制
          </Button>
        )}
      </header>
      {text === '' ? (
        <p className="page-note">这几个月都已报送，没有要催的单位。</p>
      ) : (
        <Input.TextArea aria-label="催报名单" readOnly autoSize={{ minRows: 2, maxRows: 12 }} value={text} />
      )}
    </section>
  );
}
