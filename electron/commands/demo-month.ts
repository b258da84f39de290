import { join } from 'node:path';
import { periodStateTitles } from '#shared/contract/bookkeeping.ts';
import type { LedgerThread } from '../host/host.ts';
import { importSheet, sampleDay, sampleLedger, sampleMonth, sampleSheets } from '../host/sample.ts';
import type { CommandContext } from './command.ts';
import { demoPassphrase } from './demo-keys.ts';
import { comparison, fillTown, type MadeTown } from './demo-town.ts';
import { writeBytes } from './files.ts';
import { countsText, titleOfTable } from './said.ts';
import type { Tell } from './tell.ts';

interface SealedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Desks {
  readonly township: LedgerThread;
  readonly county: LedgerThread;
  /** Puts a document into mail/, as a stick or an attachment would carry it. */
  mail(file: SealedFile): SealedFile;
  close(): Promise<void>;
}

const countyUnit = { unit: '330802', level: 'county', name: '柯城区' } as const;

/** Two new ledgers, the township's filled where a town was made for it, and the township enrolled with the county. */
export async function openDesks(open: CommandContext['open'], folder: string, tell: Tell, made?: MadeTown): Promise<Desks> {
  const today = made?.town.today ?? sampleDay;
  const create = { act: 'create', passphrase: demoPassphrase, today } as const;
  const county = await open({ ...create, folder: join(folder, 'county'), ...countyUnit });
  tell('县级新建台账', `${countyUnit.name}（${countyUnit.unit}）`);
  const { unit, level, name } = sampleLedger;
  const own = join(folder, 'township');
  if (made) await fillTown(folder, made, tell);
  const township = await open(
    made ? { act: 'open', passphrase: demoPassphrase, today, folder: own } : { ...create, folder: own, unit, level, name },
  );
  tell(made ? '乡级打开台账' : '乡级新建台账', `${name}（${unit}）`);
  const desks: Desks = {
    township,
    county,
    mail(file) {
      writeBytes(join(folder, 'mail', file.name), file.bytes);
      return { name: file.name, bytes: file.bytes };
    },
    async close() {
      await township.close();
      await county.close();
    },
  };
  await enrol(desks, tell);
  return desks;
}

async function enrol({ township, county, mail }: Desks, tell: Tell): Promise<void> {
  const request = await township.call('exchange.requestEnrolment', {});
  tell('乡级写出申请文件', `mail/${request.name}，指纹 ${request.fingerprint}`);
  const issued = await county.call('exchange.issueEnrolment', mail(request));
  tell('县级核对指纹后签发授权文件', `mail/${issued.name}`);
  const accepted = await township.call('exchange.acceptEnrolment', mail(issued));
  tell('乡级导入授权文件', `上级 ${accepted.superiorName}（${accepted.superior}）`);
}

/** The month that is shown. */
export const monthOfDemo = (made: MadeTown | undefined): string => made?.town.period ?? sampleMonth;

/** A month at the township: import, check, explain, close. False where there are errors: such a month does not close. */
export async function keepMonth({ township }: Desks, tell: Tell, made?: MadeTown): Promise<boolean> {
  const period = monthOfDemo(made);
  await township.call('bookkeeping.choosePeriod', { period });
  for (const sheet of made ? [] : sampleSheets) {
    const { read, inserted, updated, rejected } = await importSheet(township, sheet);
    tell(`导入${sheet.title}`, `读取 ${read} 行，新增 ${inserted}，更新 ${updated}，未导入 ${rejected}`);
  }
  const found = await township.call('checking.check', { period });
  tell(`检查 ${period}`, `错误 ${found.errors}，提醒 ${found.warnings}`);
  if (made) tell('对照埋下的问题', comparison(made.planted, found.problems));
  if (found.errors > 0) {
    tell('停在这里', '错误改正之前不能封账；可以打开 township/ 里的台账，在“问题”栏逐处看');
    return false;
  }
  for (const { rule, id, field, message } of found.problems) {
    await township.call('bookkeeping.waive', { rule, id, field, text: explanations[rule] ?? '已与支部核实，情况属实。' });
    tell(`对 ${rule} 填写说明`, `${message.split('；')[0]} → ${explanations[rule] ?? '已核实'}`);
  }
  const { state, revision } = await township.call('bookkeeping.close', { period });
  tell(`封账 ${period}`, `${periodStateTitles[state]}，第 ${revision} 版`);
  return true;
}

const explanations: Readonly<Record<string, string>> = {
  'MEM-005': '该党员长期驻外施工，已电话联系，本月底前补缴并登记。',
  'MTG-002': '支委会两名委员出差，会议顺延到下月初，已补学相关文件。',
  'MTG-015': '两个支部联合开展活动，由同一人记录，内容属实。',
};

/** The package leaves the township. */
export async function handIn({ township, mail }: Desks, tell: Tell, period: string): Promise<SealedFile> {
  const exported = await township.call('exchange.export', { period });
  tell('导出上报包', `mail/${exported.name}，${exported.bytes.length} 字节，${countsText(exported.counts)}`);
  return mail(exported);
}

/** The county verifies and merges it, and its receipt comes back. */
export async function receiveAndAnswer({ township, county, mail }: Desks, sent: SealedFile, tell: Tell): Promise<void> {
  const { ok, checks } = await county.call('exchange.verify', sent);
  tell('县级核对上报包', `${checks.length} 项核对${ok ? '全部通过' : '没有全部通过'}`);
  const received = await county.call('exchange.receive', sent);
  if (!received.receipt) throw new Error(`the demo's own package was refused: ${received.code}`);
  const added = Object.entries(received.diff).map(([table, diff]) => `${titleOfTable(table)} +${diff.added}`);
  tell('县级接收并合并', added.join('、'));
  const receipt = mail(received.receipt);
  tell('县级写出回执', `mail/${receipt.name}`);
  const { period, outcome, problems } = await township.call('exchange.acceptReceipt', receipt);
  tell('乡级导入回执', `${period} ${outcome === 'accepted' ? '接收' : outcome}，待改 ${problems} 处`);
}
