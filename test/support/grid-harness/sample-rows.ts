import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import type { AnyRow } from '#shared/model/table.ts';

const places = ['柯城', '衢江', '龙游', '江山', '常山', '开化'];
const words = ['晨光', '恒泰', '远航', '金桥', '绿源', '启明', '宏图', '天元', '兴隆', '瑞丰', '明德', '正阳'];
const trades = ['机械', '电子', '食品', '物流', '竹木', '纺织', '建材', '信息科技', '农业开发', '光电'];
const pick = <T>(list: readonly T[], index: number) => list[index % list.length] as T;

function creditCode(index: number): string {
  const body = `91330802MA28${String(10_000 + index).padStart(5, '0')}`;
  return body + (creditCheckCharacter(body) ?? '');
}

/** Invented organizations, the same every time. */
export function sampleOrganizations(count: number, unit: string): AnyRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `org-${String(index).padStart(6, '0')}`,
    unit: index === 12 ? '330802999000' : unit,
    name: `衢州${pick(places, index)}${pick(words, index * 7 + 3)}${pick(trades, index * 3 + 1)}有限公司`,
    credit_code: index === 4 ? null : creditCode(index),
    category: index % 9 === 5 ? 'new_social' : 'new_economic',
    registered_on:
      index === 7
        ? { unread: '2020年春' }
        : `${2003 + (index % 20)}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`,
    status: 'active',
    park: pick(['绿色产业园', '高新园区', '城东市场', null], index),
    registered_address: `${pick(places, index)}区府山街道上街${(index % 180) + 1}号`,
    owner: `${pick(['徐', '郑', '毛', '余', '方', '吴'], index)}${pick(['建国', '文华', '晓东', '丽君', '志强'], index * 3)}`,
    owner_is_member: index % 3 === 0,
    owner_phone: index === 9 ? '1390570' : `139${String(57_000_000 + index * 37).slice(0, 8)}`,
    staff_full: 12 + ((index * 17) % 480),
    members_full: index % 7,
    revenue: Math.round(((index * 7919) % 90_000) / 7) / 10,
    party_organization: index % 4 === 0 ? `party-${index % 5}` : null,
  }));
}

export const samplePartyOrganizations = [
  { id: 'party-0', label: '府山街道综合党委' },
  { id: 'party-1', label: '绿色产业园联合党支部' },
  { id: 'party-2', label: '衢州晨光机械有限公司党支部' },
  { id: 'party-3', label: '城东市场党支部' },
  { id: 'party-4', label: '高新园区第一联合党支部' },
];

const sounds = [...'安邦博昌达恩发富广国海和华辉嘉建京凯康利联龙茂美宁鹏平奇强庆荣润盛顺泰通旺威祥新信兴旭亚益永裕源远运泽展志中众卓'];
/** So many branches with names that all differ. */
export const manyBranches = (count: number): { id: string; label: string }[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `party-${index}`,
    label: `衢州${pick(places, index)}${pick(sounds, index)}${pick(sounds, Math.floor(index / 60) + index * 13)}${pick(trades, index * 3)}有限公司党支部`,
  }));
