import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { insideFolder } from '../host/inside-folder.ts';
import { contentType, pageHeaders } from '../host/page-policy.ts';
import { isOwnPage, scheme } from './addresses.ts';

/** Before the app is ready: app:// is a secure origin with fetch and relative addresses, like https. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built page at app://ledger/ with its security headers, and nothing above its folder. */
export function servePage(pageFolder: string): void {
  const missing = () => new Response('', { status: 404, headers: pageHeaders });
  protocol.handle(scheme, async (request) => {
    // the path as sent: `URL` has resolved plain `..` already, encoded ones are refused by the guard
    const file = isOwnPage(request.url) && request.method === 'GET' ? insideFolder(pageFolder, new URL(request.url).pathname) : undefined;
    if (!file) return missing();
    const found = await net.fetch(pathToFileURL(file).href).catch(() => undefined);
    return found?.ok ? new Response(found.body, { headers: { ...pageHeaders, 'content-type': contentType(file) } }) : missing();
  });
}
