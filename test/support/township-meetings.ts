import type { AnyRow } from '#shared/model/table.ts';
import type { Chance } from '../../electron/demo/township-names.ts';
import type { MakeRow } from './township.ts';
import { type Branch, committeeOf, nameOf } from './township-branches.ts';
import { agendas, minutesWriter } from './township-minutes.ts';

type Write = ReturnType<typeof minutesWriter>;

interface Held {
  readonly day: number;
  readonly clock: string;
  readonly kinds: readonly string[];
  readonly agenda: string;
  /** Names of those who should come, the host first. */
  readonly called: readonly string[];
  readonly who: string;
}

/** 三会一课 of every branch in every month. In the last month one committee does not meet and one branch copies another's minutes. */
export function meetingsOf(chance: Chance, make: MakeRow, branches: readonly Branch[], months: readonly string[]): AnyRow[] {
  const write = minutesWriter(chance);
  const last = months.at(-1);
  const rows = months.flatMap((month) =>
    branches.flatMap((branch, index) => {
      const day = 3 + ((index * 5 + Number(month.slice(5)) * 3) % 20);
      return [
        membersMeeting(chance, make, write, branch, month, day),
        ...(committeeOf(branch).length > 1 && !(month === last && index === 5)
          ? [committeeMeeting(chance, make, write, branch, month, day + 2)]
          : []),
        ...branch.groups.map((group) => groupMeeting(chance, make, write, branch, group, month, day + 4)),
      ];
    }),
  );
  return copied(rows, last);
}

const memberNames = (branch: Branch) => branch.members.map(nameOf);

function membersMeeting(chance: Chance, make: MakeRow, write: Write, branch: Branch, month: string, day: number): AnyRow {
  const opensQuarter = ['01', '04', '07', '10'].includes(month.slice(5));
  const agenda = opensQuarter ? chance.pick(agendas.general) : chance.pick(agendas.theme_day);
  const kinds = opensQuarter ? ['general', 'lecture', 'theme_day'] : ['theme_day'];
  const row = held(chance, make, write, branch, month, {
    day,
    clock: '14:30',
    kinds,
    agenda,
    called: memberNames(branch),
    who: nameOf(branch.row),
  });
  return opensQuarter ? { ...row, lecturer: branch.row.secretary, ...vote(branch, row) } : row;
}

function committeeMeeting(chance: Chance, make: MakeRow, write: Write, branch: Branch, month: string, day: number): AnyRow {
  const agenda = chance.pick(agendas.committee);
  return held(chance, make, write, branch, month, {
    day,
    clock: '16:00',
    kinds: ['committee'],
    agenda,
    called: committeeOf(branch),
    who: `${nameOf(branch.row)}委员会`,
  });
}

function groupMeeting(chance: Chance, make: MakeRow, write: Write, branch: Branch, group: AnyRow, month: string, day: number): AnyRow {
  const leader = String(group.leader);
  const names = branch.members.filter((member) => member.group === group.id).map(nameOf);
  const called = [leader, ...names.filter((name) => name !== leader)];
  const agenda = chance.pick(agendas.group);
  return {
    ...held(chance, make, write, branch, month, { day, clock: '18:30', kinds: ['group'], agenda, called, who: nameOf(group) }),
    group: group.id,
  };
}

function held(
  chance: Chance,
  make: MakeRow,
  write: Write,
  branch: Branch,
  month: string,
  { day, clock, kinds, agenda, called, who }: Held,
): AnyRow {
  const [host = '', recorder = host, ...others] = called;
  const absent = others.slice(others.length - Math.min(chance.whole(0, 2), Math.floor(others.length / 4)));
  const absentees = others.length < 4 ? [] : absent.map((name) => ({ name, reason: chance.pick(['出差', '病假', '夜班', '外出培训']) }));
  return make('meeting', {
    branch: branch.row.id,
    kinds,
    purpose: 'ordinary',
    start: `${month}-${String(day).padStart(2, '0')}T${clock}`,
    minutes: chance.pick([45, 60, 75, 90]),
    place: chance.pick(['党员活动室', '二楼会议室', '园区党群服务中心', '职工之家']),
    host,
    recorder,
    agenda,
    expected: called.length,
    present: called.length - absentees.length,
    absentees: absentees.length > 0 ? absentees : null,
    summary: write(who, called[2] ?? host, agenda),
  });
}

/** A plain vote on the quarter's plan: full members vote, a majority of all of them is in favour. */
function vote(branch: Branch, row: AnyRow): Record<string, unknown> {
  const absent = new Set(((row.absentees ?? []) as readonly { readonly name: string }[]).map(({ name }) => name));
  const voters = branch.members.filter((member) => member.category === 'full').map(nameOf);
  const present = voters.filter((name) => !absent.has(name)).length;
  return {
    voters_expected: voters.length,
    voters_present: present,
    votes: [{ item: '下一步工作安排', for: present, against: 0, abstain: 0 }],
    resolution: '通过下一步工作安排，由支部书记组织落实。',
  };
}

/** The last members' meeting of the month takes over the text of the first: MTG-015 has something to find. */
function copied(rows: readonly AnyRow[], month: string | undefined): AnyRow[] {
  const themes = rows.filter((row) => (row.kinds as readonly string[]).includes('theme_day') && String(row.start).startsWith(month ?? '-'));
  const [first, last] = [themes[0], themes.at(-1)];
  return rows.map((row) => (first && row === last && first !== last ? { ...row, summary: first.summary } : row));
}
