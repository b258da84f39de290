import { expect, test } from 'vitest';
import { defaultLedgerFolder, homeFolder } from '../../../electron/host/home-folder.ts';

// join() writes the separators of the machine that runs the test
const plain = (path: string) => path.replaceAll('\\', '/');

test('the program keeps its files where the system keeps such files', () => {
  expect(plain(homeFolder('linux', {}, '/home/zhang'))).toBe('/home/zhang/.local/share/liangxin-ledger');
  expect(plain(homeFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/zhang'))).toBe('/data/liangxin-ledger');
  expect(plain(homeFolder('darwin', {}, '/Users/zhang'))).toBe('/Users/zhang/Library/Application Support/liangxin-ledger');
  expect(plain(homeFolder('win32', { APPDATA: 'C:/Users/zhang/AppData/Roaming' }, 'C:/Users/zhang'))).toBe(
    'C:/Users/zhang/AppData/Roaming/liangxin-ledger',
  );
  expect(plain(homeFolder('win32', {}, 'C:/Users/zhang'))).toBe('C:/Users/zhang/AppData/Roaming/liangxin-ledger');
  expect(plain(defaultLedgerFolder('/home/zhang/own'))).toBe('/home/zhang/own/ledgers/default');
});
