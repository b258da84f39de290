import type { Loss } from '../bridge/connection.ts';
import './notice-page.css';

const notices: Record<Loss, { title: string; text: string }> = {
  host: { title: '后台程序已停止', text: '已经保存的内容不会丢失。请关闭这个窗口，重新打开“两新台账”后继续。' },
  session: {
    title: '这个页面已与后台断开',
    text: '启动地址只能使用一次，或后台已经重新启动。请关闭这个窗口，重新打开“两新台账”；如果是用命令启动的，请使用它最新打印的地址。',
  },
};

/** Stands in place of the whole page when there is nothing left to work with. */
export function NoticePage(given: { loss: Loss } | { message: string }) {
  const { title, text } = 'loss' in given ? notices[given.loss] : { title: '页面无法打开', text: given.message };
  return (
    <main className="notice-page" role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  );
}
