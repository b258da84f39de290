import { sm2, sm4 } from 'sm-crypto-v2';
import { describe, expect, test } from 'vitest';
import { derOf } from '../../../electron/keys/suites/der-signature.ts';
import { gmSuite } from '../../../electron/keys/suites/gm-suite.ts';

// the examples that the standards print
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));
const ascii = (text: string) => new TextEncoder().encode(text);

/** GB/T 32918.5, annexes A and C: one pair for signing and encrypting. */
const secret = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
const point =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const open = bytes(`3059301306072a8648ce3d020106082a811ccf5501822d034200${point}`);

describe('SM3, GB/T 32905 annex A', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('%s', (text, digest) => expect(hex(gmSuite.digest(ascii(text)))).toBe(digest));
});

describe('SM2 on the recommended curve, GB/T 32918.5', () => {
  const signature = bytes(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3 b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  );
  test('the signature of “message digest” is right, of nothing else', () => {
    expect(gmSuite.verify(open, ascii('message digest'), derOf(signature))).toBe(true);
    expect(gmSuite.verify(open, ascii('message digesT'), derOf(signature))).toBe(false);
  });

  test('the digest of the signer is as printed', () =>
    expect(hex(sm2.getZ(point))).toBe('b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3'));

  test('“encryption standard” is opened', () => {
    const c1 =
      '04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0';
    const c3 = '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766';
    const c2 = '21886ca989ca9c7d58087307ca93092d651efa';
    expect(sm2.doDecrypt(`${c1}${c3}${c2}`, secret)).toBe('encryption standard');
  });
});

describe('what is no SM2 signature', () => {
  const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';
  const one = `${'00'.repeat(31)}01`;
  const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3';
  const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
  test.each([
    ['a number as large as the order', derOf(bytes(order + one))],
    ['the second as large as the order', derOf(bytes(r + order))],
    ['zero', derOf(bytes('00'.repeat(32) + s))],
    ['something behind it', Uint8Array.from([...derOf(bytes(r + s)), 0])],
    ['a length written otherwise', Uint8Array.from([0x30, 0x81, ...derOf(bytes(r + s)).subarray(1)])],
    ['nothing', new Uint8Array()],
  ])('%s', (_, signature) => expect(gmSuite.verify(open, ascii('message digest'), signature)).toBe(false));

  test('a key off the curve', () => {
    const off = Uint8Array.from(open, (byte, at) => (at === open.length - 1 ? byte ^ 1 : byte));
    expect(gmSuite.verify(off, ascii('message digest'), derOf(bytes(r + s)))).toBe(false);
  });
});

describe('SM4', () => {
  const key = bytes('0123456789abcdeffedcba9876543210');
  const block = { padding: 'none', output: 'array' } as const;
  test('one block, GB/T 32907 A.1', () => {
    expect(hex(sm4.encrypt(key, key, block))).toBe('681edf34d206965e86b3e94f536e4246');
    expect(hex(sm4.decrypt(bytes('681edf34d206965e86b3e94f536e4246'), key, block))).toBe(hex(key));
  });

  test('a million times, GB/T 32907 A.2', () => {
    let text: Uint8Array = key;
    for (let time = 0; time < 1_000_000; time++) text = sm4.encrypt(text, key, block);
    expect(hex(text)).toBe('595298c7c6fd271f0402f804c33d3f66');
  }, 60_000);

  test('with GCM, RFC 8998 A.1', () => {
    const plain = bytes(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa'].map((pair) => pair.repeat(8)).join(''));
    const sealed =
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d';
    const options = {
      mode: 'gcm',
      iv: bytes('00001234567800000000abcd'),
      associatedData: bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
      output: 'array',
    } as const;
    const { output, tag } = sm4.encrypt(plain, key, { ...options, outputTag: true });
    expect([hex(output), hex(tag ?? new Uint8Array())]).toEqual([sealed, '83de3541e4c2b58177e065a9bf7b62ec']);
    expect(hex(sm4.decrypt(output, key, { ...options, tag: tag ?? new Uint8Array() }))).toBe(hex(plain));
    expect(() => sm4.decrypt(output, key, { ...options, tag: new Uint8Array(16) })).toThrow('tag');
  });
});
