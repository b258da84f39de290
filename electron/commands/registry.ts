import { amend } from './amend.ts';
import { apply } from './apply.ts';
import { attachmentSave, attachmentSweep } from './attachment.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { close } from './close.ts';
import type { CommandDefinition } from './command.ts';

import { coverage } from './coverage.ts';
import { demo } from './demo.ts';
import { disputeDecide, disputeList, disputeShow } from './dispute.ts';
import { enrolAccept, enrolIssue, enrolRequest, enrolRevocations, enrolRevoke } from './enrol.ts';
import { exportPackage } from './export.ts';
import { history } from './history.ts';
import { importFile } from './import.ts';
import { init } from './init.ts';
import { inspect } from './inspect.ts';
import { integrity } from './integrity.ts';
import { receiptAccept } from './receipt.ts';
import { receive } from './receive.ts';
import { reportCompleteness } from './report-completeness.ts';
import { returnPackage } from './return.ts';
import { rows } from './rows.ts';
import { sheet } from './sheet.ts';
import { taskAccept, taskIssue } from './task.ts';
import { template } from './template.ts';
import { undo } from './undo.ts';
import { verify } from './verify.ts';
import { waive } from './waive.ts';
import { warn } from './warn.ts';

/** Every command, in the order of a month. */
export const commands: readonly CommandDefinition[] = [
  init,
  template,
  importFile,
  rows,
  sheet,
  apply,
  undo,
  history,
  check,
  warn,
  coverage,
  waive,
  close,
  amend,
  exportPackage,
  inspect,
  verify,
  enrolRequest,
  enrolIssue,
  enrolAccept,
  enrolRevoke,
  enrolRevocations,
  taskIssue,
  taskAccept,
  receive,
  returnPackage,
  disputeList,
  disputeShow,
  disputeDecide,
  reportCompleteness,
  receiptAccept,
  attachmentSave,
  attachmentSweep,
  backup,
  integrity,
  demo,
];

/** What the first word of a pair stands for. */
export const groups: Readonly<Record<string, string>> = {
  enrol: '授权：申请、签发、导入、撤销',
  task: '任务书：下发、采用',
  dispute: '待裁定的上报包：列出、并排看、裁定',
  receipt: '回执',
  report: '报表',
  attachment: '附件：取出、清理',
};

export const commonOptions = [
  { usage: '--json', help: '标准输出只有一个 JSON 对象' },
  { usage: '--ledger <DIR>', help: '台账文件夹；不写则用本程序自己的' },
  { usage: '--passphrase-file <FILE>', help: '口令文件（第一行）；也可设环境变量 LEDGER_PASSPHRASE' },
] as const;
