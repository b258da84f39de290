import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { insideFolder } from '../host/inside-folder.ts';
import { contentType, pageHeaders } from '../host/page-policy.ts';
import { Refusal } from './replies.ts';

/** Serves a file of the built page; folders are not listed. They hold nothing secret: the browser cannot show a key when it fetches them. */
export async function servePageFile(reply: ServerResponse, pageFolder: string, path: string): Promise<void> {
  const file = insideFolder(pageFolder, path);
  const content = file && (await readFile(file).catch(() => undefined)); // whatever the reason, it is not there for the page
  if (!file || !content) throw new Refusal(404, 'not found');
  // Node leaves the body out of an answer to HEAD
  reply.writeHead(200, { ...pageHeaders, 'content-type': contentType(file), 'content-length': content.length }).end(content);
}
