import type { PackageManifest } from '#shared/documents/package-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaDate, chinaTime } from '#shared/model/china-time.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry } from '../../bookkeeping/registers.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { packageDocument } from '../documents/package.ts';
import { closeZip, contentsIn, type Unwrapped, unwrapAnySize } from '../envelope/any-size.ts';
import { type GivenFile, sizeOf } from '../envelope/given-file.ts';
import { type Contents, checkFileSize, checkResources, type Manifest, readManifest, signatureOf } from '../envelope/open.ts';
import { type PackageAttachments, readPackageAttachments } from './package-attachments.ts';
import { type PackageRecords, readPackageRecords } from './package-records.ts';
import { type PackageRows, readPackageRows } from './package-rows.ts';
import { checkPlaces } from './row-places.ts';
import { isLate, type Place, placeOf } from './sequence.ts';
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
  readonly records: PackageRecords;
  readonly place: Place;
}
/** What became of the checks: those made, and the package or the refusal. `manifest` is there from the manifest's check on, not to be trusted when refused. */
export interface Checking {
  readonly checks: CheckStep[];
  readonly manifest: Manifest<PackageManifest> | undefined;
  readonly result: { readonly package: CheckedPackage } | { readonly refusal: LedgerError };
  /** Lets go of what a large file lay open in; its attachments can no longer be read. */
  close(): void;
}

/** Makes every check of receiving and writes nothing. `decided`: a person took this package in place of those it stands against. */
export async function checkPackage(bookkeeping: Bookkeeping, file: GivenFile, decided = false): Promise<Checking> {
  const checks: CheckStep[] = [];
  let seen: Manifest<PackageManifest> | undefined;
  let open: Unwrapped | undefined;
  const close = () => open && closeZip(open);
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
    const onManifest = (manifest: Manifest<PackageManifest>) => {
      seen = manifest;
    };
    const onUnwrapped = (unwrapped: Unwrapped) => {
      open = unwrapped;
    };
    const checked = await runSteps(bookkeeping, file, step, { onManifest, onUnwrapped, decided });
    return { checks, manifest: seen, result: { package: checked }, close };
  } catch (error) {
    close();
    if (!(error instanceof LedgerError)) throw error;
    return { checks, manifest: seen, result: { refusal: error }, close: () => undefined };
  }
}

type Step = <T>(name: StepName, act: () => T | Promise<T>, detail?: (done: T) => string) => Promise<T>;

/** Who is told what comes to light on the way. */
interface Hearing {
  onManifest(manifest: Manifest<PackageManifest>): void;
  onUnwrapped(unwrapped: Unwrapped): void;
  readonly decided: boolean;
}

async function runSteps(
  bookkeeping: Bookkeeping,
  file: GivenFile,
  step: Step,
  { onManifest, onUnwrapped, decided }: Hearing,
): Promise<CheckedPackage> {
  const { identity } = await deskKeys(bookkeeping);
  await step(
    'size',
    () => checkFileSize(file),
    () => `${sizeOf(file)} 字节`,
  );
  const unwrapped = await step('decrypt', () => unwrapAnySize(file, identity, bookkeeping.ledger.folder));
  onUnwrapped(unwrapped);
  const contents = await step(
    'container',
    () => contentsIn(unwrapped),
    (files) => `${files.size} 个条目`,
  );
  const manifest = await step('manifest', () => readManifest(contents, packageDocument, unwrapped.encrypted));
  const { 'lx:unit': unit, 'lx:period': period, 'lx:revision': revision } = manifest.manifest;
  onManifest(manifest);
  const { issued } = await step(
    'signature',
    () => trusted(bookkeeping, signatureOf(contents, manifest), period),
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
  const { rows, attachments, records } = await step('rows', () => placedRows(bookkeeping, manifest, contents), rowsText);
  const place = await step(
    'sequence',
    () => placeOf(bookkeeping.registers, manifest, decided),
    (found) => placeText(found),
  );
  return { manifest, issued, rows, attachments, records, place };

  function placeText(found: Place): string {
    if (found.kind === 'repeated') return '已收到过同一份';
    if (found.late) return `${period} 第 ${revision} 版；以前缺的一份，只补记该月`;
    return `${period} 第 ${revision} 版${found.gap ? '；前面有一份没有收到' : ''}`;
  }
}

function trusted(
  bookkeeping: Bookkeeping,
  signature: ReturnType<typeof signatureOf>,
  period: string,
): { issued: Entry<'certificate'>; detail: string } {
  const issued = trustFromBelow(bookkeeping, signature);
  return {
    issued,
    detail: `${issued.body.name}，${chinaTime(signature.at)} 签名${clockText(signature.at, period, bookkeeping.clock.now())}`,
  };
}

/** Ordering never relies on clocks; a clock that seems wrong is only said. */
function clockText(signed: Date, period: string, now: string): string {
  if (signed.getTime() > Date.parse(now) + 86_400_000) return '；签名时间晚于本机时间，请核对两边的时钟';
  if (chinaDate(signed) < `${period}-01`) return '；签名时间早于所报月份，请核对对方的时钟';
  return '';
}

type Placed = Pick<CheckedPackage, 'rows' | 'attachments' | 'records'>;

function placedRows(bookkeeping: Bookkeeping, found: Manifest<PackageManifest>, contents: Contents): Placed {
  const { manifest } = found;
  const rows = readPackageRows(manifest, contents);
  // what comes late is not merged: since then its rows may have gone over to another unit
  if (!isLate(bookkeeping.registers, found)) checkPlaces(bookkeeping.ledger, manifest['lx:unit'], rows);
  const attachments = readPackageAttachments(bookkeeping.ledger, manifest, contents, rows);
  return { rows, attachments, records: readPackageRecords(manifest, contents) };
}

function rowsText({ rows, attachments: { carried, lacking } }: Placed): string {
  const files = carried.length > 0 ? `，${carried.length} 个附件` : '';
  return `${[...rows.values()].flat().length} 行${files}${lacking > 0 ? `；${lacking} 个以前的附件不在包里，本单位也没有` : ''}`;
}
