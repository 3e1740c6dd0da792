import { theme as antTheme, type ThemeConfig } from 'antd'

export type Surface = 'desk' | 'phone' | 'wall'

const face = '"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif'

/**
 * Ant Design from our tokens: its tables, forms and keyboard handling stay, its looks do not. Values repeat
 * `tokens.css` because Ant Design derives hover and disabled shades by calculation and cannot read a CSS variable.
 */
export function antdTheme(on: Surface, still: boolean): ThemeConfig {
  const phone = on === 'phone'
  const ink2 = phone ? '#46534f' : '#55635f'
  const line = phone ? '#d6dad3' : '#e3e6e0'
  return {
    algorithm: antTheme.defaultAlgorithm,
    token: {
      fontFamily: face,
      fontSize: phone ? 17 : 14,
      fontSizeSM: phone ? 14 : 13,
      fontSizeLG: phone ? 17 : 14,
      fontWeightStrong: 600,
      colorPrimary: '#1f6f5c',
      colorInfo: '#1f6f5c',
      colorLink: '#1f6f5c',
      colorSuccess: '#25784a',
      colorWarning: '#946400',
      colorError: '#bf3527',
      colorText: '#1d2b2a',
      colorTextSecondary: ink2,
      colorTextTertiary: ink2,
      colorTextQuaternary: '#64706c',
      colorTextPlaceholder: ink2,
      colorTextDisabled: '#64706c',
      colorBgBase: '#ffffff',
      colorBgLayout: '#fbfbf8',
      colorBgContainer: '#ffffff',
      colorBgElevated: '#ffffff',
      colorBorder: '#87928d',
      colorBorderSecondary: line,
      colorSplit: line,
      controlItemBgHover: '#f3f4ef',
      controlItemBgActive: '#edf3ef',
      controlItemBgActiveHover: '#edf3ef',
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 4,
      borderRadiusXS: 2,
      controlHeight: phone ? 48 : 32,
      controlHeightLG: phone ? 56 : 32,
      controlHeightSM: phone ? 48 : 24,
      controlOutlineWidth: 0,
      // A sheet over the page is parted by an edge, not by a shadow.
      boxShadow: '0 0 0 1px #87928d',
      boxShadowSecondary: '0 0 0 1px #87928d',
      boxShadowTertiary: 'none',
      wireframe: false,
      motion: !still,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 600,
        defaultColor: '#1f6f5c',
      },
      Table: {
        headerBg: 'transparent',
        headerColor: ink2,
        headerSplitColor: 'transparent',
        headerBorderRadius: 0,
        rowHoverBg: '#edf3ef',
        rowSelectedBg: '#edf3ef',
        rowSelectedHoverBg: '#edf3ef',
        borderColor: line,
        cellPaddingBlock: 12,
        cellPaddingInline: 12,
        footerBg: 'transparent',
      },
      Form: { labelColor: ink2, verticalLabelPadding: '0 0 4px', itemMarginBottom: 16 },
      Tabs: { itemSelectedColor: '#1d2b2a', inkBarColor: '#1d2b2a', itemColor: ink2, itemHoverColor: '#1d2b2a' },
      Modal: { boxShadow: '0 0 0 1px #87928d' },
    },
  }
}
