import { userInfo } from 'node:os';

/** The account that works at this machine, as the system names it; undefined where the system knows none. */
export function accountName(): string | undefined {
  try {
    return userInfo().username;
  } catch (error) {
    // an account without an entry in the system's list has no name
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR') return undefined;
    throw error;
  }
}
