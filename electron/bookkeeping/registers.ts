import type { Ruleset } from '#shared/rules/rule.ts';
import type { ReadableLedger, WritableLedger } from '../ledger/ledger.ts';
import { registerSql } from './registers.sql.ts';

/**
 * The ledger's own small books beside the tables: one JSON body per entry, and bytes where the thing itself is kept.
 * They record what happened (a key made, a package sent); what people edit goes through apply.
 */
export interface RegisterBodies {
  /** This desk's keys; id `signing` or `age`, blob: the private key; id `root`: the self-signed certificate of a desk without superior, PEM. */
  key: { readonly algorithm: string; readonly public: string; readonly created: string };
  /** The accepted enrolment; id `current`. Blob: the .lxauth file. */
  enrolment: {
    readonly superior: string;
    readonly superiorName: string;
    /** PEM, own certificate first, then its chain up to the root. */
    readonly chain: readonly string[];
    readonly recipients: readonly string[];
    readonly fingerprint: string;
    readonly notAfter: string;
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
    readonly revoked: { readonly at: string; readonly reason: string } | null;
  };
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
    readonly diff: Readonly<Record<string, { readonly added: number; readonly changed: number; readonly removed: number }>>;
    /** Its file in the folder of received packages; absent where it is the package's own name. */
    readonly file?: string;
    /** Why it was returned. */
    readonly remark?: string | null;
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
    /** Why it was returned; absent in receipts taken before this was kept. */
    readonly remark?: string | null;
    readonly problems: readonly { readonly table: string; readonly id: string; readonly field: string; readonly message: string }[];
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
}
export interface Registers extends ReadableRegisters {
  put<N extends RegisterName>(register: N, id: string, body: RegisterBodies[N], blob?: Uint8Array | null): void;
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
});

export const openRegisters = (ledger: WritableLedger): Registers => ({
  ...readableRegisters(ledger),
  put(register, id, body, blob = null) {
    ledger.run(registerSql.put, register, id, JSON.stringify(body), blob);
  },
});
