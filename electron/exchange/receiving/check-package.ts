import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { packageDocument } from '../documents/package.ts';
import { checkFileSize, checkResources, type DocumentFile, type Manifest, readManifest, signatureOf, unwrap } from '../envelope/open.ts';
import { readZip } from '../envelope/read-zip.ts';
import { type PackageAttachments, readPackageAttachments } from './package-attachments.ts';
import { type PackageRows, readPackageRows } from './package-rows.ts';
import { checkPlaces } from './row-places.ts';
import { type Place, placeOf } from './sequence.ts';
import { checkUnit, trustFromBelow } from './trust.ts';

/** The checks of receiving, in their order; each stops at the first fault. */
const steps = {
  size: '大小',
  decrypt: '解密',
  container: '压缩包',
  manifest: '清单',
  signature: '签名与证书',
  unit: '报送单位',
  hash: '文件校验',
  rows: '逐行数据',
  sequence: '序号',
} as const;
type StepName = keyof typeof steps;

export interface CheckStep {
  readonly name: string;
  readonly title: string;
  readonly ok: boolean;
  readonly detail: string;
}
/** A package that passed every check. */
export interface CheckedPackage {
  readonly manifest: Manifest<PackageManifest>;
  readonly issued: Entry<'certificate'>;
  readonly rows: PackageRows;
  readonly attachments: PackageAttachments;
  readonly place: Place;
}
/** What became of the checks: those made, and the package or the refusal. `manifest` is there from the manifest's check on, not to be trusted when refused. */
export interface Checking {
  readonly checks: CheckStep[];
  readonly manifest: PackageManifest | undefined;
  readonly result: { readonly package: CheckedPackage } | { readonly refusal: LedgerError };
}

/** Makes every check of receiving and writes nothing. */
export async function checkPackage(bookkeeping: Bookkeeping, file: DocumentFile): Promise<Checking> {
  const checks: CheckStep[] = [];
  let seen: PackageManifest | undefined;
  const step: Step = async (name, act, detail = () => '') => {
    const note = (ok: boolean, text: string) => checks.push({ name, title: steps[name], ok, detail: text });
    try {
      const done = await act();
      note(true, detail(done));
      return done;
    } catch (error) {
      if (error instanceof LedgerError) note(false, error.message);
      throw error;
    }
  };
  try {
    const checked = await runSteps(bookkeeping, file, step, (manifest) => {
      seen = manifest;
    });
    return { checks, manifest: seen, result: { package: checked } };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { checks, manifest: seen, result: { refusal: error } };
  }
}

type Step = <T>(name: StepName, act: () => T | Promise<T>, detail?: (done: T) => string) => Promise<T>;

async function runSteps(
  bookkeeping: Bookkeeping,
  file: DocumentFile,
  step: Step,
  onManifest: (manifest: PackageManifest) => void,
): Promise<CheckedPackage> {
  const { identity } = await deskKeys(bookkeeping);
  await step(
    'size',
    () => checkFileSize(file),
    () => `${file.bytes.length} 字节`,
  );
  const { zip, encrypted } = await step('decrypt', () => unwrap(file, identity));
  const contents = await step(
    'container',
    () => readZip(zip),
    (files) => `${files.size} 个条目`,
  );
  const manifest = await step('manifest', () => readManifest(contents, packageDocument, encrypted));
  const { 'lx:unit': unit, 'lx:period': period, 'lx:revision': revision } = manifest.manifest;
  onManifest(manifest.manifest);
  const { issued } = await step(
    'signature',
    () => trusted(bookkeeping, signatureOf(contents, manifest)),
    ({ detail }) => detail,
  );
  await step(
    'unit',
    () => checkUnit(bookkeeping, issued, unit),
    () => `${unit.name}（${unit.code}）`,
  );
  await step(
    'hash',
    () => checkResources(contents, manifest.manifest, true),
    () => `${manifest.manifest.resources.length} 个文件`,
  );
  const { rows, attachments } = await step('rows', () => placedRows(bookkeeping, manifest.manifest, contents), rowsText);
  const place = await step(
    'sequence',
    () => placeOf(bookkeeping.registers, manifest.manifest, manifest.sha256),
    (found) => placeText(found),
  );
  return { manifest, issued, rows, attachments, place };

  function placeText(found: Place): string {
    if (found.kind === 'repeated') return '已收到过同一份';
    return `${period} 第 ${revision} 版${found.gap ? '；前面有一份没有收到' : ''}`;
  }
}

function trusted(bookkeeping: Bookkeeping, signature: ReturnType<typeof signatureOf>): { issued: Entry<'certificate'>; detail: string } {
  const issued = trustFromBelow(bookkeeping, signature);
  // ordering never relies on clocks; a clock that runs ahead is only said
  const ahead = signature.at.getTime() > Date.parse(bookkeeping.clock.now()) + 86_400_000;
  return {
    issued,
    detail: `${issued.body.name}，${chinaTime(signature.at)} 签名${ahead ? '；签名时间晚于本机时间，请核对两边的时钟' : ''}`,
  };
}

type Placed = Pick<CheckedPackage, 'rows' | 'attachments'>;

function placedRows(bookkeeping: Bookkeeping, manifest: PackageManifest, contents: ReadonlyMap<string, Uint8Array>): Placed {
  const rows = readPackageRows(manifest, contents);
  checkPlaces(bookkeeping.ledger, manifest['lx:unit'], rows);
  return { rows, attachments: readPackageAttachments(bookkeeping.ledger, manifest, contents, rows) };
}

function rowsText({ rows, attachments: { carried, lacking } }: Placed): string {
  const files = carried.length > 0 ? `，${carried.length} 个附件` : '';
  return `${[...rows.values()].flat().length} 行${files}${lacking > 0 ? `；${lacking} 个以前的附件不在包里，本单位也没有` : ''}`;
}
