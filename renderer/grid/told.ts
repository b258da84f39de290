import type { Told } from './writing/commands.ts';

/** What is told of an act that could not do everything asked; undefined where there is nothing to tell. `did` is its label, if it did anything. */
export function toldOf({ locked, reason = '', unread = 0, masked = 0, remarks = [] }: Told, did: string | undefined): string | undefined {
  const said = [
    ...(unread > 0 ? [`${did === undefined ? '' : '其中 '}${unread} 格读不懂，已按原样填入并标出`] : []),
    ...(locked > 0 ? [locked === 1 && did === undefined ? reason : `${locked} 格不能修改：${reason}`] : []),
    ...(masked > 0 ? [`${masked} 格是遮蔽过的个人信息（带 *），没有填入，需要原文请先显示个人信息再复制`] : []),
    ...remarks,
  ].map((sentence) => sentence.replace(/。$/, ''));
  if (said.length === 0) return undefined;
  return `${did === undefined ? '' : `${did}，`}${said.join('；')}。`;
}
