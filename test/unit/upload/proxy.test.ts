import { expect, test } from 'vitest';
import { proxyFor } from '../../../electron/upload/client/proxy.ts';

const target = new URL('https://inbox.kecheng.gov.cn:8443/packages');
const over = (setting: string, environment: Record<string, string> = {}, to = target) => proxyFor(setting, to, environment)?.href;

test.each([
  ['none', { HTTPS_PROXY: 'http://proxy:3128' }, undefined],
  ['system', {}, undefined],
  ['system', { HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
  ['system', { https_proxy: 'proxy:3128', HTTPS_PROXY: 'http://other:1' }, 'http://proxy:3128/'],
  ['system', { ALL_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
  // what cannot carry https here is as good as none
  ['system', { ALL_PROXY: 'socks5://proxy:1080' }, undefined],
  ['system', { HTTPS_PROXY: '', ALL_PROXY: 'https://proxy:3129' }, 'https://proxy:3129/'],
  ['http://10.0.0.1:8080', { NO_PROXY: '*' }, 'http://10.0.0.1:8080/'],
])('%s with %o', (setting, environment, proxy) => {
  expect(over(setting, environment as Record<string, string>)).toBe(proxy);
});

test.each([
  ['*', true],
  ['inbox.kecheng.gov.cn', true],
  ['INBOX.kecheng.gov.cn:8443', true],
  ['inbox.kecheng.gov.cn:443', false],
  ['localhost, .gov.cn', true],
  ['*.gov.cn', true],
  ['kecheng.gov.cn', true],
  ['echeng.gov.cn', false],
  ['gov', false],
])('NO_PROXY=%s', (list, excepted) => {
  expect(over('system', { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: list }) === undefined).toBe(excepted);
});

test('addresses are excepted as they are written', () => {
  const environment = { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: '10.1.2.3,::1' };
  expect(over('system', environment, new URL('https://10.1.2.3:8443/'))).toBeUndefined();
  expect(over('system', environment, new URL('https://[::1]:8443/'))).toBeUndefined();
  expect(over('system', environment, new URL('https://10.1.2.30:8443/'))).toBeDefined();
});
