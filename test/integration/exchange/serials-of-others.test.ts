import 'reflect-metadata';
import { X509Certificate, X509CertificateGenerator, X509CrlGenerator } from '@peculiar/x509';
import { expect, test } from 'vitest';
import { takeRevocations } from '../../../electron/exchange/enrolling/take-revocations.ts';
import { acceptTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { signingAlgorithm } from '../../../electron/keys/certificates.ts';
import { deskKeys } from '../../../electron/keys/desk-keys.ts';
import { issue } from './issue.ts';
import { three } from './three-desks.ts';

// a city whose certificates another program issues: RFC 5280 allows 20 bytes, and DER writes a zero byte before a first bit that is set
test.each(['7f01020304', 'ff01020304', '8001020304', '01'])(
  'a certificate of the number %s is found on the list that names it',
  async (serialNumber) => {
    const { city, county, township } = await three();
    const { privateKey } = await deskKeys(city.books);
    const { registers } = township.books;
    const enrolment = registers.get('enrolment', 'current')?.body;
    const [own = '', superior = '', root = ''] = enrolment?.chain ?? [];
    if (!enrolment) throw new Error('not enrolled');
    const { subjectName, issuerName, notBefore, notAfter, publicKey, extensions } = new X509Certificate(superior);
    const common = { signingKey: privateKey as never, signingAlgorithm };
    const other = await X509CertificateGenerator.create({
      ...common,
      serialNumber,
      subject: subjectName,
      issuer: issuerName,
      notBefore,
      notAfter,
      publicKey,
      extensions,
    });
    registers.put('enrolment', 'current', { ...enrolment, chain: [own, other.toString('pem'), root] });
    const task = await issue(county);
    const from = new Date('2026-10-31T08:00:00Z');
    const list = await X509CrlGenerator.create({
      ...common,
      issuer: issuerName,
      thisUpdate: from,
      nextUpdate: new Date('2027-01-31T08:00:00Z'),
      entries: [{ serialNumber, revocationDate: from, invalidity: from }],
    });

    const taken = await takeRevocations(township.books, { name: '330800.crl', bytes: new Uint8Array(list.rawData) });
    expect(taken.revoked).toMatchObject([{ unit: '330802', by: '衢州市' }]);
    await expect(acceptTask(township.books, task)).rejects.toMatchObject({ code: 'DOC-REVOKED' });
  },
);
