import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Permit } from '#shared/contract/upload.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import type { Landing } from './landing.ts';

export interface Health {
  readonly since: string;
  readonly receivedToday: number;
  readonly bytesFree: number;
  /** Only for who shows a token: itself, and when it last sent something. */
  readonly unit?: { readonly code: string; readonly name: string; readonly last: string | null };
}

/** What the service may say of itself: to a stranger nothing of any unit. */
export function healthOf(since: string, landing: Landing, bytesFree: number, now: Date, permit: Permit | undefined): Health {
  const receivedToday = landing.receivedOn(chinaDate(now));
  if (!permit) return { since, receivedToday, bytesFree };
  return { since, receivedToday, bytesFree, unit: { code: permit.unit, name: permit.name, last: landing.lastOf(permit.unit) } };
}

/** Answers with JSON, or with a page where a browser asks. */
export function answerHealth(request: IncomingMessage, response: ServerResponse, health: Health): void {
  const asPage = request.headers.accept?.includes('text/html') === true;
  response.writeHead(200, {
    'content-type': asPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : asPage ? pageOf(health) : `${JSON.stringify(health)}\n`);
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const shown = (iso: string) => new Date(iso).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });

function pageOf({ since, receivedToday, bytesFree, unit }: Health): string {
  const rows: [string, string][] = [
    ['状态', '正在接收'],
    ['运行自', shown(since)],
    ['今日收到', `${receivedToday} 份`],
    ['剩余空间', `${(bytesFree / 1024 ** 3).toFixed(1)} GB`],
    ...(unit
      ? ([
          ['本单位', unit.name],
          ['本单位最近送达', unit.last === null ? '没有' : shown(unit.last)],
        ] as [string, string][])
      : []),
  ];
  const body = rows.map(([title, value]) => `<dt>${title}</dt><dd>${escaped(value)}</dd>`).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>接收服务</title><style>body{font:16px/1.6 sans-serif;margin:2rem}dl{display:grid;grid-template-columns:max-content auto;gap:.25rem 1rem}dd{margin:0}</style><h1>上报包接收服务</h1><dl>${body}</dl></html>`;
}
