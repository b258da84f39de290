import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';
import type { ExchangeState } from '#shared/contract/exchange.ts';
import { answerKey } from '../bookkeeping/answers.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { deskKeys } from '../keys/desk-keys.ts';

/** What this desk has exchanged so far: enrolment, certificates issued, packages sent and received, receipts. */
export async function exchangeState(bookkeeping: Bookkeeping): Promise<ExchangeState> {
  const { registers } = bookkeeping;
  const { fingerprint } = await deskKeys(bookkeeping);
  const answers = new Map(registers.list('answer').map(({ id, body }) => [id, body]));
  return {
    enrolment: enrolmentOf(bookkeeping),
    fingerprint,
    issued: registers.list('certificate').map(({ id, body }) => ({
      serial: id,
      unit: body.unit,
      name: body.name,
      notAfter: body.notAfter,
      revoked: body.revoked?.at ?? null,
      reason: body.revoked?.reason ?? null,
      superseded: body.superseded?.at ?? null,
    })),
    packages: [...sentPackages(bookkeeping), ...receivedPackages(bookkeeping)],
    receipts: registers.list('receipt').map(({ id, body }) => ({
      package: id,
      period: body.period,
      revision: body.revision,
      at: body.at,
      outcome: body.outcome,
      remark: body.remark ?? null,
      problems: body.problems.map((problem) => {
        const key = answerKey(id, problem);
        const answer = answers.get(key);
        const said = { state: answer?.state ?? ('open' as const), text: answer?.text ?? '', delivered: answer?.delivered ?? false };
        return { ...problem, key, rule: problem.rule ?? '', ...said };
      }),
    })),
  };
}

function enrolmentOf({ registers }: Bookkeeping): ExchangeState['enrolment'] {
  const enrolment = registers.get('enrolment', 'current')?.body;
  const own = enrolment?.chain[0];
  if (!enrolment || !own) return null;
  const { superior, superiorName, notAfter, fingerprint } = enrolment;
  return { superior, superiorName, certificate: new X509Certificate(own).serialNumber, notAfter, fingerprint };
}

type Package = ExchangeState['packages'][number];

/** Until a receipt came, a package sent is only exported. */
const sentPackages = ({ registers, ledger }: Bookkeeping): Package[] =>
  registers.list('sent').map(({ id, body: { period, revision, sequence, created, name } }) => {
    const outcome = registers.get('receipt', id)?.body.outcome ?? 'exported';
    return {
      id,
      unit: ledger.identity.unit,
      period,
      revision,
      sequence,
      at: created,
      outcome,
      name,
      remark: null,
      late: false,
      arrived: null,
    };
  });

const receivedPackages = ({ registers }: Bookkeeping): Package[] =>
  registers.list('received').map(({ id, body: { unit, period, revision, sequence, at, outcome, name, remark, late, arrived } }) => ({
    id,
    unit,
    period,
    revision,
    sequence,
    at,
    outcome,
    name,
    remark: remark ?? null,
    late: late === true,
    arrived: arrived ?? null,
  }));
