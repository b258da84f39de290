import type { meetingPurpose } from '../../codes/party-codes.ts';

type Purpose = keyof typeof meetingPurpose.entries;

/** How a vote of the members' meeting is judged. Counts are of members who have a vote. */
export interface VoteRule {
  readonly source: string;
  /** Who must have come, for people. */
  readonly needed: string;
  isQuorate(present: number, expected: number): boolean;
  isCarried(yes: number, present: number, expected: number): boolean;
  /** Of whom more than half must be in favour, for people. */
  majority(present: number, expected: number): string;
  /** Whether written opinions of absent members, handed in before the meeting, are votes. */
  readonly countsWritten: boolean;
}

const ofExpected = {
  isCarried: (yes: number, _present: number, expected: number) => yes * 2 > expected,
  majority: (_present: number, expected: number) => `应到会有表决权 ${expected} 人`,
};

const general: VoteRule = {
  source: '条例11',
  needed: '须有半数以上有表决权的党员到会',
  isQuorate: (present, expected) => present * 2 >= expected,
  ...ofExpected,
  countsWritten: false,
};

const membership: VoteRule = {
  source: '细则20',
  needed: '到会人数须超过应到会有表决权人数的半数',
  isQuorate: (present, expected) => present * 2 > expected,
  ...ofExpected,
  countsWritten: true,
};

const election: VoteRule = {
  source: '选举',
  needed: '须有五分之四以上有选举权的党员到会',
  isQuorate: (present, expected) => present * 5 >= expected * 4,
  isCarried: (yes, present) => yes * 2 > present,
  majority: (present) => `实到会有选举权 ${present} 人`,
  countsWritten: false,
};

const byPurpose = { ordinary: general, admit: membership, confirm: membership, election } satisfies Record<Purpose, VoteRule>;

export const voteRuleOf = (purpose: Purpose | null): VoteRule => byPurpose[purpose ?? 'ordinary'];
