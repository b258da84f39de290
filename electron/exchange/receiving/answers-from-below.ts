import type { AnswerRecord } from '#shared/documents/month-records.ts';
import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { answerKey } from '../../bookkeeping/answers.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { setAside } from './sequence.ts';

type Answered = Entry<'answered'>;

/**
 * The answers of a package as this desk keeps them. One to another unit's package, or to what was never said, is left out: a unit speaks for itself only.
 * One that says something new takes back what was decided of the one before; what a later package of the unit said stays, unless a decision set that one aside.
 */
export function answersFrom({ registers }: Bookkeeping, manifest: PackageManifest, answers: readonly AnswerRecord[]): Answered[] {
  const unit = manifest['lx:unit'].code;
  const aside = setAside(registers);
  return answers.flatMap((answer): Answered[] => {
    if (registers.get('received', answer.package)?.body.unit !== unit) return [];
    const id = answerKey(answer.package, answer);
    const before = registers.get('answered', id)?.body;
    const same = before && before.state === answer.state && before.text === answer.text;
    // by the order of the packages: the unit's clock may have been corrected in between
    const brought = before && !aside.has(before.broughtBy) && registers.get('received', before.broughtBy)?.body.sequence;
    if (brought && brought > manifest['lx:sequence']) return [];
    return [{ id, body: { ...answer, unit, broughtBy: manifest.id, decision: same ? before.decision : null }, blob: null }];
  });
}

/** Keeps what the units below answered. Only within a transaction. */
export function keepAnswers({ registers }: Bookkeeping, answers: readonly Answered[]): void {
  for (const { id, body } of answers) registers.put('answered', id, body);
}

/** Notes that a person asks these once more. Only within a transaction. */
export function noteAskedAgain({ registers, clock }: Bookkeeping, ids: readonly string[]): void {
  for (const id of ids) {
    const found = registers.get('answered', id);
    if (found) registers.put('answered', id, { ...found.body, decision: { at: clock.now(), choice: 'again' } });
  }
}
