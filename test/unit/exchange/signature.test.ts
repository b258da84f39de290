import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { beforeAll, describe, expect, test } from 'vitest';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { readSignature } from '../../../electron/exchange/envelope/read-signature.ts';
import { signManifest } from '../../../electron/exchange/envelope/sign-manifest.ts';
import { makeCertificate, makeRoot, organizationOf, signingAlgorithm, subjectOf, unitOf } from '../../../electron/keys/certificates.ts';
import { followChain } from '../../../electron/keys/chain.ts';

const now = '2026-10-31T08:00:00.000Z';
const at = new Date(now);
const city: UnitStamp = { code: '330800', name: '衢州市', level: 'city' };
const county: UnitStamp = { code: '330802', name: '柯城区', level: 'county' };
const township: UnitStamp = { code: '330802005', name: '花园街道', level: 'township' };
const keyPair = () => webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;

interface Desk {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: X509Certificate;
}
async function under(superior: Desk, unit: UnitStamp, from = now): Promise<Desk> {
  const keys = await keyPair();
  const issuer = { certificate: superior.certificate, privateKey: superior.keys.privateKey };
  return { keys, certificate: await makeCertificate(unit, keys.publicKey as never, issuer, from) };
}

let root: Desk;
let middle: Desk;
let leaf: Desk;
beforeAll(async () => {
  const keys = await keyPair();
  root = { keys, certificate: await makeRoot(city, keys, now) };
  middle = await under(root, county);
  leaf = await under(middle, township);
});

const manifest = new TextEncoder().encode('{"name":"x"}\n');
const signed = () =>
  signManifest(manifest, { privateKey: leaf.keys.privateKey, chain: [leaf.certificate, middle.certificate, root.certificate] }, now);
const flipped = (bytes: Uint8Array, position: number) => Uint8Array.from(bytes, (byte, index) => (index === position ? byte ^ 1 : byte));

describe('a signature over a manifest', () => {
  test('names its signer and the moment', async () => {
    const read = readSignature(await signed(), manifest);
    expect([unitOf(read.signer), organizationOf(read.signer), read.at.toISOString()]).toEqual(['330802005', '花园街道', now]);
    expect(read.certificates).toHaveLength(3);
  });

  test('does not fit another text', async () => {
    const signature = await signed();
    expect(() => readSignature(signature, flipped(manifest, 3))).toThrow(expect.objectContaining({ code: 'DOC-SIGNATURE' }));
  });

  test('with any byte changed never names the signer for this text and time', { timeout: 30_000 }, async () => {
    const signature = await signed();
    for (let position = 0; position < signature.length; position += 31) {
      try {
        const read = readSignature(flipped(signature, position), manifest);
        // what remains readable is a byte of the chain that the signature does not cover; the chain's own check is for that
        expect(Buffer.from(read.signer.publicKey.rawData)).toEqual(Buffer.from(leaf.certificate.publicKey.rawData));
        expect(read.at.toISOString()).toBe(now);
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^DOC-(SIGNATURE|ALGORITHM)$/) });
      }
    }
  });
});

describe('the chain', () => {
  const follow = (signer: Desk, others: Desk[], trusted: Desk[], moment = at) =>
    followChain(
      signer.certificate,
      others.map((one) => one.certificate),
      trusted.map((one) => one.certificate),
      moment,
    );
  const refused = (code: string) => expect.objectContaining({ code });

  test('leads from township over county to city', async () => {
    expect((await follow(leaf, [middle], [root])).map(unitOf)).toEqual(['330802005', '330802', '330800']);
  });

  test('may end at any trusted name and key, also in another certificate', async () => {
    const again = { keys: middle.keys, certificate: await makeRoot(county, middle.keys, now) };
    expect((await follow(middle, [], [again])).map(unitOf)).toEqual(['330802']);
  });

  test('is refused where the link between is missing or another root is trusted', async () => {
    const keys = await keyPair();
    const stranger = { keys, certificate: await makeRoot(city, keys, now) };
    await expect(follow(leaf, [], [root])).rejects.toThrow(refused('DOC-CHAIN'));
    await expect(follow(leaf, [middle, root], [stranger])).rejects.toThrow(refused('DOC-CHAIN'));
  });

  test('a township’s certificate issues nothing', async () => {
    const forged = await under(leaf, { ...township, code: '330802006' });
    await expect(follow(forged, [leaf, middle], [root])).rejects.toThrow(refused('DOC-CHAIN'));
    const asCounty = await under(leaf, county);
    await expect(follow(asCounty, [leaf, middle], [root])).rejects.toThrow(refused('DOC-CHAIN'));
  });

  /** A certificate of a county under the root, or of the root itself, with extensions that this program would not give it. */
  async function handMade(unit: UnitStamp, constraints: BasicConstraintsExtension, usages: number): Promise<Desk> {
    const keys = await keyPair();
    const signer = unit === city ? keys : root.keys;
    const certificate = await X509CertificateGenerator.create({
      serialNumber: '42',
      subject: subjectOf(unit),
      issuer: root.certificate.subjectName,
      notBefore: middle.certificate.notBefore,
      notAfter: middle.certificate.notAfter,
      // the same thing under two declarations: Node's and the browser's
      publicKey: keys.publicKey as never,
      signingKey: signer.privateKey as never,
      signingAlgorithm,
      extensions: [constraints, new KeyUsagesExtension(usages, true)],
    });
    return { keys, certificate };
  }
  const all = KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign;

  test.each([
    ['is marked as no CA', false, all],
    ['may not sign certificates', true, KeyUsageFlags.digitalSignature],
  ])('a county’s certificate that %s issues nothing', async (_, ca, usages) => {
    const half = await handMade(county, new BasicConstraintsExtension(ca, undefined, true), usages);
    await expect(follow(half, [], [root])).resolves.toHaveLength(2);
    await expect(follow(await under(half, township), [half], [root])).rejects.toThrow(refused('DOC-CHAIN'));
  });

  test('a root that allows no issuing desk below it has none', async () => {
    const short = await handMade(city, new BasicConstraintsExtension(true, 0, true), all);
    const below = await under(short, county);
    await expect(follow(below, [], [short])).resolves.toHaveLength(2);
    await expect(follow(await under(below, township), [below], [short])).rejects.toThrow(refused('DOC-CHAIN'));
  });

  test('a county issues nothing outside its code, nor another county', async () => {
    for (const unit of [
      { ...township, code: '330803001' },
      { ...county, code: '330803' },
    ])
      await expect(follow(await under(middle, unit), [middle], [root])).rejects.toThrow(refused('DOC-CHAIN'));
  });

  test('is judged at the moment of signing', async () => {
    expect(leaf.certificate.notAfter.toISOString()).toBe('2028-10-31T08:00:00.000Z');
    await expect(follow(leaf, [middle], [root], new Date('2028-10-31T08:00:01Z'))).rejects.toThrow(refused('DOC-EXPIRED'));
    await expect(follow(leaf, [middle], [root], new Date('2026-10-30T07:59:59Z'))).rejects.toThrow(refused('DOC-EXPIRED'));
    expect(await follow(leaf, [middle], [root], new Date('2028-10-31T08:00:00Z'))).toHaveLength(3);
  });

  test('an issued certificate does not outlive its issuer', async () => {
    const late = await under(middle, township, '2036-01-01T00:00:00Z');
    expect(late.certificate.notAfter).toEqual(middle.certificate.notAfter);
  });
});
