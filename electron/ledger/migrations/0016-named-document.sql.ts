/**
 * A batch that merged a package names it by the SHA-256 of its manifest, which is signed over every row: what rows held when they came stands
 * there, and is not written once more into the log.
 */
export const namedDocument = `
ALTER TABLE change_batch ADD COLUMN document TEXT;
`;
