import { unitStateWords } from '#shared/exchange/enrolment-words.ts';
import type { LifeState, RequestKind, UnitState } from '#shared/exchange/unit-enrolment.ts';

type Tone = 'plain' | 'waiting' | 'good' | 'bad';

export const unitStates: Readonly<Record<UnitState, { readonly title: string; readonly tone: Tone; readonly next: string }>> = {
  none: { title: unitStateWords.none, tone: 'plain', next: '请该单位生成申请文件送来' },
  valid: { title: unitStateWords.valid, tone: 'good', next: '' },
  expiring: { title: unitStateWords.expiring, tone: 'waiting', next: '请该单位续期，或在这里直接换发' },
  expired: { title: unitStateWords.expired, tone: 'bad', next: '请该单位生成申请文件送来' },
  revoked: { title: unitStateWords.revoked, tone: 'bad', next: '等该单位用新密钥申请' },
  replacing: { title: unitStateWords.replacing, tone: 'waiting', next: '把授权文件送到新电脑；收到它的第一份上报包后完成' },
};
export const lifeWords: Readonly<Record<LifeState, { readonly title: string; readonly tone: Tone }>> = {
  valid: unitStates.valid,
  expiring: unitStates.expiring,
  expired: unitStates.expired,
};

/** What a request is, and whether the telephone is needed. */
export const requestWords: Readonly<Record<RequestKind, { readonly title: string; readonly note: string }>> = {
  first: {
    title: '首次申请',
    note: '请与该单位通电话，由对方逐组读出“本月”或“授权”页上的指纹。完全一致再签发，不一致请勿签发并查明来源。',
  },
  renewal: { title: '同一台电脑续期', note: '密钥与现有证书的相同，指纹不变，不用再打电话。旧证书由新证书接替，它签过的上报包仍然有效。' },
  rekey: { title: '同一台电脑更换密钥', note: '申请由现有证书的密钥签名，不用再打电话。旧证书由新证书接替，它签过的上报包仍然有效。' },
  replacement: {
    title: '换电脑',
    note: '该单位已有一张有效证书，是另一台电脑的密钥。同一单位不能两台电脑同时上报：请用本单位掌握的号码打电话，核实确已换机，由对方逐组读出指纹；写明原因后，撤销旧证书和签发新证书一次完成。',
  },
};
