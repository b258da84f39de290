import type { FactsOf } from '../../model/tables.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';
import { hadVote, isOfMonth, wasMember } from './roster.ts';
import { voteRuleOf } from './vote-rules.ts';

type Meeting = FactsOf<'meeting'>;

/** The numbers a vote is judged by; where those of voting members are not filled in, those of all stand in. */
interface Voters {
  readonly expected: number;
  readonly present: number;
  readonly written: number;
}

function missing(meeting: Meeting): Finding[] {
  const fields = (['voters_expected', 'voters_present'] as const).filter((field) => meeting[field] === null);
  return fields.map((field) => ({
    field,
    severity: 'warning',
    message: `有表决，但没有填写“${field === 'voters_expected' ? '有表决权应到' : '有表决权实到'}”，暂按全体人数核对；预备党员和留党察看的党员没有表决权，请补填。`,
  }));
}

function impossible({ expected, present, written }: Voters, meeting: Meeting): Finding[] {
  const findings: Finding[] = [];
  // all present, standing in for the voters, may be more than the voters: that they are not told apart is said already
  if (meeting.voters_present !== null && present > expected)
    findings.push({ field: 'voters_present', message: `有表决权实到 ${present} 人，多于有表决权应到 ${expected} 人；请核对。` });
  if (meeting.expected !== null && expected > meeting.expected)
    findings.push({ field: 'voters_expected', message: `有表决权应到 ${expected} 人，多于应到 ${meeting.expected} 人；请核对。` });
  if (meeting.present !== null && present > meeting.present)
    findings.push({ field: 'voters_present', message: `有表决权实到 ${present} 人，多于实到 ${meeting.present} 人；请核对。` });
  if (written > Math.max(expected - present, 0))
    findings.push({
      field: 'written_opinions',
      message: `缺席书面意见 ${written} 份，多于缺席的有表决权党员 ${Math.max(expected - present, 0)} 人；每人只有一票，请核对。`,
    });
  return findings;
}

function quorum({ expected, present }: Voters, meeting: Meeting): Finding[] {
  const { isQuorate, needed, source } = voteRuleOf(meeting.purpose);
  if (isQuorate(present, expected)) return [];
  return [
    {
      field: 'voters_present',
      message: `有表决权的应到 ${expected} 人、实到 ${present} 人，${needed}方可表决（${source}），表决无效；人数有误请改正，确实不足的请重新召开。`,
    },
  ];
}

const saysRejected = (resolution: string | null) => /未(获)?通过|不予?通过|没有通过|未当选|落选|否决/.test(resolution ?? '');

function items(voters: Voters, meeting: Meeting): Finding[] {
  const { isCarried, majority, countsWritten } = voteRuleOf(meeting.purpose);
  const written = countsWritten ? voters.written : 0;
  return (meeting.votes ?? []).flatMap((vote, index) => {
    const item = vote.item ?? `第 ${index + 1} 项`;
    const [yes, no, abstained] = [vote.for ?? 0, vote.against ?? 0, vote.abstain ?? 0];
    const cast = yes + no + abstained;
    const findings: Finding[] = [];
    if (cast > voters.present && cast !== voters.present + written)
      findings.push({
        field: 'votes',
        message: `“${item}”赞成、反对、弃权共 ${cast} 票，有表决权实到 ${voters.present} 人${countsWritten ? `，会前书面意见 ${written} 份` : ''}；每人只有一票，请核对票数。`,
      });
    if (!isCarried(yes, voters.present, voters.expected) && !saysRejected(meeting.resolution))
      findings.push({
        field: 'votes',
        message: `“${item}”赞成 ${yes} 票，没有超过${majority(voters.present, voters.expected)}的半数，不能通过；票数有误请改正，确未通过的请在决议中写明“未通过”（选举写“未当选”）。`,
      });
    return findings;
  });
}

function excluded(meeting: Meeting): Finding[] {
  if (meeting.purpose !== 'election' || !meeting.excluded?.some((person) => !person.name || !person.reason)) return [];
  return [{ field: 'excluded', message: '选举时不计入应到的党员，姓名或原因没有写全；请逐人写明姓名和原因。' }];
}

/** A vote too many can be proved only where the roster agrees with those who should have come. */
function electorate(meeting: Meeting, facts: FactsView): Finding[] {
  const { branch, start, expected, voters_expected: claimed } = meeting;
  if (branch === null || start === null || expected === null || claimed === null || !meeting.kinds?.includes('general')) return [];
  const day = start.slice(0, 10);
  const members = facts.where('member', 'branch', branch).filter((member) => wasMember(member, day));
  const voting = members.filter((member) => hadVote(member, day)).length;
  if (members.length !== expected + (meeting.excluded?.length ?? 0) || claimed <= voting) return [];
  return [
    {
      field: 'voters_expected',
      message: `有表决权应到 ${claimed} 人，花名册上当天有表决权的正式党员 ${voting} 人；预备党员和留党察看的党员没有表决权，请改正。`,
    },
  ];
}

export default rule({
  id: 'MTG-011',
  table: 'meeting',
  title: '表决合乎规定',
  severity: 'error',
  mixed: true,
  source: '条例11；细则20；选举',
  parameters: {},
  reads: [
    reads('meeting', [
      'branch',
      'kinds',
      'purpose',
      'start',
      'expected',
      'excluded',
      'present',
      'voters_expected',
      'voters_present',
      'written_opinions',
      'votes',
      'resolution',
    ]),
    reads('member', ['branch', 'category', 'full_on', 'under_observation', 'joined_on', 'came_on', 'left_on', 'left_reason'], {
      by: 'to',
      field: 'branch',
      next: { by: 'from', field: 'branch' },
    }),
  ],
  periodic: true,
  check(meeting, { facts, period }) {
    const special = meeting.purpose !== null && meeting.purpose !== 'ordinary';
    const voted = (meeting.votes?.length ?? 0) > 0;
    // votes of a committee or group alone are not those of the members
    if (!special && !(voted && meeting.kinds?.includes('general'))) return [];
    const expected = meeting.voters_expected ?? meeting.expected;
    const present = meeting.voters_present ?? meeting.present;
    const findings = [...missing(meeting), ...excluded(meeting)];
    if (isOfMonth(meeting, period)) findings.push(...electorate(meeting, facts));
    if (expected === null || present === null) return findings;
    const voters = { expected, present, written: meeting.written_opinions ?? 0 };
    return [...findings, ...impossible(voters, meeting), ...quorum(voters, meeting), ...items(voters, meeting)];
  },
});
