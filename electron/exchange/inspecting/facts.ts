import type { z } from 'zod';
import type { Inspected } from '#shared/contract/inspection.ts';
import type { authManifest } from '#shared/documents/auth-manifest.ts';
import { type GrantManifest, grantTitles } from '#shared/documents/grant-manifest.ts';
import type { ManifestHead, UnitStamp } from '#shared/documents/manifest.ts';
import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import type { ReceiptManifest, ReceiptOutcome } from '#shared/documents/receipt-manifest.ts';
import type { RosterManifest } from '#shared/documents/roster-manifest.ts';
import type { taskManifest } from '#shared/documents/task-manifest.ts';
import type { TransferManifest } from '#shared/documents/transfer-manifest.ts';
import { chinaTime } from '#shared/model/china-time.ts';

type Fact = Inspected['facts'][number];
const fact = (title: string, value: string | number): Fact => ({ title, value: String(value) });
const outcomeTitles: Record<ReceiptOutcome, string> = { accepted: '接收', accepted_with_problems: '接收但待改', returned: '退回' };
/** 2026年10月 */
const monthText = (period: string) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
const named = ({ name, code }: Pick<UnitStamp, 'name' | 'code'>) => `${name}（${code}）`;

/** A task is named by its id, what the program ships by `shipped`. */
const rulesText = ({ id, version }: PackageManifest['lx:ruleset']) =>
  id === 'shipped' ? '程序自带的默认值' : `任务书第 ${version} 版（${id}）`;

/** What a manifest of each kind says besides what all of them say; no personal data. */
const factsOf: Readonly<Record<string, ((manifest: never) => Fact[]) | undefined>> = {
  package: (manifest: PackageManifest) => [
    fact('月份', monthText(manifest['lx:period'])),
    fact('版次', `第 ${manifest['lx:revision']} 版`),
    fact('序号', `第 ${manifest['lx:sequence']} 份`),
    fact('前一份', manifest['lx:previous']?.id ?? '没有，这是第一份'),
    fact('检查所用的规则', rulesText(manifest['lx:ruleset'])),
  ],
  receipt: ({ 'lx:package': sent, ...manifest }: ReceiptManifest) => [
    fact('对应的上报包', `${monthText(sent.period)}第 ${sent.revision} 版，第 ${sent.sequence} 份（${sent.id}）`),
    fact('收到', chinaTime(manifest['lx:received'])),
    fact('结论', outcomeTitles[manifest['lx:outcome']]),
    ...(manifest['lx:remark'] === null ? [] : [fact('退回的理由', manifest['lx:remark'])]),
  ],
  task: (manifest: z.infer<typeof taskManifest>) => [
    fact('版次', `第 ${manifest['lx:version']} 版`),
    fact('从哪个月起', monthText(manifest['lx:from'])),
  ],
  grant: (manifest: GrantManifest) => [
    fact('批复', `第 ${manifest['lx:number']} 号，${grantTitles[manifest['lx:act']]}`),
    fact('月份', monthText(manifest['lx:period'])),
    ...(manifest['lx:due'] === null ? [] : [fact('延期至', manifest['lx:due'])]),
    ...(manifest['lx:revision'] === null ? [] : [fact('准予更正', `第 ${manifest['lx:revision']} 版`)]),
    fact('理由', manifest['lx:reason']),
  ],
  roster: (manifest: RosterManifest) => [
    fact('版次', `第 ${manifest['lx:version']} 版`),
    fact('已收到的上报包', `${manifest['lx:packages'].length} 份`),
  ],
  transfer: (manifest: TransferManifest) => [
    fact('转出单位', named(manifest['lx:from'])),
    fact('转入单位', named(manifest['lx:to'])),
    fact('转出日期', manifest['lx:date']),
  ],
  auth: (manifest: z.infer<typeof authManifest>) => [
    fact('上传地址', manifest['lx:address'] ?? '没有，用文件报送'),
    ...(manifest['lx:contact'] === null ? [] : [fact('联系人', manifest['lx:contact'])]),
  ],
};

/** The facts of a manifest that the schema of its kind has read. */
export const factsIn = (kind: string, manifest: ManifestHead): Fact[] => factsOf[kind]?.(manifest as never) ?? [];

/** To whom a document is addressed; null where it says nobody: a package goes to the superior, a task to every unit below. */
export function addresseeOf(manifest: ManifestHead): Pick<UnitStamp, 'code' | 'name'> | null {
  const to = (manifest as { 'lx:to'?: UnitStamp })['lx:to'];
  return to ? { code: to.code, name: to.name } : null;
}

/** Rows by table, as the manifest counts them; null where it counts none. */
export const countsIn = (manifest: ManifestHead): Record<string, number> | null =>
  (manifest as { 'lx:counts'?: Record<string, number> })['lx:counts'] ?? null;
