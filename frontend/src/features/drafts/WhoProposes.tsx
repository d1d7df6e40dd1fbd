import { Radio } from "antd";
import { useTranslation } from "react-i18next";

import { Panel } from "../../components/Panel";
import { useOwnMandate } from "./api";
import type { Draft } from "./contract";
import styles from "./Drafts.module.css";

interface Props {
  draft: Draft | null;
  delegation: boolean;
  /** The first save is under way or done: the draft stays whose it is. */
  fixed: boolean;
  onDelegation: (delegation: boolean) => void;
}

/** Whether a suggestion is the deputy's own or that of the delegation that the deputy heads. */
export function WhoProposes({ draft, delegation, fixed, onDelegation }: Props) {
  const { t } = useTranslation("drafts");
  const own = useOwnMandate(draft === null);
  if (draft) {
    if (draft.proposer.kind !== "delegation") return null;
    return (
      <Panel title={t("proposer.title")}>
        <p>{t("proposer.ofDelegation", { name: draft.proposer.delegation_name })}</p>
      </Panel>
    );
  }
  const headed = own.data?.heads[0];
  if (!headed) return null;
  return (
    <Panel title={t("proposer.title")}>
      <Radio.Group
        className={styles.radios}
        aria-label={t("proposer.title")}
        value={delegation}
        disabled={fixed}
        options={[
          { value: false, label: t("proposer.own") },
          { value: true, label: t("proposer.delegation", { name: headed }) },
        ]}
        onChange={(event) => onDelegation(event.target.value)}
      />
      {fixed && <p className={styles.hint}>{t("proposer.fixed")}</p>}
    </Panel>
  );
}
