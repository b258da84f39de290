import type { Received } from '#shared/contract/exchange.ts';

type Tone = 'good' | 'waiting' | 'bad' | 'plain';

/** How the outcome of a received package reads. */
export const outcomes: Record<Received['outcome'], { title: string; tone: Tone }> = {
  accepted: { title: '已接收', tone: 'good' },
  accepted_with_problems: { title: '已接收，待改', tone: 'waiting' },
  returned: { title: '已退回', tone: 'bad' },
  repeated: { title: '以前已接收', tone: 'plain' },
  refused: { title: '未接收', tone: 'bad' },
};

const isOutcome = (text: string): text is Received['outcome'] => Object.hasOwn(outcomes, text);
export const outcomeOf = (text: string): { title: string; tone: Tone } =>
  isOutcome(text) ? outcomes[text] : { title: text, tone: 'plain' };
