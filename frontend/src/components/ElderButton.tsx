import { FontSizeOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { setElderMode, useElderMode } from "../lib/elderMode";

/** The entrance to larger type, and the way back. */
export function ElderButton() {
  const { t } = useTranslation("shell");
  const elder = useElderMode();
  return (
    <Button type="text" icon={<FontSizeOutlined aria-hidden="true" />} onClick={() => setElderMode(!elder)}>
      {elder ? t("elder.off") : t("elder.on")}
    </Button>
  );
}
