import { describe, expect, test } from 'vitest';
import { isDamagedByExcel } from '#shared/codes/credit-code.ts';
import { cellText } from '../../../electron/intake/reading/cell-text.ts';

const number = (v: number, z = 'General', date1904 = false, w = '') => cellText({ t: 'n', v, z, w }, date1904);

describe('a cell as text', () => {
  test('a number too long to be exact stays visibly damaged', () => {
    expect(number(913311251484801000)).toBe('9.13311251484801E+17');
    expect(isDamagedByExcel(number(913311251484801000))).toBe(true);
    // ends in 000 and would pass the check: a number is never taken for a code all the same
    expect(number(913308023299458000)).toBe('9.13308023299458E+17');
    expect(isDamagedByExcel(number(9e17))).toBe(true);
  });

  test('other numbers are what is stored, not what is shown', () => {
    expect(number(1234.5678, '0.00', false, '1234.57')).toBe('1234.5678');
    expect(number(0.1 + 0.2)).toBe('0.3');
    expect(number(7, '00000', false, '00007')).toBe('00007');
    expect(number(13866668888)).toBe('13866668888');
  });

  test.each([
    [43588, 'yyyy-mm-dd', '2019-05-03'],
    [43588, 'yyyy"年"m"月"d"日"', '2019-05-03'],
    [43588, 'm/d/yy', '2019-05-03'],
    [43588.604166666664, 'yyyy-mm-dd hh:mm', '2019-05-03 14:30'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
    [0.75, 'hh:mm', '18:00'],
    [43588.99999, 'yyyy-mm-dd hh:mm', '2019-05-03 23:59'],
    [43588, '[$-804]yyyy"年"m"月"d"日";@', '2019-05-03'],
    [43588, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2019-05-03'],
    [43588, 'm"月"d"日"', '2019-05-03'],
    [1.5, '[h]:mm', '36:00'],
  ])('%d in %s is a civil date', (serial, format, text) => expect(number(serial, format)).toBe(text));

  test('the date system of the workbook counts', () => expect(number(42126, 'yyyy-mm-dd', true)).toBe('2019-05-03'));
  test('shown as a month, known as a month', () => expect(number(43586, 'yyyy"年"m"月"')).toBe('2019年5月'));
  test('shown as a year, known as a year', () => expect(number(43586, 'yyyy')).toBe('2019年'));
  test.each(['#,##0.00', '0.00E+00', '0"天"', '[Red]#,##0', '¥#,##0', 'General', '@', '0%', '_ * #,##0_ '])('%s is no date', (format) =>
    expect(number(43588, format)).toBe('43588'),
  );
  test('29 February 1900 never was', () => expect(number(60, 'yyyy-mm-dd')).toBe('60'));

  test('a date format without a text of its own (numbers 27 to 36 of a Chinese Excel) is a date', () => {
    expect(cellText({ t: 'n', v: 43588, w: '5/3/19' }, false)).toBe('2019-05-03');
  });

  test('truth, errors, nothing', () => {
    expect(cellText({ t: 'b', v: true }, false)).toBe('是');
    expect(cellText({ t: 'e', v: 7, w: '#DIV/0!' }, false)).toBe('#DIV/0!');
    expect(cellText(undefined, false)).toBe('');
  });
});
