import type { Locale } from 'antd/es/locale/index.js';
import zhCN from 'antd/es/locale/zh_CN.js';

// a bundler gives the module's default, Node's rules would give the module
export const locale: Locale = 'default' in zhCN ? zhCN.default : zhCN;
