import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  SyncOutlined,
} from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { clockText } from "../../lib/date";
import styles from "./Drafts.module.css";
import { goTo, type Needed } from "./missing";
import type { SaveState } from "./useAutosave";

interface Props {
  state: SaveState;
  /** What is still needed before it can be submitted. */
  missing: Needed[];
  onSave: () => void;
  onSubmit?: () => Promise<unknown>;
}

/** Says at any time whether what is written is safe, and where. */
export function SaveBar({ state, missing, onSave, onSubmit }: Props) {
  const { t } = useTranslation("drafts");
  return (
    <div className={`${styles.bar} no-print`}>
      <p className={`${styles.state} ${styles[state.kind] ?? ""}`} role="status">
        <Sign state={state} />
        <SaveText state={state} />
      </p>
      {onSubmit && missing.length > 0 && <Missing missing={missing} />}
      <div className={styles.barButtons}>
        {state.kind === "failed" && <Button onClick={onSave}>{t("save.now")}</Button>}
        {onSubmit && (
          <Button type="primary" onClick={() => void onSubmit()}>
            {t("submit")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Names what is missing; each name leads to its field. A phone shows the first, the others follow. */
function Missing({ missing }: { missing: Needed[] }) {
  const { t } = useTranslation("drafts");
  return (
    <div className={styles.missing}>
      <span id="draft-missing">{t("stillMissing", { count: missing.length })}</span>
      <ul aria-labelledby="draft-missing">
        {missing.map((name) => (
          <li key={name}>
            <Button type="link" size="small" onClick={() => goTo(name)}>
              {t(`needs.${name}`)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SaveText({ state }: { state: SaveState }) {
  const { t } = useTranslation("drafts");
  if (state.kind === "saved") return <span>{t("save.saved", { time: clockText(state.at) })}</span>;
  if (state.kind === "failed") return <span>{t(state.kept ? "save.failedKept" : "save.failedLost")}</span>;
  return <span>{t(`save.${state.kind}`)}</span>;
}

function Sign({ state }: { state: SaveState }) {
  if (state.kind === "saved") return <CheckCircleOutlined aria-hidden="true" />;
  if (state.kind === "saving") return <SyncOutlined aria-hidden="true" />;
  if (state.kind === "failed" || state.kind === "stale")
    return <ExclamationCircleFilled aria-hidden="true" />;
  return <ClockCircleOutlined aria-hidden="true" />;
}
