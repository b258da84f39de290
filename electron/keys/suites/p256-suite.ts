import { createHash, createPublicKey, verify, webcrypto } from 'node:crypto';
import type { Suite } from './suite.ts';

export const signingAlgorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** What OpenSSL, WebCrypto and BoringSSL all have. */
export const p256Suite: Suite = {
  id: 'p256',
  algorithms: {
    digest: { identifier: '2.16.840.1.101.3.4.2.1', name: 'SHA-256' },
    signature: { identifier: '1.2.840.10045.4.3.2', name: 'ECDSA-SHA256' },
    signerSignature: { identifier: '1.2.840.10045.4.3.2', name: 'ECDSA-SHA256' },
    key: { identifier: '1.2.840.10045.2.1', name: 'EC' },
    curve: { identifier: '1.2.840.10045.3.1.7', name: 'P-256' },
  },
  contentTypes: { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2' },
  digest: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  async makePair() {
    const pair = await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify']);
    return {
      secret: new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)),
      open: new Uint8Array(await webcrypto.subtle.exportKey('spki', pair.publicKey)),
    };
  },
  importPair: async ({ secret, open }) => ({
    privateKey: await webcrypto.subtle.importKey('pkcs8', new Uint8Array(secret), signingAlgorithm, false, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', new Uint8Array(open), signingAlgorithm, true, ['verify']),
  }),
  verify(open, bytes, signature) {
    const key = createPublicKey({ key: Buffer.from(open), format: 'der', type: 'spki' });
    return verify('sha256', bytes, { key, dsaEncoding: 'der' }, signature);
  },
};
