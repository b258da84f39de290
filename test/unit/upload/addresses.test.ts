import { describe, expect, test } from 'vitest';
import { LedgerError } from '#shared/errors.ts';
import { addressOf, hostsOf, readListen } from '../../../electron/upload/server/addresses.ts';

describe('where an inbox listens', () => {
  test.each([
    ['0.0.0.0:8443', { host: '0.0.0.0', port: 8443 }],
    ['inbox.kecheng.gov.cn:443', { host: 'inbox.kecheng.gov.cn', port: 443 }],
    ['[::1]:8443', { host: '::1', port: 8443 }],
  ])('%s', (text, read) => {
    expect(readListen(text)).toEqual(read);
  });
  test.each(['8443', 'host', ':8443', '1.2.3.4:99999', '::1:8443', 'https://host:8443'])('%s is none', (text) => {
    expect(() => readListen(text)).toThrow(LedgerError);
  });

  test('its certificate names the host, all of the machine where it listens everywhere, and the address that was given out', () => {
    expect(hostsOf('10.1.2.3', null)).toEqual(['10.1.2.3']);
    expect(hostsOf('10.1.2.3', 'https://inbox.example.org:8443/packages')).toEqual(['10.1.2.3', 'inbox.example.org']);
    expect(hostsOf('0.0.0.0', 'https://[fd00::1]/packages')).toEqual(expect.arrayContaining(['localhost', '127.0.0.1', 'fd00::1']));
    expect(hostsOf('0.0.0.0', null)).not.toContain('0.0.0.0');
  });

  test('its address is written as an address', () => {
    const bound = { address: '::1', family: 'IPv6', port: 8443 };
    expect(addressOf(bound, '::1', '/packages')).toBe('https://[::1]:8443/packages');
    expect(addressOf(bound, '0.0.0.0', '/packages')).not.toContain('0.0.0.0');
  });
});
