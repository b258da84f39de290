import 'reflect-metadata';
import http from 'node:http';
import https from 'node:https';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import tls, { type DetailedPeerCertificate, type PeerCertificate, type TLSSocket } from 'node:tls';
import { X509Certificate } from '@peculiar/x509';
import { LedgerError } from '#shared/errors.ts';
import { linksFrom } from '../../keys/chain.ts';

/** Without an answer for so long, a line is taken for dead. */
export const silence = 60_000;
const serverAuth = '1.3.6.1.5.5.7.3.1';

export interface Way {
  readonly target: URL;
  /** PEM: the superior's certificate, then those above it up to the root. Nothing else is trusted, the system's authorities neither. */
  readonly authorities: readonly string[];
  readonly proxy: URL | undefined;
}

/**
 * A TLS line to the superior's server, over the proxy where there is one. Trusted is only a server certificate that the superior's own key has issued
 * for this host, or a newer key of the superior's that its own key vouches for. Throws UPLOAD-TRUST, UPLOAD-OFFLINE, UPLOAD-PROXY, CALL-CANCELLED.
 */
export async function connect({ target, authorities, proxy }: Way, signal?: AbortSignal): Promise<TLSSocket> {
  const [superior] = authorities;
  if (superior === undefined) throw new LedgerError('ENROL-MISSING');
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const port = Number(target.port || 443);
  const under = await (proxy ? throughProxy(proxy, host, port) : straight(target.host, host, port));
  if (signal?.aborted) {
    under.destroy();
    throw new LedgerError('CALL-CANCELLED');
  }
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      socket.destroy();
      reject(tlsFailure(error, target.host));
    };
    const closed = () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    const socket = tls.connect({
      socket: under,
      host,
      ...(isIP(host) ? {} : { servername: host }),
      ca: [...authorities],
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
      checkServerIdentity: (_, certificate) => tls.checkServerIdentity(host, certificate) ?? isServer(certificate),
    });
    socket.setTimeout(silence, () => socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    signal?.addEventListener('abort', () => socket.destroy(), { once: true });
    // stays: a line that breaks before it is used must not end the program
    socket.on('error', fail);
    socket.once('close', closed);
    socket.once('secureConnect', () => {
      checkIssuer(socket.getPeerCertificate(true), superior).then(
        () => {
          socket.off('close', closed);
          resolve(socket);
        },
        // what cannot be read is not the superior's either
        () => fail(notTheSuperior()),
      );
    });
  });
}

const notTheSuperior = () => Object.assign(new Error('not issued by the superior'), { code: 'NOT_THE_SUPERIOR' });

/** A certificate for signing documents is no server's. */
const isServer = (certificate: PeerCertificate): Error | undefined =>
  certificate.ext_key_usage?.includes(serverAuth) === true ? undefined : notTheSuperior();

/**
 * One of a sister county under the same root is no superior's. While the superior changes its keys, its server shows the link certificates by which the key
 * before certified the one that issues now: they lead on as they do in documents. Throws what tells of another issuer.
 */
async function checkIssuer(shown: DetailedPeerCertificate, superior: string): Promise<void> {
  const [server, ...above] = certificatesOf(shown);
  const trusted = new X509Certificate(superior);
  const keys = [trusted, ...(await linksFrom(trusted, above, new Date()))];
  for (const { publicKey } of keys) if (await server?.verify({ publicKey, signatureOnly: true })) return;
  throw notTheSuperior();
}

const mostShown = 10;

function certificatesOf(shown: DetailedPeerCertificate): X509Certificate[] {
  const found: X509Certificate[] = [];
  // the last, its own issuer, is given for ever
  for (let one: DetailedPeerCertificate | undefined = shown; one && found.length < mostShown; one = one.issuerCertificate) {
    found.push(new X509Certificate(new Uint8Array(one.raw)));
    if (one.issuerCertificate === one) break;
  }
  return found;
}

function straight(shown: string, host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port });
    const fail = (error: Error) => {
      socket.destroy();
      reject(offline(error, shown));
    };
    socket.setTimeout(silence, () => fail(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.off('error', fail);
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}

function throughProxy(proxy: URL, host: string, port: number): Promise<Socket> {
  const place = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const user = decodeURIComponent(proxy.username);
  const credentials = user === '' ? undefined : Buffer.from(`${user}:${decodeURIComponent(proxy.password)}`).toString('base64');
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? https : http).request({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: Number(proxy.port || (proxy.protocol === 'https:' ? 443 : 80)),
      method: 'CONNECT',
      path: place,
      agent: false,
      timeout: silence,
      headers: { host: place, ...(credentials ? { 'proxy-authorization': `Basic ${credentials}` } : {}) },
    });
    const refuse = (reason: string, cause?: unknown) => reject(new LedgerError('UPLOAD-PROXY', { reason }, { cause }));
    request.once('connect', ({ statusCode = 0 }, socket: Socket) => {
      socket.setTimeout(0);
      if (statusCode === 200) return resolve(socket);
      socket.destroy();
      refuse(statusCode === 407 ? '需要用户名和密码' : `代理回答 ${statusCode}`);
    });
    request.once('response', (response) => {
      response.destroy();
      refuse(`代理回答 ${response.statusCode ?? 0}`);
    });
    request.once('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.once('error', (error) => refuse(reasonOf(error), error));
    request.end();
  });
}

const offline = (error: Error, host: string) => new LedgerError('UPLOAD-OFFLINE', { host, reason: reasonOf(error) }, { cause: error });

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: '对方没有开启接收',
  ECONNRESET: '连接中断',
  EPIPE: '连接中断',
  ENOTFOUND: '找不到主机',
  EAI_AGAIN: '找不到主机',
  ETIMEDOUT: '没有回应',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ENETDOWN: '网络不通',
};
const trustReasons: Readonly<Record<string, string>> = {
  NOT_THE_SUPERIOR: '不是上级签发',
  SELF_SIGNED_CERT_IN_CHAIN: '出自另一个根证书',
  DEPTH_ZERO_SELF_SIGNED_CERT: '出自另一个根证书',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '出自另一个根证书',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '出自另一个根证书',
  UNABLE_TO_GET_ISSUER_CERT: '出自另一个根证书',
  CERT_SIGNATURE_FAILURE: '签名不对',
  ERR_TLS_CERT_ALTNAME_INVALID: '地址不符',
  CERT_HAS_EXPIRED: '已过期',
  CERT_NOT_YET_VALID: '尚未生效',
  INVALID_PURPOSE: '用途不符',
};
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What a failed line amounts to, for a person; never an address or a text of the other side. */
export const reasonOf = (error: unknown): string => reasons[codeOf(error)] ?? (codeOf(error) || '连接失败');

function tlsFailure(error: Error, host: string): LedgerError {
  const reason = trustReasons[codeOf(error)];
  return reason === undefined ? offline(error, host) : new LedgerError('UPLOAD-TRUST', { host, reason }, { cause: error });
}
