export const coverageTrendSql = {
  /** The newest closed revision of each month, the latest months first. */
  months: `SELECT s.period AS period, max(s.revision) AS revision, max(p.state) AS state FROM snapshot AS s JOIN period AS p ON p.period = s.period
    WHERE s.tbl = 'organization' GROUP BY s.period ORDER BY s.period DESC LIMIT ?`,
  rows: 'SELECT body FROM snapshot WHERE period = ? AND revision = ? AND tbl = ?',
};
