import type { ThemeConfig } from 'antd';

const ink = '#1f2328';
/** Secondary text: 5.9:1 on the page's ground. */
const quiet = '#57606a';

/** A calm, dense look; the deep red marks the one act that matters on a page and the place one is in. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#8f1d22',
    colorLink: '#1c4f82',
    colorLinkHover: '#123a63',
    colorInfo: '#1c4f82',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorSuccess: '#1f6b3a',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#e5aaa5',
    colorWarningBg: '#fdf5e6',
    colorWarningBorder: '#e5c98f',
    colorSuccessBg: '#edf7f0',
    colorSuccessBorder: '#a8d3b5',
    colorText: ink,
    colorTextSecondary: quiet,
    colorTextTertiary: quiet,
    colorTextDescription: quiet,
    colorTextPlaceholder: '#6a727b',
    colorTextDisabled: '#6a727b',
    colorBorder: '#c4cad1',
    colorBorderSecondary: '#e1e5e9',
    colorBgLayout: '#f3f4f6',
    borderRadius: 4,
    controlHeight: 30,
    fontSize: 14,
    fontFamily:
      '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", "HanaMinB", "Plangothic P1", sans-serif',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', contentFontSizeSM: 13 },
    Tooltip: { colorBgSpotlight: '#24292f' },
  },
};

const atOnce = { motion: false, motionDurationFast: '0s', motionDurationMid: '0s', motionDurationSlow: '0s' };
/** The same without motion, for people who asked their system for that. */
export const stillTheme: ThemeConfig = { ...theme, token: { ...theme.token, ...atOnce } };
