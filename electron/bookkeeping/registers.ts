import type { ChangeRecord } from '#shared/documents/month-records.ts';
import type { TransferSubject } from '#shared/documents/transfer-manifest.ts';
import type { Ruleset } from '#shared/rules/rule.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/ledger.ts';
import { registerSql } from './registers.sql.ts';

/**
 * The ledger's own small books beside the tables: one JSON body per entry, and bytes where the thing itself is kept.
 * They record what happened (a key made, a package sent); what people edit goes through apply.
 */
export interface RegisterBodies {
  /**
   * This desk's keys; id `signing` or `age`, blob: the private key; id `root`: the self-signed certificate of a desk without superior, PEM.
   * `next-signing`, `next-age`: a pair for which the superior's certificate is awaited. `age-<instant>`: kept to open what was encrypted before a change of keys.
   * `server`: of a desk in 国密, what issues its server certificates; public: its certificate, PEM.
   */
  key: {
    readonly algorithm: string;
    readonly public: string;
    readonly created: string;
    /** Of a next pair: why the keys are changed, and whether the old key is to vouch for the new one (not where others may have it). */
    readonly change?: { readonly reason: string; readonly vouch: boolean };
  };
  /** The accepted enrolment; id `current`. Blob: the .lxauth file. */
  enrolment: {
    readonly superior: string;
    readonly superiorName: string;
    /** PEM, own certificate first, then its chain up to the root. */
    readonly chain: readonly string[];
    readonly recipients: readonly string[];
    readonly fingerprint: string;
    readonly notAfter: string;
    /** Where to upload, and what the superior knows this unit by there; absent where the file brought none. `authority`: what issues its server's certificate where its own key does not, PEM. */
    readonly upload?: { readonly address: string | null; readonly token: string; readonly authority?: string | undefined };
    /** Certificates of the superior's earlier keys, PEM, and until which moment of signing they are still trusted: the key now in force is vouched for by them. */
    readonly former?: readonly { readonly certificate: string; readonly until: string }[];
    /** How often another superior, or one founded anew, took the place of the one before; absent where none did. What it counts, it counts from 1. */
    readonly founding?: number;
  };
  /** A certificate this desk issued; id: serial number. */
  certificate: {
    readonly unit: string;
    readonly name: string;
    readonly level: string;
    readonly certificate: string;
    readonly recipient: string;
    readonly fingerprint: string;
    readonly notBefore: string;
    readonly notAfter: string;
    /** `since`: the civil date from which the key may have been in other hands. */
    readonly revoked: { readonly at: string; readonly reason: string; readonly since?: string } | null;
    /** sha256 of the token that its holder uploads with; absent in certificates of before there were any. */
    readonly uploadToken?: string;
    /** A later certificate of the same unit took its place; what it signed stays good. */
    readonly superseded?: { readonly at: string; readonly by: string } | null;
    /** It was issued in place of another machine's, which was revoked for it. */
    readonly replaces?: string;
  };
  /** A change of this desk's keys. While it has not ended, what is signed carries `link`: the new key, certified by the old one (PEM; null where the old one is not to vouch). */
  keychange: {
    readonly at: string;
    readonly reason: string;
    /** Fingerprint and age recipient before. */
    readonly fingerprint: string;
    readonly recipient: string;
    readonly link: string | null;
    readonly ended: { readonly at: string; readonly how: 'all' | 'hand' } | null;
  };
  /** The list of revoked certificates (X.509 CRL) of an authority above that was taken last; id: the authority's unit code. Blob: the list, DER. */
  revocations: {
    readonly issuerName: string;
    /** The public key that it is signed with, DER in base64: lists of one key follow on each other. */
    readonly key: string;
    /** Its cRLNumber, decimal; null where it has none. */
    readonly number: string | null;
    /** When it was made, and until when it holds. */
    readonly from: string;
    readonly until: string | null;
    readonly entries: readonly { readonly serial: string; readonly at: string; readonly since: string | null }[];
    readonly taken: string;
  };
  /** A further age recipient of what subordinates send here; id: the recipient. */
  recipient: { readonly label: string; readonly added: string; readonly removed: string | null };
  /** What a person said of the columns of a sheet; id: its header signature. Columns: header -> target, or null for not imported. */
  columns: { readonly columns: Readonly<Record<string, unknown>>; readonly at: string };
  /** A package this desk exported; id: package id. Blob: its datapackage.json, used again when it is exported again. */
  sent: {
    readonly period: string;
    readonly revision: number;
    readonly sequence: number;
    readonly previous: { readonly id: string; readonly sha256: string } | null;
    readonly created: string;
    /** sha256 of its datapackage.json. */
    readonly manifestSha256: string;
    readonly name: string;
    readonly counts: Readonly<Record<string, number>>;
  };
  /** A package this desk received; id: package id. Blob: its receipt file. */
  received: {
    readonly unit: string;
    readonly period: string;
    readonly revision: number;
    readonly sequence: number;
    readonly previous: { readonly id: string; readonly sha256: string } | null;
    readonly manifestSha256: string;
    readonly at: string;
    readonly outcome: string;
    readonly name: string;
    readonly receiptName: string;
    /** Ids of the receipts made to it, the one that holds last; those of before this was kept are not known. */
    readonly receipts?: readonly string[];
    /** To whom the one that holds is encrypted; absent where that is the recipient of `certificate`. */
    readonly recipient?: string;
    /** When it came over the network, where it did and that was before it was received. */
    readonly arrived?: string;
    readonly diff: Readonly<Record<string, { readonly added: number; readonly changed: number; readonly removed: number }>>;
    /** Its file in the folder of received packages; absent where it is the package's own name. */
    readonly file?: string;
    /** Why it was returned. */
    readonly remark?: string | null;
    /** It came after later ones: kept for its month, its rows were not merged. */
    readonly late?: true;
    /** Serial number of the certificate it was signed with; absent in what was received before this was kept. */
    readonly certificate?: string;
  };
  /** A package that passed every check but stands against one received before: a person decides; id: sha256 of its datapackage.json. */
  dispute: {
    readonly package: string;
    readonly code: 'DOC-FORK' | 'DOC-CONFLICT';
    readonly unit: string;
    readonly unitName: string;
    readonly period: string;
    readonly revision: number;
    readonly sequence: number;
    readonly at: string;
    readonly name: string;
    /** Its file in quarantine. */
    readonly file: string;
    /** Ids of the received packages that it stands against. */
    readonly against: readonly string[];
    readonly decision: {
      readonly at: string;
      /** `kept`: what was received stays; `taken`: this one instead. */
      readonly choice: 'kept' | 'taken';
      readonly reason: string;
      /** Packages set aside by it: what follows one of them is a fork again. */
      readonly aside: readonly string[];
    } | null;
  };
  /** A receipt this desk was given; id: package id. Blob: the .lxrcpt file. */
  receipt: {
    readonly period: string;
    readonly revision: number;
    readonly at: string;
    readonly outcome: 'accepted' | 'accepted_with_problems' | 'returned';
    /** The enrolment's `founding` when it was taken. */
    readonly founding?: number;
    /** Its document id, and those of the receipts whose place it takes; absent in receipts taken before this was kept. */
    readonly document?: string;
    readonly replaces?: readonly string[];
    /** Why it was returned; absent in receipts taken before this was kept. */
    readonly remark?: string | null;
    /** `rule`: who says it, the rule's id or `remark` for a person; absent in receipts taken before this was kept. */
    readonly problems: readonly {
      readonly table: string;
      readonly id: string;
      readonly field: string;
      readonly message: string;
      readonly rule?: string;
    }[];
  };
  /** What this desk answers to a problem of a receipt; id: answerKey. */
  answer: {
    readonly package: string;
    readonly table: string;
    readonly id: string;
    readonly field: string;
    readonly message: string;
    readonly rule: string;
    /** `open`: what was said of it was taken back. */
    readonly state: 'open' | 'mended' | 'answered';
    readonly text: string;
    readonly at: string;
    /** The month's revision that it was closed into last. */
    readonly carried: { readonly period: string; readonly revision: number } | null;
    /** The superior has answered a package that carried it. */
    readonly delivered: boolean;
  };
  /** What a unit below answered to a receipt of this desk; id: answerKey. */
  answered: {
    readonly unit: string;
    /** The package whose receipt is answered, and the one that brought the answer. */
    readonly package: string;
    readonly broughtBy: string;
    readonly table: string;
    readonly id: string;
    readonly field: string;
    readonly message: string;
    readonly rule: string;
    readonly state: 'mended' | 'answered';
    readonly text: string;
    readonly at: string;
    /** `settled`: content with it; `again`: asked once more. */
    readonly decision: { readonly at: string; readonly choice: 'settled' | 'again' } | null;
  };
  /** What goes with a received package beside its rows; id: package id. Absent for packages received before this was kept. */
  review: {
    /** What its receipt says is to be mended. */
    readonly problems: readonly {
      readonly table: string;
      readonly id: string;
      readonly field: string;
      readonly message: string;
      readonly rule: string;
    }[];
    /** Its 变更说明. */
    readonly changes: readonly ChangeRecord[];
  };
  /** A 批复 this desk issued or was given; id: document id. Blob: the .lxgrant file. */
  grant: {
    readonly issuer: string;
    /** To whom it is given. */
    readonly unit: string;
    readonly unitName: string;
    readonly act: 'extend' | 'reopen';
    readonly period: string;
    /** Only ever rises for one unit at one issuer. */
    readonly number: number;
    /** The new due day of `extend`. */
    readonly due: string | null;
    /** The revision that `reopen` lets be amended. */
    readonly revision: number | null;
    readonly reason: string;
    readonly issued: string;
    readonly name: string;
    /** Of one that this desk was given: the enrolment's `founding` then. */
    readonly founding?: number;
  };
  /** A 底册 this desk issued to a unit, or took from its superior; id: its document id. */
  roster: {
    readonly direction: 'issued' | 'taken';
    /** Whose rows it holds. */
    readonly unit: string;
    readonly version: number;
    readonly issued: string;
    /** When it was issued, or taken here. */
    readonly at: string;
    readonly name: string;
    /** Hashes of the attachments that the superior said it holds: they need not be sent again. */
    readonly held: readonly string[];
    /** Of one that this desk took: the enrolment's `founding` then. */
    readonly founding?: number;
  };
  /** A 转接单 that came with a 底册, until it is taken in or passed on; id: the transfer's id. Blob: the file. */
  slip: { readonly name: string; readonly at: string };
  /** A 转接单 that this desk wrote, passed on or took in; id: the transfer's id, the same at every desk on the way. Blob: the file it wrote, or was given. */
  transfer: {
    readonly direction: 'out' | 'passed' | 'in';
    readonly from: { readonly code: string; readonly name: string };
    readonly to: { readonly code: string; readonly name: string };
    readonly table: TransferSubject;
    /** The row at the giving unit, and what people call it there. */
    readonly row: string;
    readonly label: string;
    readonly at: string;
    /** Its file name. */
    readonly name: string;
    /** sha256 of what it says, whoever signs it. */
    readonly sha256: string;
    /** The day of leaving; absent in slips of before this was kept. */
    readonly date?: string;
    readonly counts: Readonly<Record<string, number>>;
    /** Where it was taken in: the giving unit's ids -> the ids here. */
    readonly taken: Readonly<Record<string, string>> | null;
    /** The batch that took it in; 0 where it changed nothing. */
    readonly batch?: number;
    /** Where it was passed on: the credit code or ID number of what is transferred; null where it has none, absent in what earlier programs passed on. */
    readonly number?: string | null;
  };
  /** A task file this desk issued or was given, in the order in which they took force here; id: task id. Blob: the .lxtask file. */
  task: {
    /** Who issued it: this desk itself, or its superior. */
    readonly issuer: { readonly code: string; readonly name: string };
    readonly version: number;
    /** The first month it holds for. */
    readonly from: string;
    readonly issued: string;
    /** When it took force at this desk. */
    readonly taken: string;
    readonly name: string;
    readonly notice: string;
    readonly ruleset: Ruleset;
    /** Of one that this desk issued: the organizations below whose 两包三定 it lays down; absent where it lays none, or before this was kept. */
    readonly laid?: readonly string[];
    /** Of one that this desk was given: the enrolment's `founding` then. */
    readonly founding?: number;
  };
  /** A file on its way up; id: sha256 of the file. `file`: its name in the outbox, null for one that stands elsewhere. */
  upload: {
    readonly name: string;
    /** Package, month and revision of what came from the queue. */
    readonly package: string | null;
    readonly period: string | null;
    readonly revision: number | null;
    readonly size: number;
    readonly at: string;
    readonly file: string | null;
    readonly state: 'queued' | 'sent' | 'refused' | 'cancelled' | 'superseded';
    /** Where the other side keeps what it has of it, and how much that was when last heard. */
    readonly url: string | null;
    readonly offset: number;
    readonly settledAt: string | null;
    readonly failure: { readonly code: string; readonly message: string } | null;
  };
  /** How this desk uploads and receives uploads; id `current`. */
  upload_setting: {
    readonly address: string | null;
    readonly proxy: string;
    readonly kilobytesPerSecond: number | null;
    readonly listen: string | null;
  };
}
export type RegisterName = keyof RegisterBodies;
export interface Entry<N extends RegisterName> {
  readonly id: string;
  readonly body: RegisterBodies[N];
  readonly blob: Uint8Array | null;
}

export interface ReadableRegisters {
  get<N extends RegisterName>(register: N, id: string): Entry<N> | undefined;
  /** Every entry, oldest first, without blobs. */
  list<N extends RegisterName>(register: N): Entry<N>[];
  /** The same of one unit only: receiving asks for every package. */
  listOf(register: 'received', unit: string): Entry<'received'>[];
}
export interface Registers extends ReadableRegisters {
  put<N extends RegisterName>(register: N, id: string, body: RegisterBodies[N], blob?: Uint8Array | null): void;
  /** Takes a key out that is no longer to exist. */
  forgetKey(id: string): void;
}

const entryOf = <N extends RegisterName>(found: Record<string, unknown>): Entry<N> => ({
  id: found.id as string,
  body: JSON.parse(found.body as string) as RegisterBodies[N],
  blob: (found.blob as Uint8Array | undefined) ?? null,
});

export const readableRegisters = (ledger: ReadableLedger): ReadableRegisters => ({
  get(register, id) {
    const found = ledger.get(registerSql.get, register, id);
    return found && entryOf(found);
  },
  list: (register) => ledger.all(registerSql.list, register).map((found) => entryOf(found)),
  listOf: (register, unit) => ledger.all(registerSql.listOf, register, unit).map((found) => entryOf(found)),
});

export const openRegisters = (ledger: WritableLedger): Registers => ({
  ...readableRegisters(ledger),
  put(register, id, body, blob = null) {
    ledger.run(registerSql.put, register, id, JSON.stringify(body), blob);
  },
  forgetKey(id) {
    ledger.run(registerSql.forgetKey, id);
  },
});
