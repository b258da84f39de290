import { LedgerError } from '#shared/errors.ts';
import { attachmentLimits, cleanName, sizeText } from '#shared/model/attachment.ts';
import { attachmentKinds, kindOf } from '#shared/model/attachment-kind.ts';
import type { NamedFile } from '../app/files.ts';

const quality = 0.82;

/**
 * A chosen file as it is to be kept. Pictures are drawn anew, at most 1600 pixels long, upright, as JPEG: what the camera wrote into them, the place
 * of the photo too, does not come along. Other kinds stay as they are. Throws ATTACH-* and FILE-MISSING, which name the file.
 */
export async function prepareFile(file: File): Promise<NamedFile> {
  const { name, size } = file;
  const { file: most, original } = attachmentLimits;
  const tooLarge = (bytes: number, limit: number) =>
    new LedgerError('ATTACH-TOO-LARGE', { name, size: sizeText(bytes), limit: sizeText(limit) });
  if (size > original) throw tooLarge(size, original);
  const bytes = await bytesOf(file);
  const kind = kindOf(bytes);
  if (typeof kind === 'object') throw new LedgerError(kind.refused, { name });
  const { image, extension, media } = attachmentKinds[kind];
  const kept = image ? await drawnAnew(new Blob([bytes], { type: media }), name) : bytes;
  if (kept.length > most) throw tooLarge(kept.length, most);
  return { name: cleanName(name, image ? attachmentKinds.jpeg.extension : extension), bytes: kept };
}

async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    // a folder, or a file that has gone since it was chosen
    throw new LedgerError('FILE-MISSING', { path: file.name }, { cause: error });
  }
}

async function drawnAnew(picture: Blob, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const unreadable = (cause?: unknown) => new LedgerError('ATTACH-IMAGE', { name }, { cause });
  // without options it comes upright; Chrome 109 does not know the option that says so
  const bitmap = await createImageBitmap(picture).catch((error: unknown) => {
    throw unreadable(error);
  });
  const scale = Math.min(1, attachmentLimits.imageSide / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
  const context = canvas.getContext('2d');
  if (!context) throw unreadable();
  // JPEG knows no transparency: what is clear would turn black
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await drawn.arrayBuffer());
}
