import { type FileHandle, open } from 'node:fs/promises';
import { DetailedError, Upload } from 'tus-js-client';
import { LedgerError } from '#shared/errors.ts';
import { alreadyReceived } from '../already-received.ts';
import { type Chunk, httpStack } from './http-stack.ts';
import type { Pacer } from './pacer.ts';

/** Bytes of one request: what a proxy or a slow line has to hold on to. */
const chunkBytes = 4 * 1024 * 1024;

export interface Sending {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** sha256 of the file: by it the other side knows what it already has. */
  readonly sha256: string;
  readonly address: URL;
  readonly token: string;
  readonly authorities: readonly string[];
  readonly proxy: URL | undefined;
  readonly pacer: Pacer;
  /** Where it was begun before. */
  readonly url: string | null;
  readonly signal: AbortSignal;
  readonly chunk?: number | undefined;
  onUrl(url: string): Promise<void> | void;
  /** Bytes handed to the line; `acknowledged` where the other side has said that it has them. */
  onProgress(offset: number, acknowledged: boolean): void;
}

/**
 * Sends one file by tus 1.0, from where it stopped before. Returns once the other side has all of it, `known` where it had it from before.
 * Throws UPLOAD-*, CALL-CANCELLED where it was called off, UPLOAD-CHANGED where the file is no longer the one that was meant.
 */
export async function sendFile(sending: Sending): Promise<'sent' | 'known'> {
  const file = await open(sending.path, 'r').catch((cause: unknown) => {
    throw new LedgerError('UPLOAD-CHANGED', { name: sending.name }, { cause });
  });
  try {
    if ((await file.stat()).size !== sending.size) throw new LedgerError('UPLOAD-CHANGED', { name: sending.name });
    return await upload(file, sending);
  } finally {
    await file.close();
  }
}

function upload(file: FileHandle, sending: Sending): Promise<'sent' | 'known'> {
  const { address, authorities, proxy, pacer, signal, size, url } = sending;
  return new Promise((resolve, reject) => {
    const cancelled = () => {
      void running.abort();
      reject(new LedgerError('CALL-CANCELLED'));
    };
    if (signal.aborted) return reject(new LedgerError('CALL-CANCELLED'));
    signal.addEventListener('abort', cancelled, { once: true });
    const settle = (act: () => void) => {
      signal.removeEventListener('abort', cancelled);
      act();
    };
    // the library asks for a Buffer; its file reader, which is ours, is what looks at it
    const running = new Upload(Buffer.alloc(0), {
      endpoint: address.href,
      uploadUrl: url !== null && new URL(url).origin === address.origin ? url : null,
      metadata: { sha256: sending.sha256, filename: sending.name },
      headers: { Authorization: `Bearer ${sending.token}` },
      chunkSize: sending.chunk ?? chunkBytes,
      // the queue decides when to try again, and where to remember
      retryDelays: null,
      storeFingerprintForResuming: false,
      fingerprint: () => Promise.resolve(sending.sha256),
      httpStack: httpStack({ authorities, proxy }, pacer, signal),
      fileReader: { openFile: async () => ({ size, slice: (start, end) => slice(file, sending, start, end), close: () => undefined }) },
      onUploadUrlAvailable: () => {
        if (running.url !== null) void sending.onUrl(running.url);
      },
      onProgress: (offset) => sending.onProgress(offset, false),
      onChunkComplete: (_, offset) => sending.onProgress(offset, true),
      onSuccess: () => settle(() => resolve('sent')),
      onError: (error) => settle(() => (isKnown(error) ? resolve('known') : reject(failureOf(error, address.host)))),
    });
    running.start();
  });
}

async function slice(file: FileHandle, { size, name }: Sending, start: number, end: number): Promise<{ value: Chunk; done: boolean }> {
  const bytes = Buffer.alloc(Math.min(end, size) - start);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
  if (bytesRead !== bytes.length) throw new LedgerError('UPLOAD-CHANGED', { name });
  return { value: { bytes, size: bytes.length }, done: end >= size };
}

const isKnown = (error: Error): boolean =>
  error instanceof DetailedError &&
  error.originalResponse?.getStatus() === 409 &&
  error.originalResponse.getBody().startsWith(alreadyReceived);

/** The reason of a refusal after which sending again from the beginning can help. */
export const mismatch = '校验值不符';
const refusals: Readonly<Record<number, string>> = {
  403: '不归对方接收',
  404: '地址上没有接收服务',
  413: '文件太大',
  415: '不是加密的上报包',
  422: mismatch,
};
const busy: Readonly<Record<number, string>> = { 429: '同时上传的太多', 503: '正在停止', 507: '对方磁盘空间不足' };

/** What an answer or a cut line amounts to. Those of UPLOAD-OFFLINE, -PROXY and -BUSY pass by themselves. */
function failureOf(error: Error, host: string): LedgerError {
  if (error instanceof LedgerError) return error;
  if (error instanceof DetailedError && error.causingError instanceof LedgerError) return error.causingError;
  const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
  if (status === 0) return new LedgerError('UPLOAD-OFFLINE', { host, reason: '连接失败' }, { cause: error });
  if (status === 401) return new LedgerError('UPLOAD-TOKEN', {}, { cause: error });
  const refused = refusals[status];
  if (refused !== undefined) return new LedgerError('UPLOAD-REFUSED', { reason: refused }, { cause: error });
  return new LedgerError('UPLOAD-BUSY', { reason: busy[status] ?? `回答 ${status}` }, { cause: error });
}

const passing: ReadonlySet<string> = new Set(['UPLOAD-OFFLINE', 'UPLOAD-PROXY', 'UPLOAD-BUSY']);
/** Whether the line or the other side's state was at fault: the same again later can go well. */
export const isPassing = (error: LedgerError): boolean => passing.has(error.code);
/** Whether a queue does well to wait: a server's certificate, too, is put right by others, when the superior's keys have changed or this desk has followed. */
export const canHeal = (error: LedgerError): boolean => isPassing(error) || error.code === 'UPLOAD-TRUST';
