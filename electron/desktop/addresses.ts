/** The one address that the window shows and that may speak to the program. */
export const scheme = 'app';
export const pageHost = 'ledger';
export const pageAddress = `${scheme}://${pageHost}/`;

/** Whether an address is our own page. `URL.origin` is 'null' for a scheme of one's own, so the parts are compared. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${scheme}:` && host === pageHost && username === '' && password === '';
}
