import { expect, test } from 'vitest';
import { completeness } from '../../../electron/exchange/completeness.ts';
import { enrolmentBoard } from '../../../electron/exchange/enrolling/enrolment-board.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { closeMonth, enrolledPair, exported, makeTownship } from './desks.ts';

test('what a township’s rows say of its county and its neighbours does not get into the county’s 授权文件', async () => {
  const { county, township } = await enrolledPair();
  township.insert('unit', { code: '330802', name: '假区', level: '县', contact: '冒名者' });
  township.insert('unit', { code: '330802006', name: '假街道', level: '乡' });
  township.insert('unit', { code: '330802005', name: '花园街道', level: '乡' });
  closeMonth(township);
  expect((await receive(county.books, await exported(township))).outcome).toMatch(/^accepted/);

  // nor into what the county sees of its units
  county.insert('unit', { code: '330802007', name: '荷花街道', level: '乡' });
  const seen = [
    ['330802005', '花园街道'],
    ['330802007', '荷花街道'],
  ];
  const board = await enrolmentBoard(county.books);
  expect(board.units.map(({ code, name }) => [code, name])).toEqual(seen);
  expect(completeness(county.books, { months: 1 }).units.map(({ code, name }) => [code, name])).toEqual(seen);

  const neighbour = makeTownship('330802006', '白云街道');
  const contents = await readZip((await issueEnrolment(county.books, await requestEnrolment(neighbour.books))).bytes);
  expect(JSON.parse(new TextDecoder().decode(contents.get('datapackage.json')))).toMatchObject({ 'lx:contact': null });
  expect(new TextDecoder().decode(contents.get('data/divisions.csv')).split('\r\n')).toEqual([
    'code,name,level,parent',
    '330802,柯城区,county,',
    '330802005,花园街道,township,',
    '330802006,白云街道,township,330802',
    '330802007,荷花街道,township,',
    '',
  ]);
});
