import { resolve, sep } from 'node:path';

/** The file in `folder` that a URL path names, or undefined where it leads outside, names a folder or cannot be decoded. */
export function insideFolder(folder: string, urlPath: string): string | undefined {
  const path = decoded(urlPath === '/' ? '/index.html' : urlPath);
  if (path === undefined || path.includes('\0') || path.endsWith('/')) return undefined;
  const file = resolve(folder, `.${path}`);
  return file.startsWith(resolve(folder) + sep) ? file : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
