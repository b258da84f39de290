/** A body of a message that cannot be what its headers say. */
export class MessageDamage extends Error {}

/** The bytes of a body as they were before they were made fit for the mail (RFC 2045, 6). Throws MessageDamage. */
export function transferDecoded(body: Buffer, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return body;
    case 'quoted-printable':
      return fromQuotedPrintable(body);
    case 'base64':
      return fromBase64(body);
    default:
      throw new MessageDamage(`transfer encoding ${encoding}`);
  }
}

function fromBase64(body: Buffer): Buffer {
  const text = body.toString('latin1').replace(/\s+/g, '');
  // Node passes over what is no base64 and would give the half of a body without a word
  if (text.length % 4 !== 0 || !/^[a-z0-9+/]*={0,2}$/i.test(text)) throw new MessageDamage('no base64');
  return Buffer.from(text, 'base64');
}

const [equals, lineFeed, carriageReturn] = [61, 10, 13];

function fromQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let to = 0;
  // by hand: each character of Chinese is nine of these
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    const high = byte === equals ? hexDigit(body[at + 1]) : -1;
    const low = high < 0 ? -1 : hexDigit(body[at + 2]);
    if (low >= 0) {
      out[to++] = high * 16 + low;
      at += 2;
    } else if (byte === equals && endsLine(body, at + 1)) at = body.indexOf(lineFeed, at);
    // one that stands for nothing was meant as it is
    else out[to++] = byte;
  }
  return out.subarray(0, to);
}

function hexDigit(byte = 0): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Whether a line ends here, spaces that were added on the way aside. */
function endsLine(body: Buffer, from: number): boolean {
  let at = from;
  while (body[at] === 32 || body[at] === 9 || body[at] === carriageReturn) at++;
  return body[at] === lineFeed;
}
