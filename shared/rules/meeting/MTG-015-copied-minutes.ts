import type { FactsOf } from '../../model/tables.ts';
import { type FactsView, reads, rule } from '../rule.ts';
import { earlier, type MinutesBefore, minutesBefore } from './minutes-before.ts';
import { likeness, minutesBandNames, minutesBands, sketchOf } from './minutes-likeness.ts';

type Meeting = FactsOf<'meeting'>;

// rows of one branch that begin together are the kinds of one event
const isOneEvent = (one: Meeting, other: Meeting) => one.branch === other.branch && one.start === other.start;

/** The earlier meetings of a band, by the bands kept beside each row: for a few meetings, where the others are not at hand. */
const asked =
  (facts: FactsView): MinutesBefore =>
  (meeting, show) => {
    for (const [at, band] of minutesBands(meeting).entries())
      for (const other of facts.where('meeting', minutesBandNames[at] ?? 'minutes_band_0', band))
        if (earlier(other, meeting) < 0) show({ meeting: other, sketch: sketchOf(other) });
  };

/** The earlier meeting of the unit and the year that is most like this one, the first of several; undefined where none reaches the threshold. */
function mostAlike(meeting: Meeting, facts: FactsView, threshold: number): { readonly other: Meeting; readonly like: number } | undefined {
  const before = facts.all ? minutesBefore(facts.all('meeting')) : asked(facts);
  const sketch = sketchOf(meeting);
  let best: { other: Meeting; like: number } | undefined;
  before(meeting, ({ meeting: other, sketch: theirs }) => {
    const like = likeness(sketch, theirs, Math.max(threshold, best?.like ?? 0));
    if (like < threshold || isOneEvent(meeting, other)) return;
    if (!best || like > best.like || (like === best.like && earlier(other, best.other) < 0)) best = { other, like };
  });
  return best;
}

export default rule({
  id: 'MTG-015',
  table: 'meeting',
  title: '会议记录没有雷同',
  severity: 'warning',
  source: '惯例',
  parameters: { threshold: { title: '雷同的相似度（0 到 1）', shipped: 0.9 } },
  reads: [
    reads('meeting', ['branch', 'start', 'summary', 'agenda']),
    ...minutesBandNames.map((field) => reads('meeting', ['branch', 'start', 'summary', 'agenda'], { by: 'same', field })),
  ],
  check(meeting, { facts, parameters }) {
    const best = mostAlike(meeting, facts, parameters.threshold);
    if (!best) return [];
    const { other, like } = best;
    const title = other.agenda === null ? '' : `“${[...other.agenda].slice(0, 20).join('')}”`;
    return [
      {
        field: 'summary',
        message: `内容摘要与 ${other.start?.slice(0, 10) ?? ''} 的组织生活${title}相似 ${Math.floor(like * 100)}%；请对照另一条记录，按实际情况重写，确属同一内容的请填写说明。`,
        other: { table: 'meeting', id: other.id },
      },
    ];
  },
});
