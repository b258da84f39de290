import type { AuthorizationKind, RequestKind, UnitState } from './unit-enrolment.ts';

export const requestWords: Readonly<Record<RequestKind, string>> = {
  first: '首次',
  renewal: '续期',
  rekey: '更换密钥',
  replacement: '换电脑',
};
export const authorizationWords: Readonly<Record<AuthorizationKind, string>> = {
  first: '首次授权',
  renewal: '换发',
  recipients: '上级的收件人有变',
  succession: '上级更换了密钥，由原来的密钥或同一个根证明',
  stranger: '现用的上级没有证明过它的密钥，须电话核对指纹',
};
export const unitStateWords: Readonly<Record<UnitState, string>> = {
  none: '未申请',
  valid: '有效',
  expiring: '将到期',
  expired: '已到期',
  revoked: '已撤销',
  replacing: '换机中',
};
