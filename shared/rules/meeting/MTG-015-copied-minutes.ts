import { reads, rule } from '../rule.ts';
import { minutesPlace } from './minutes-likeness.ts';

/** Below this, texts are alike that only have common words in common: a county that sets less gets this. */
const lowest = 0.3;

/**
 * Minutes that repeat earlier ones of the unit's year. Each is shown once, with the earliest that it repeats: where a hundred are one text,
 * there are 99 findings and all of them lead to the first.
 */
export default rule({
  id: 'MTG-015',
  table: 'meeting',
  title: '会议记录没有雷同',
  severity: 'warning',
  source: '惯例',
  parameters: { threshold: { title: '雷同的相似度（0 到 1）', shipped: 0.9 } },
  reads: [
    reads('meeting', ['branch', 'start', 'summary', 'agenda']),
    reads('meeting', ['branch', 'start', 'summary', 'agenda'], { by: 'minutes', alike: 'threshold', lowest }),
  ],
  check(meeting, { facts, parameters }) {
    const place = minutesPlace(meeting);
    const alike = place === undefined ? undefined : facts.minutes(place).earliestAlike(meeting, Math.max(parameters.threshold, lowest));
    const other = alike && facts.get('meeting', alike.id);
    if (!other) return [];
    const title = other.agenda === null ? '' : `“${[...other.agenda].slice(0, 20).join('')}”`;
    return [
      {
        field: 'summary',
        message: `内容摘要与 ${other.start?.slice(0, 10) ?? ''} 的组织生活${title}相似 ${Math.floor(alike.like * 100)}%；请对照另一条记录，按实际情况重写，确属同一内容的请填写说明。`,
        other: { table: 'meeting', id: other.id },
      },
    ];
  },
});
