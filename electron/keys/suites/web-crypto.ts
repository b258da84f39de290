import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { cryptoProvider } from '@peculiar/x509';
import { derOf } from './der-signature.ts';
import { gmSuite } from './gm-suite.ts';
import { isSm2PublicKey, Sm2PublicKey, sm2WithSm3 } from './sm2-keys.ts';
import { isHeld } from './suite.ts';

export const { subtle } = webcrypto;

const bytesOf = (source: webcrypto.BufferSource): Uint8Array =>
  ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source);
const named = (algorithm: unknown): string => {
  if (typeof algorithm === 'string') return algorithm;
  return typeof algorithm === 'object' && algorithm !== null && 'name' in algorithm ? String(algorithm.name) : '';
};

/** WebCrypto for what reads and makes certificates, requests and revocation lists, with SM2 keys and keys on hardware beside its own. */
const withHeldKeys = {
  async sign(algorithm: webcrypto.EcdsaParams, key: webcrypto.CryptoKey, data: webcrypto.BufferSource) {
    if (!isHeld(key)) return subtle.sign(algorithm, key, data);
    const signature = await key.sign(bytesOf(data));
    // of SM2 the certificates carry what is signed with as it comes, of ECDSA its numbers are put into DER there
    return new Uint8Array(named(key.algorithm) === sm2WithSm3 ? derOf(signature) : signature).buffer;
  },
  async verify(
    algorithm: webcrypto.EcdsaParams,
    key: webcrypto.CryptoKey,
    signature: webcrypto.BufferSource,
    data: webcrypto.BufferSource,
  ) {
    const isSm2 = named(algorithm) === sm2WithSm3;
    if (isSm2 !== key instanceof Sm2PublicKey) return false;
    return key instanceof Sm2PublicKey
      ? gmSuite.verify(key.open, bytesOf(data), bytesOf(signature))
      : subtle.verify(algorithm, key, signature, data);
  },
  async importKey(
    format: 'spki',
    data: webcrypto.BufferSource,
    algorithm: webcrypto.EcKeyImportParams,
    extractable: boolean,
    usages: webcrypto.KeyUsage[],
  ) {
    const bytes = bytesOf(data);
    return isSm2PublicKey(bytes) ? new Sm2PublicKey(bytes.slice()) : subtle.importKey(format, data, algorithm, extractable, usages);
  },
  async exportKey(format: 'spki', key: webcrypto.CryptoKey) {
    return key instanceof Sm2PublicKey ? new Uint8Array(key.open).buffer : subtle.exportKey(format, key);
  },
  digest: subtle.digest.bind(subtle),
  generateKey: subtle.generateKey.bind(subtle),
};

// the library's type is the browser's; of it, it calls these
cryptoProvider.set({
  subtle: withHeldKeys,
  getRandomValues: webcrypto.getRandomValues.bind(webcrypto),
  randomUUID: webcrypto.randomUUID.bind(webcrypto),
} as never);
