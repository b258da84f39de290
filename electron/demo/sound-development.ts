import { addDays, addMonths } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type Town, textOf, type Values } from './town.ts';
import { personName } from './township-names.ts';
import { idNumber, someDay } from './township-people.ts';

/** How many persons each branch with a committee develops. */
const each = 4;

/** Persons at every stage of 发展党员 in the branches that have a committee, whose deputy and first member look after them. */
export function addDevelopment(town: Town): void {
  const branches = town.rows('party_organization').filter(({ deputies, committee_members: more }) => deputies !== null && more !== null);
  branches.forEach((branch, index) => {
    for (let place = 0; place < each; place++) addPerson(town, branch, (index * each + place) % kinds.length, place);
  });
}

const kinds = [applicant, activist, candidate, probationary, onRoster, extended, letGo] as const;

function addPerson(town: Town, branch: AnyRow, kind: number, place: number): void {
  const { chance, taken } = town;
  const guides = [textOf(branch.deputies), textOf(branch.committee_members).split('、')[0] ?? ''];
  const sex = chance.is(0.6) ? 'male' : 'female';
  town.add('development', {
    name: personName(chance, sex, taken.names),
    id_number: idNumber(chance, someDay(chance, 1975, 2000), sex, taken.numbers),
    branch: branch.id,
    source: chance.pick(['owner', 'backbone', 'frontline', 'frontline']),
    ...kinds[kind]?.(town, guides, branch, place),
  });
}

function applied({ chance }: Town, on: string): Values {
  return { applied_on: on, talked_on: addDays(on, chance.whole(3, 27)) };
}

/** A 培养考察 each half-year, a few days early or late, as people write them down. */
function reviewed({ chance }: Town, from: string, until: string): Values {
  const reviews: { on: string; result: string }[] = [];
  for (let on = from; ; ) {
    on = addDays(addMonths(on, 6), chance.whole(-15, 15));
    if (on > until) return { reviews: reviews.length > 0 ? reviews : null };
    reviews.push({ on: chance.is(0.3) ? on.replaceAll('-', '.') : on, result: chance.pick(['表现良好，继续培养', '积极要求进步']) });
  }
}

function applicant(town: Town): Values {
  const on = addDays(town.today, -town.chance.whole(1, 25));
  return town.chance.is(0.5) ? { applied_on: on } : applied(town, addMonths(on, -town.chance.whole(2, 8)));
}

function activist(town: Town, guides: readonly string[]): Values {
  const on = addMonths(town.today, -town.chance.whole(1, 16));
  return {
    ...applied(town, addMonths(on, -town.chance.whole(2, 12))),
    activist_on: on,
    mentors: guides.slice(0, town.chance.whole(1, 2)).join('、'),
    ...reviewed(town, on, town.today),
  };
}

/** Cultivated for 13 months and more until the given day. */
function cultivated(town: Town, guides: readonly string[], candidateOn: string): Values {
  const on = addMonths(candidateOn, -town.chance.whole(13, 20));
  return {
    ...applied(town, addMonths(on, -town.chance.whole(2, 12))),
    activist_on: on,
    mentors: guides.join('、'),
    ...reviewed(town, on, candidateOn),
    candidate_on: candidateOn,
  };
}

function candidate(town: Town, guides: readonly string[]): Values {
  const on = addMonths(town.today, -town.chance.whole(1, 5));
  return {
    ...cultivated(town, guides, on),
    introducers: town.chance.is(0.5) ? guides.join('、') : null,
    political_review_on: town.chance.is(0.5) ? addDays(on, 15) : null,
  };
}

/** Admitted on a day, by the book. */
function admittedOn(town: Town, guides: readonly string[], day: string): Values {
  const { chance, today } = town;
  const approved = addDays(day, chance.whole(20, 85));
  return {
    ...cultivated(town, guides, addMonths(day, -3)),
    introducers: guides.join('、'),
    political_review_on: addDays(day, -40),
    ...(chance.is(0.5) ? { training_days: 3 } : { training_hours: 24 }),
    pre_examined_on: addDays(day, -chance.whole(5, 25)),
    admitted_on: day,
    approved_on: approved <= today ? approved : null,
    dual_training_on: addMonths(day, -5),
    dual_review_on: addMonths(day, -2),
    dual_notice_on: addDays(day, -15),
  };
}

function probationary(town: Town, guides: readonly string[]): Values {
  return admittedOn(town, guides, addMonths(town.today, -town.chance.whole(1, 11)));
}

/** Who is on the branch's own roster by now: one who holds an office of it, so that nobody else's defect is planted there. */
function onRoster(town: Town, guides: readonly string[], branch: AnyRow, place: number): Values {
  const member = town.rows('member').find(({ name, branch: own }) => own === branch.id && name === guides[place % guides.length]);
  // another of this branch is that person already
  if (!member || town.rows('development').some(({ id_number: number }) => number === member.id_number)) return applicant(town);
  const full = textOf(member.full_on);
  return {
    ...admittedOn(town, [personName(town.chance, 'male', town.taken.names), guides[0] ?? ''], textOf(member.joined_on)),
    name: member.name,
    id_number: member.id_number,
    full_on: full,
    full_approved_on: addMonths(full, 1),
  };
}

function extended(town: Town, guides: readonly string[], branch: AnyRow): Values {
  const admitted = addMonths(town.today, -20);
  const wasFull = (name: string) =>
    town.rows('member').some((member) => member.branch === branch.id && member.name === name && isBy(member.full_on, admitted));
  if (!guides.every(wasFull)) return applicant(town);
  const until = addMonths(admitted, 18);
  const full = addDays(until, 10);
  return { ...admittedOn(town, guides, admitted), extended_to: until, full_on: full, full_approved_on: addDays(full, 30) };
}

function letGo(town: Town): Values {
  const on = addMonths(town.today, -town.chance.whole(3, 9));
  return {
    applied_on: addMonths(on, -14),
    activist_on: addMonths(on, -10),
    ended_on: on,
    ended_reason: town.chance.pick(['withdrawn', 'moved', 'cancelled']),
  };
}

const isBy = (day: unknown, latest: string): boolean => textOf(day) !== '' && textOf(day) <= latest;
