import { expect, it } from 'vitest';
import { encode } from '#shared/contract/encoding.ts';
import { requestBody } from '../../../renderer/bridge/request-body.ts';

/** Node has no FileReader. */
const toBase64 = (bytes: Uint8Array) => Promise.resolve(Buffer.from(bytes).toString('base64'));
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 31) % 251);

it('is what the wire has always carried, however large the bytes', async () => {
  for (const length of [300_000, 393_216, 393_217, 1_000_001]) {
    const input = { table: 'organization', name: '台账 "旧".xlsx', bytes: bytesOf(length), shape: { take: [3] } };
    const body = await requestBody(input, toBase64);
    expect(body).toBeInstanceOf(Blob);
    expect(await new Response(body).text()).toBe(encode(input));
  }
});

it('takes small bytes and inputs without any as they are', async () => {
  const never = () => Promise.reject(new Error('not asked'));
  expect(await requestBody({ bytes: bytesOf(3) }, never)).toBe('{"bytes":{"$bytes":"AB8+"}}');
  expect(await requestBody({}, never)).toBe('{}');
  expect(await requestBody(undefined, never)).toBe(encode(undefined));
});

it('fails where the bytes cannot be read', async () => {
  const gone = () => Promise.reject(new Error('the file is gone'));
  await expect(requestBody({ bytes: bytesOf(300_000) }, gone)).rejects.toThrow('gone');
});
