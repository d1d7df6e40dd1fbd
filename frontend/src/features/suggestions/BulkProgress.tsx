import { Progress } from "antd";
import { useTranslation } from "react-i18next";

import { ProblemAlert } from "../../components/ProblemAlert";
import styles from "./Bulk.module.css";
import type { Bulk } from "./bulk";

/** How far it is, and what became of each line that was refused. */
export function BulkProgress({ bulk: { lines, running, broken } }: { bulk: Bulk }) {
  const { t } = useTranslation(["desk", "suggestions"]);
  const done = lines.filter(({ state }) => state === "done").length;
  const failed = lines.filter(({ state }) => state === "failed");
  const ended = done + failed.length;
  if (!running && ended === 0 && !broken) return null;
  return (
    <div className={styles.progress}>
      <Progress
        percent={Math.round((ended / lines.length) * 100)}
        status={running ? "active" : failed.length > 0 ? "exception" : "normal"}
        aria-label={t("bulk.progress")}
      />
      <p role="status">{t("bulk.count", { done, failed: failed.length, all: lines.length })}</p>
      {failed.length > 0 && (
        <ul className={styles.failures}>
          {failed.map(({ row, detail }) => (
            <li key={row.id}>
              <strong>{row.number_text || row.title || t("suggestions:untitled")}</strong>
              {` ${detail ?? ""}`}
            </li>
          ))}
        </ul>
      )}
      <ProblemAlert error={broken} />
    </div>
  );
}
