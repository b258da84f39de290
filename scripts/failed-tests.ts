// Names the failed tests of vitest's and Playwright's reports, each with the first line of why: a long log need not be searched.
import { relative } from 'node:path';

interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages?: readonly string[] | null;
  }[];
}
interface Suite {
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly { readonly error?: { readonly message?: string } }[] }[];
  }[];
  readonly suites?: readonly Suite[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
const plain = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, '').trim();
const line = (place: string, why: string | undefined) => `${place}：${plain(why ?? '').split('\n')[0] || '没有说明'}`;

/** `root`: files are named from it. */
export const failedInVitest = (report: { readonly testResults: readonly VitestFile[] } | undefined, root: string): string[] =>
  (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [line(file, message)] : [];
    return failed.map(({ fullName, failureMessages }) => line(`${file} › ${fullName}`, failureMessages?.[0]));
  });

export const failedInPlaywright = (report: { readonly suites?: readonly Suite[] } | undefined): string[] =>
  (report?.suites ?? []).flatMap(failedIn);

function failedIn({ specs = [], suites = [] }: Suite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line: at, title, tests }) => {
      const why = tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message;
      return line(`${file}:${at} › ${title}`, why);
    });
  return [...own, ...suites.flatMap(failedIn)];
}
