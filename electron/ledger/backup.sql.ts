/** A consistent copy of the open database, under the same key. */
export const backupSql = { copyInto: 'VACUUM INTO ?' };
