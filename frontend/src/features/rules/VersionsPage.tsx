import { ArrowLeftOutlined } from "@ant-design/icons";
import { Button, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { dayText, minuteText } from "../../lib/date";
import { useDifferences, useVersions, type Version } from "./api";
import { DifferenceTable } from "./DifferenceTable";
import styles from "./RulesPage.module.css";
import { RulesTable } from "./RulesTable";

/** Every version that the rules ever had, and what differs between any two. */
export function VersionsPage() {
  const { t } = useTranslation("rules");
  const navigate = useNavigate();
  const query = useVersions();
  const back = (
    <Button icon={<ArrowLeftOutlined aria-hidden="true" />} onClick={() => navigate("/rules")}>
      {t("back")}
    </Button>
  );
  return (
    <Page title={t("versions.title")} hint={t("versions.hint")} actions={back}>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <Panel>
              <Versions versions={items} />
            </Panel>
            {items.length > 1 && <Compare versions={items} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Versions({ versions }: { versions: Version[] }) {
  const { t } = useTranslation("rules");
  const heads = ["version", "validFrom", "state", "note", "by"] as const;
  return (
    <RulesTable caption={t("versions.caption")} heads={heads.map((head) => t(`versions.${head}`))}>
      {versions.map((version) => (
        <tr key={version.version}>
          <th scope="row">{t("versions.number", { version: version.version })}</th>
          <td>{dayText(version.valid_from)}</td>
          <td>
            <Tag color={version.state === "in_force" ? "success" : undefined}>
              {t(`versions.states.${version.state}`)}
            </Tag>
          </td>
          <td>{version.note || "—"}</td>
          <td>
            {version.created_by_name || t("versions.preset")}
            <p className={styles.hint}>{minuteText(version.created_at)}</p>
          </td>
        </tr>
      ))}
    </RulesTable>
  );
}

function Compare({ versions }: { versions: Version[] }) {
  const { t } = useTranslation("rules");
  const [from, setFrom] = useState(versions[1]?.version ?? 0);
  const [to, setTo] = useState(versions[0]?.version ?? 0);
  const query = useDifferences(from, to);
  const options = versions.map(({ version }) => ({
    value: version,
    label: t("versions.number", { version }),
  }));
  const choice = (label: string, value: number, choose: (version: number) => void) => (
    <span className={styles.choice}>
      <span aria-hidden="true">{label}</span>
      <Select
        aria-label={label}
        value={value}
        options={options}
        onChange={choose}
        popupMatchSelectWidth={false}
      />
    </span>
  );
  return (
    <Panel title={t("versions.compare")}>
      <div className={styles.choices}>
        {choice(t("versions.from"), from, setFrom)}
        {choice(t("versions.to"), to, setTo)}
      </div>
      <Loaded query={query}>
        {({ differences }) =>
          differences.length === 0 ? (
            <p className={styles.hint}>{t("diff.same")}</p>
          ) : (
            <DifferenceTable differences={differences} />
          )
        }
      </Loaded>
    </Panel>
  );
}
