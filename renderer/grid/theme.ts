import { themeQuartz } from 'ag-grid-community';

const fonts = [
  '-apple-system',
  'Segoe UI',
  'PingFang SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'WenQuanYi Micro Hei',
  'sans-serif',
];

/** The sheet's look: compact, clear lines, antd's colours. */
export const sheetTheme = themeQuartz.withParams({
  fontFamily: fonts,
  fontSize: 13,
  headerFontSize: 13,
  headerFontWeight: 600,
  rowHeight: 28,
  headerHeight: 32,
  spacing: 5,
  cellHorizontalPadding: 8,
  accentColor: '#1677ff',
  foregroundColor: '#1f2329',
  headerTextColor: '#3d4757',
  headerBackgroundColor: '#f3f5f8',
  borderColor: '#dfe3e8',
  columnBorder: { style: 'solid', width: 1, color: '#e6e9ee' },
  rowBorder: { style: 'solid', width: 1, color: '#e6e9ee' },
  headerColumnBorder: { style: 'solid', width: 1, color: '#dfe3e8' },
  headerColumnResizeHandleColor: 'transparent',
  pinnedColumnBorder: { style: 'solid', width: 1, color: '#c3cad4' },
  selectedRowBackgroundColor: 'transparent',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  tooltipBackgroundColor: '#ffffff',
  iconSize: 14,
});
