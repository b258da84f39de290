import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Identity } from '#shared/contract/ledger.ts';

/** What the clerk can do; desks are named by their folders. */
export interface ClerkActs {
  prepare(input: { folder: string; identity: Identity; passphrase: string }): Promise<void>;
  /** `at`: the instant of the enrolment. */
  enrol(input: { below: string; above: string; at: string }): Promise<void>;
  /** A township in 报送单位. */
  division(input: { desk: string; name: string; code: string }): Promise<void>;
  /** An organization without a fault; `digits`: four of its code; `staff`: of 50 on it is 应建. */
  organization(input: { desk: string; name: string; digits: string; staff?: number }): Promise<void>;
  /** A person in development, in a branch of the given name that is made with it. */
  activist(input: { desk: string; name: string; number: string; branch: string }): Promise<void>;
  /** Closes a month with a 说明 for every warning and exports its package into a folder; gives the file. */
  send(input: { desk: string; out: string; period: string }): Promise<string>;
  /** Takes a package in, which must be sound. */
  receive(input: { desk: string; file: string }): Promise<void>;
  /** Lays a file into the desk's inbox as an upload of a unit does; gives the file there. */
  land(input: { desk: string; file: string; unit: string }): Promise<string>;
  /** How it uploads, or what goes into the 授权文件 it issues; straight, without a proxy. */
  uploads(input: { desk: string; address: string | null }): Promise<void>;
  /** To be closed before a person opens it. */
  close(input: { desk: string }): Promise<void>;
}
export interface ClerkOrder {
  readonly act: keyof ClerkActs;
  readonly input: unknown;
}

export interface Clerk {
  /** A folder of its own for ledgers and packages. */
  readonly folder: string;
  ask<A extends keyof ClerkActs>(act: A, input: Parameters<ClerkActs[A]>[0]): ReturnType<ClerkActs[A]>;
  /** A folder within. */
  room(name: string): string;
  end(): void;
}

/** Prepares ledgers that a person can open by folder and passphrase, and packages that travel between them, as the program itself makes them. */
export function startClerk(): Clerk {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-desks-'));
  const child = fork(join(import.meta.dirname, 'desk-clerk.ts'), { stdio: 'inherit', execArgv: [] });
  return {
    folder,
    ask: ((act: keyof ClerkActs, input: unknown) => answerOf(child, { act, input })) as Clerk['ask'],
    room(name) {
      const path = join(folder, name);
      mkdirSync(path, { recursive: true });
      return path;
    },
    end() {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answerOf(child: ChildProcess, order: ClerkOrder): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer: { done: unknown } | { failed: string }) =>
      'failed' in answer ? reject(new Error(`${order.act}: ${answer.failed}`)) : resolve(answer.done),
    );
    child.send(order);
  });
}
