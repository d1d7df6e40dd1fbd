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
import type { SaveState } from "./useAutosave";

interface Props {
  state: SaveState;
  onSave: () => void;
  onSubmit?: () => Promise<unknown>;
}

/** Says at any time whether what is written is safe, and where. */
export function SaveBar({ state, onSave, onSubmit }: Props) {
  const { t } = useTranslation("drafts");
  return (
    <div className={`${styles.bar} no-print`}>
      <p className={`${styles.state} ${styles[state.kind] ?? ""}`} role="status">
        <Sign state={state} />
        <SaveText state={state} />
      </p>
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
