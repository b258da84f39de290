import { unitLevel } from '../codes/party-codes.ts';
import { code, text } from './field.ts';
import { table } from './table.ts';

export const unit = table(
  'unit',
  '报送单位',
  {
    code: text('区划代码', { required: true, format: 'division', width: 120, aliases: ['行政区划代码', '单位代码'] }),
    name: text('名称', { required: true, width: 200, aliases: ['单位名称', '乡镇街道'] }),
    level: code('级别', unitLevel, { required: true, width: 80 }),
    parent: text('上级区划代码', { format: 'division', width: 120 }),
    contact: text('联系人', { width: 100 }),
    phone: text('联系电话', { format: 'phone', personal: true, width: 130 }),
  },
  { label: 'name', match: ['code'], search: ['code'] },
);
