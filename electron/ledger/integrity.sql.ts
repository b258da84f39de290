export const integritySql = {
  pages: 'PRAGMA integrity_check(5)',
  links: 'PRAGMA foreign_key_check',
};
