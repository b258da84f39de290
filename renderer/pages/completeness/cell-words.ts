import type { CellState } from '#shared/exchange/completeness.ts';

type Tone = 'good' | 'waiting' | 'bad' | 'plain';

/** How a cell of the board reads, and what it means. */
export const cellWords: Record<CellState, { title: string; tone: Tone; means: string }> = {
  accepted: { title: '已接收', tone: 'good', means: '收到并已写入台账' },
  accepted_with_problems: { title: '待改', tone: 'waiting', means: '收到并已写入，有列入回执的错误' },
  returned: { title: '已退回', tone: 'bad', means: '最近一份已退回，更正后的还没有来' },
  disputed: { title: '待裁定', tone: 'bad', means: '来了两份不能并存的，见“接收上报”' },
  gap: { title: '缺报', tone: 'bad', means: '没有收到，而以后月份的已经收到' },
  late: { title: '逾期', tone: 'bad', means: '过了期限还没有收到' },
  awaited: { title: '未到期', tone: 'plain', means: '还没有收到，也没有到期' },
  none: { title: '—', tone: 'plain', means: '到期时还没有授权，不要求报送' },
};
