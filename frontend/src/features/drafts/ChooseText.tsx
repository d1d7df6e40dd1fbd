import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import { minuteText } from "../../lib/date";
import styles from "./Drafts.module.css";
import type { DraftText } from "./text";

interface Props {
  /** Somebody saved meanwhile; otherwise the text comes from an earlier visit. */
  stale: boolean;
  /** Who has confirmed the server's text while mine was written. */
  confirmed?: string[];
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
export function ChooseText({ stale, confirmed = [], mine, at, newer, theirs, onMine, onTheirs }: Props) {
  const { t } = useTranslation("drafts");
  return (
    <>
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={t(titleKey(stale, confirmed))}
        description={
          <>
            {confirmed.length > 0 ? (
              <p>{t("restore.confirmedHint", { names: confirmed.join(t("and")) })}</p>
            ) : (
              <p>{stale ? t("restore.staleHint") : t("restore.hint", { at: minuteText(at) })}</p>
            )}
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

function titleKey(stale: boolean, confirmed: string[]) {
  if (confirmed.length > 0) return "restore.confirmedTitle";
  return stale ? "restore.staleTitle" : "restore.title";
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
