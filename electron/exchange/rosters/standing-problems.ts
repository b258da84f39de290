import { type AnswerRecord, mostRecords, recordResources } from '#shared/documents/month-records.ts';
import { parseRecordsCsv, recordsCsv } from '#shared/documents/records-csv.ts';
import { type HeldPackage, type RosterProblem, rosterPaths, rosterProblem } from '#shared/documents/roster-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { answerKey } from '../../bookkeeping/answers.ts';
import type { Registers } from '../../bookkeeping/registers.ts';
import { type Contents, textOf } from '../envelope/open.ts';
import type { ZipEntry } from '../envelope/write-zip.ts';

const { columns } = recordResources.answers;

/** The last revision of each month. */
export const latestOfMonths = (packages: readonly HeldPackage[]): HeldPackage[] => [
  ...packages
    .reduce((months, one) => {
      const known = months.get(one.period);
      return known && known.revision > one.revision ? months : months.set(one.period, one);
    }, new Map<string, HeldPackage>())
    .values(),
];

/** What the receipts that hold ask to be mended, the latest month first, with what the unit answered: a ledger that begins again has its to-dos. */
export function problemsEntry(
  { registers }: { readonly registers: Pick<Registers, 'get'> },
  packages: readonly HeldPackage[],
): ZipEntry | undefined {
  const months = latestOfMonths(packages).sort((one, other) => (one.period < other.period ? 1 : -1));
  const asked = months.flatMap(({ id: about }) =>
    (registers.get('review', about)?.body.problems ?? []).map((problem): RosterProblem => {
      const answered = registers.get('answered', answerKey(about, problem))?.body;
      // what was asked again since is open
      if (!answered || answered.decision?.choice === 'again') return { ...problem, package: about, state: 'open', text: '', at: '' };
      const { state, text, at } = answered;
      return { ...problem, package: about, state, text, at };
    }),
  );
  if (asked.length === 0) return undefined;
  return { path: rosterPaths.problems, bytes: new TextEncoder().encode(recordsCsv(columns, asked.slice(0, mostRecords))) };
}

/** The same, by package; a 底册 of before they were kept tells none. Throws DOC-MANIFEST where they do not fit. */
export function readProblems(contents: Contents): ReadonlyMap<string, RosterProblem[]> {
  const byPackage = new Map<string, RosterProblem[]>();
  if (!contents.has(rosterPaths.problems)) return byPackage;
  const refusal = (cause: unknown) => new LedgerError('DOC-MANIFEST', { reason: rosterPaths.problems }, { cause });
  for (const record of recordsIn(textOf(contents, rosterPaths.problems), refusal)) {
    const read = rosterProblem.safeParse(record);
    if (!read.success) throw refusal(read.error);
    byPackage.set(read.data.package, [...(byPackage.get(read.data.package) ?? []), read.data]);
  }
  return byPackage;
}

function recordsIn(text: string, refusal: (cause: unknown) => LedgerError): Record<string, string>[] {
  try {
    return parseRecordsCsv(columns, text);
  } catch (error) {
    throw error instanceof SyntaxError ? refusal(error) : error;
  }
}

/** Has again what this desk had answered: the superior has it. Only within a transaction. */
export function recallAnswers(registers: Registers, problems: readonly RosterProblem[]): void {
  for (const problem of problems) {
    const { state, at, ...rest } = problem;
    if (state === 'open') continue;
    const body: AnswerRecord = { ...rest, state, at };
    registers.put('answer', answerKey(problem.package, problem), { ...body, carried: null, delivered: true });
  }
}
