import type { ThemeConfig } from "antd";

/** The type sizes and targets of the three ways to use the product. */
const sizes = {
  desk: { fontSize: 15, control: 36, controlSmall: 30 },
  phone: { fontSize: 16, control: 44, controlSmall: 44 },
  elder: { fontSize: 24, control: 60, controlSmall: 60 },
} as const;

export type Density = keyof typeof sizes;

/** The product's colours and type: one deep red, warm greys, every text at 4.5:1 or better. */
export function themeFor(density: Density): ThemeConfig {
  const { fontSize, control, controlSmall } = sizes[density];
  return {
    token: {
      fontFamily:
        '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC",sans-serif',
      fontSize,
      fontSizeSM: fontSize - 1,
      fontSizeLG: fontSize + 1,
      fontSizeHeading1: Math.round(fontSize * 1.5),
      fontSizeHeading2: Math.round(fontSize * 1.3),
      fontSizeHeading3: Math.round(fontSize * 1.15),
      fontSizeHeading4: fontSize + 1,
      fontSizeHeading5: fontSize,
      lineHeight: 1.7,
      controlHeight: control,
      controlHeightSM: controlSmall,
      controlHeightLG: control + 8,
      borderRadius: 3,
      borderRadiusSM: 2,
      borderRadiusLG: 4,
      colorPrimary: "#9e1b1e",
      colorPrimaryHover: "#b02a2c",
      colorPrimaryActive: "#7f1417",
      colorPrimaryBg: "#f9f0ee",
      colorPrimaryBgHover: "#f3e3e0",
      colorPrimaryBorder: "#d9a9a6",
      colorLink: "#8f181b",
      colorLinkHover: "#b02a2c",
      colorInfo: "#3d5468",
      colorInfoBg: "#f1f4f6",
      colorInfoBorder: "#c8d2da",
      colorSuccess: "#22693a",
      colorSuccessBg: "#f0f6f1",
      colorSuccessBorder: "#b9d6c1",
      colorWarning: "#8a5300",
      colorWarningBg: "#fbf5e9",
      colorWarningBorder: "#e3cfa4",
      colorError: "#b3261e",
      colorErrorBg: "#fcf2f0",
      colorErrorBorder: "#e6b8b2",
      colorText: "#25211d",
      colorTextSecondary: "#5a534c",
      colorTextTertiary: "#6a625a",
      colorTextQuaternary: "#736b63",
      colorTextDescription: "#5a534c",
      colorTextPlaceholder: "#736b63",
      colorTextDisabled: "#6a625a",
      colorBgLayout: "#f6f4f1",
      colorBgContainerDisabled: "#f1eeea",
      colorBorder: "#cfc8bf",
      colorBorderSecondary: "#e6e1da",
      colorBorderDisabled: "#d9d3cb",
      colorSplit: "#e6e1da",
      controlOutline: "rgba(158, 27, 30, 0.18)",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
      Form: { labelColor: "#25211d", verticalLabelPadding: "0 0 4px", itemMarginBottom: 20 },
      Alert: {
        withDescriptionPadding: "12px 16px",
        withDescriptionIconSize: fontSize + 3,
        defaultPadding: "8px 14px",
      },
      Modal: { titleFontSize: fontSize + 2 },
    },
  };
}
