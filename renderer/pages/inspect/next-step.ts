import type { Identity } from '#shared/contract/ledger.ts';
import type { LikelyFile } from '#shared/exchange/likely-file.ts';
import type { Route } from '../../app/route.ts';

/** Where a person goes on with a file: what to press, and the page it leads to. */
export interface NextStep {
  readonly title: string;
  readonly route: Route;
}

const receive = { title: '去“接收上报”接收', route: { page: 'receive' } } as const;
const roster = { title: '去“底册与转接”办理', route: { page: 'roster' } } as const;
const enrol = (level: Identity['level']): NextStep => ({
  title: level === 'township' ? '去“授权”导入' : '去“授权管理”办理',
  route: { page: 'enrolment' },
});
const month = { title: '去“本月”导入', route: { page: 'month' } } as const;

/** What a desk of a level does with a document of a kind that may be believed; undefined where there is nothing to do. */
export function nextStep(kind: string, level: Identity['level']): NextStep | undefined {
  const above = level !== 'township';
  if (kind === 'package') return above ? receive : undefined;
  if (kind === 'request') return above ? enrol(level) : undefined;
  if (kind === 'auth') return level === 'city' ? undefined : enrol(level);
  if (kind === 'transfer') return roster;
  if (kind === 'roster') return level === 'city' ? undefined : roster;
  if (kind === 'revocations') return { title: level === 'township' ? '去“授权”采用' : '去“授权管理”办理', route: { page: 'enrolment' } };
  if (['receipt', 'task', 'grant'].includes(kind)) return level === 'city' ? undefined : month;
  return undefined;
}

/** What is said of a file that is no document of ours, by what it may be. */
export const likelyWords: Readonly<Record<LikelyFile, string>> = {
  empty: '这是一个空文件，请检查是否拷贝完整。',
  ours: '看来是往来文件，但已损坏、不完整，或由更新版本的程序写出。请对方重新导出后发送。',
  table: '看来是一份表格。要把里面的内容录入台账，请到“导入”页。',
  document: '看来是一份文档。它可以作为附件添加到活动记录里，不能在这里打开。',
  picture: '看来是一张照片。它可以作为附件添加到活动记录里，不能在这里打开。',
  archive: '看来是一个压缩包。请先解压，再打开里面的文件。',
  key: '看来是证书或密钥文件，不是上下级往来的文件，这里不能查看；密钥请妥善保管，不要外传。撤销名单打不开的，是损坏或不完整，请重新索取。',
  unknown: '认不出这是什么文件。往来文件的扩展名是 .lxpkg .lxrcpt .lxreq .lxauth .lxtask .lxgrant .lxbase .lxmove。',
};
