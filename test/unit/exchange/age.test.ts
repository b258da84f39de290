import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { decryptWith, encryptTo, isAge } from '../../../electron/exchange/envelope/age.ts';

const content = new TextEncoder().encode('内容'.repeat(50_000));
const desk = async () => {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
};

test('every recipient opens it, nobody else', async () => {
  const [one, other, stranger] = [await desk(), await desk(), await desk()];
  const file = await encryptTo([one.recipient, other.recipient], content);
  expect(isAge(file)).toBe(true);
  expect(await decryptWith(one.identity, file)).toEqual(content);
  expect(await decryptWith(other.identity, file)).toEqual(content);
  await expect(decryptWith(stranger.identity, file)).rejects.toMatchObject({ code: 'DOC-NO-KEY' });
});

test('a change anywhere in the contents is damage', async () => {
  const { identity, recipient } = await desk();
  const file = await encryptTo([recipient], content);
  for (const at of [file.length - 1, Math.floor(file.length / 2), 300]) {
    const changed = Uint8Array.from(file, (byte, index) => (index === at ? byte ^ 1 : byte));
    await expect(decryptWith(identity, changed)).rejects.toMatchObject({ code: 'DOC-DAMAGED' });
  }
});

test('another version of age and a header without end are refused before any key is tried', async () => {
  const { identity } = await desk();
  const text = (header: string) => new TextEncoder().encode(header);
  await expect(decryptWith(identity, text('age-encryption.org/v2\n---'))).rejects.toMatchObject({ code: 'DOC-FORMAT' });
  await expect(decryptWith(identity, text('age-encryption.org/v1\n'))).rejects.toMatchObject({ code: 'DOC-DAMAGED' });
  await expect(decryptWith(identity, text(`age-encryption.org/v1\n${'-> X25519 a\n'.repeat(10_000)}---`))).rejects.toMatchObject({
    code: 'DOC-LIMIT',
  });
});
