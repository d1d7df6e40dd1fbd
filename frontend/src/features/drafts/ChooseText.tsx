import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import { minuteText } from "../../lib/date";
import styles from "./Drafts.module.css";
import type { DraftText } from "./text";

interface Props {
  /** Somebody saved meanwhile; otherwise the text comes from an earlier visit. */
  stale: boolean;
  mine: DraftText;
  at: string;
  /** The server's text changed after mine began. */
  newer: boolean;
  /** The server's text; null when there is none. */
  theirs: DraftText | null;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two texts of one draft, side by side, until the writer says which one holds. */
export function ChooseText({ stale, mine, at, newer, theirs, onMine, onTheirs }: Props) {
  const { t } = useTranslation("drafts");
  return (
    <>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t(stale ? "restore.staleTitle" : "restore.title")}
        description={
          <>
            <p>{stale ? t("restore.staleHint") : t("restore.hint", { at: minuteText(at) })}</p>
            {newer && !stale && <p>{t("restore.newer")}</p>}
          </>
        }
      />
      <div className={styles.choice}>
        <Panel title={t("restore.mine")}>
          <Whole text={mine} />
          <Button type="primary" className={styles.choose} onClick={onMine}>
            {t("restore.useMine")}
          </Button>
        </Panel>
        {theirs && (
          <Panel title={t("restore.theirs")}>
            <Whole text={theirs} />
            <Button className={styles.choose} onClick={onTheirs}>
              {t("restore.useTheirs")}
            </Button>
          </Panel>
        )}
      </div>
      {!theirs && (
        <Button danger className={styles.choose} onClick={onTheirs}>
          {t("restore.startAfresh")}
        </Button>
      )}
    </>
  );
}

/** A text to be read as a whole. */
function Whole({ text }: { text: DraftText }) {
  const { t } = useTranslation("drafts");
  const points = text.points.filter((point) => point.text.trim() !== "");
  const parts = [
    { label: t("title"), value: text.title },
    { label: t("situation"), value: text.situation },
    { label: t("analysis"), value: text.analysis },
    { label: t("points"), value: points.map((point, index) => `${index + 1}. ${point.text}`).join("\n") },
    { label: t("attachments"), value: text.attachments.map((file) => file.name).join("\n") },
  ];
  return (
    <dl className={styles.whole}>
      {parts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || t("restore.blank")}</dd>
        </div>
      ))}
    </dl>
  );
}
