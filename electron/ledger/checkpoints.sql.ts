/** Records changed over this connection since it was opened, those taken back too. */
export const checkpointsSql = { changes: 'SELECT total_changes()' };
