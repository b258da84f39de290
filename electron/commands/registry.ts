import { amend } from './amend.ts';
import { receiptAnswers, receiptSettle } from './answers.ts';
import { apply } from './apply.ts';
import { attachmentSave, attachmentSweep } from './attachment.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { close } from './close.ts';
import type { CommandDefinition } from './command.ts';
import { coverage } from './coverage.ts';
import { demo } from './demo.ts';
import { diagnosticsCommand } from './diagnostics.ts';
import { disputeDecide, disputeList, disputeShow } from './dispute.ts';
import { enrolAccept, enrolIssue, enrolRequest, enrolRevocations, enrolRevoke } from './enrol.ts';
import { enrolRecipients, enrolReissue, enrolRekey, enrolRevoked, enrolSettle, enrolStatus } from './enrol-authority.ts';
import { exportPackage } from './export.ts';
import { grantAccept, grantIssue } from './grant.ts';
import { history } from './history.ts';
import { importFile } from './import.ts';
import { inbox } from './inbox.ts';
import { init } from './init.ts';
import { inspect } from './inspect.ts';
import { integrity } from './integrity.ts';
import { receiptAccept, receiptAnswer, receiptList } from './receipt.ts';
import { receive } from './receive.ts';
import { remark } from './remark.ts';
import { reportCompleteness } from './report-completeness.ts';
import { restore } from './restore.ts';
import { returnPackage } from './return.ts';
import { rosterAccept, rosterIssue } from './roster.ts';
import { rows } from './rows.ts';
import { sheet } from './sheet.ts';
import { taskAccept, taskIssue } from './task.ts';
import { template } from './template.ts';
import { reportDuplicates, transferIn, transferList, transferOut, transferPass } from './transfer.ts';
import { undo } from './undo.ts';
import { upload, uploadSettingsCommand } from './upload.ts';
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
  upload,
  uploadSettingsCommand,
  inspect,
  verify,
  enrolRequest,
  enrolIssue,
  enrolAccept,
  enrolRevoke,
  enrolRevocations,
  enrolRevoked,
  enrolStatus,
  enrolReissue,
  enrolRekey,
  enrolSettle,
  enrolRecipients,
  taskIssue,
  taskAccept,
  rosterIssue,
  rosterAccept,
  transferOut,
  transferPass,
  transferIn,
  transferList,
  inbox,
  receive,
  remark,
  returnPackage,
  disputeList,
  disputeShow,
  disputeDecide,
  reportCompleteness,
  reportDuplicates,
  receiptAccept,
  receiptList,
  receiptAnswer,
  receiptAnswers,
  receiptSettle,
  grantIssue,
  grantAccept,
  attachmentSave,
  attachmentSweep,
  backup,
  restore,
  integrity,
  diagnosticsCommand,
  demo,
];

/** What the first word of a pair stands for. */
export const groups: Readonly<Record<string, string>> = {
  enrol: '授权：申请、签发、续期、导入、撤销、更换密钥、收件人',
  task: '任务书：下发、采用',
  roster: '底册：下发、采用',
  transfer: '转接单：转出、转交、转入、列出',
  dispute: '待裁定的上报包：列出、并排看、裁定',
  receipt: '回执：导入、逐处答复、认可或再问',
  grant: '批复：延期、准予更正',
  report: '报表',
  attachment: '附件：取出、清理',
};

export const commonOptions = [
  { usage: '--json', help: '标准输出只有一个 JSON 对象' },
  { usage: '--ledger <DIR>', help: '台账文件夹；不写则用本程序自己的' },
  { usage: '--passphrase-file <FILE>', help: '口令文件（第一行）；也可设环境变量 LEDGER_PASSPHRASE' },
] as const;
