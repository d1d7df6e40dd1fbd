import { Alert } from "antd";
import { useTranslation } from "react-i18next";

import type { Reply } from "../../api/core";
import pairs from "./Pairs.module.css";

/** What the step that sent the reply back had to say. */
export function LastComment({ reply }: { reply: Reply | null }) {
  const { t } = useTranslation("suggestions");
  const comment = reply?.last_comment;
  if (!comment) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t("item.lastComment", { step: t(`step.${comment.step}`), name: comment.by_name })}
      description={<p className={pairs.text}>{comment.text}</p>}
    />
  );
}
