import { type Finding, reads, rule } from '../rule.ts';

const pair = /[\ud800-\udfff]/;
function charactersIn(text: string): number {
  const bare = text.replace(/\s/g, '');
  // two units of a pair are one character; few texts have any
  return pair.test(bare) ? [...bare].length : bare.length;
}

export default rule({
  id: 'MTG-017',
  table: 'meeting',
  title: '各类组织生活记录内容齐全',
  severity: 'warning',
  source: '惯例',
  parameters: { summary_characters: { title: '内容摘要最少字数', shipped: 30 } },
  reads: [reads('meeting', ['kinds', 'purpose', 'lecturer', 'votes', 'resolution', 'summary'])],
  check({ kinds, purpose, lecturer, votes, resolution, summary }, { parameters }) {
    const findings: Finding[] = [];
    const voted = (votes?.length ?? 0) > 0;
    if (kinds?.includes('lecture') && lecturer === null) findings.push({ field: 'lecturer', message: '党课没有填写授课人；请补填。' });
    if (!voted && purpose !== null && purpose !== 'ordinary')
      findings.push({ field: 'votes', message: '会议目的需要表决，没有填写表决情况；请按“事项|赞成|反对|弃权”补填。' });
    if (voted && kinds?.includes('general') && resolution === null)
      findings.push({ field: 'resolution', message: '支部党员大会有表决，没有填写决议；请补填。' });
    // the beginning nearly always has enough of them
    const begun = charactersIn((summary ?? '').slice(0, 2 * parameters.summary_characters));
    const length = begun < parameters.summary_characters ? charactersIn(summary ?? '') : begun;
    if (length < parameters.summary_characters)
      findings.push({
        field: 'summary',
        message: `内容摘要 ${length} 字，少于 ${parameters.summary_characters} 字；请写明做了什么、学了什么、议了什么。`,
      });
    return findings;
  },
});
