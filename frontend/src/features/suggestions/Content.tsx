import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { send } from "../../api/client";
import type { AttachmentRef, Suggestion } from "../../api/core";
import { ApiError, toProblem } from "../../api/problem";
import { DateText } from "../../components/DateText";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { useWords } from "../../lib/useWords";
import { useRules } from "./api";
import styles from "./Content.module.css";
import { Facts } from "./Facts";

/** Who proposed it, when it passed which step, and what was said of publicity. */
export function BasicFacts({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const word = useWords();
  const day = (at: string | null) => at && <DateText value={at} dayOnly />;
  const { proposer } = item;
  const category = useRules().data?.categories.find(({ code }) => code === item.category);
  return (
    <Panel title={t("item.facts")}>
      <Facts
        facts={[
          [t("item.proposer"), proposer.name || proposer.delegation_name],
          [t("item.delegation"), proposer.name ? proposer.delegation_name : ""],
          [t("item.card"), proposer.card_no],
          [
            t("item.session"),
            [item.session_name, word("period", item.submission_period)].filter(Boolean).join(" · "),
          ],
          [t("item.category"), category?.label ?? item.category],
          [t("item.consent"), word("consent", item.publicity_consent)],
          [t("item.suggestedUnits"), item.suggested_units],
          [t("item.origin"), t(`origin.${item.origin}`)],
          [t("item.submitted"), day(item.submitted_at)],
          [t("item.registered"), day(item.registered_at)],
          [t("item.assigned"), day(item.first_assigned_at)],
          [t("item.closed"), day(item.closed_at)],
        ]}
      />
      {item.reference_only && <p className={styles.quiet}>{t("item.referenceOnly")}</p>}
    </Panel>
  );
}

/** Situation, analysis, attachments and earlier versions of the text. */
export function Content({ item }: { item: Suggestion }) {
  const { t } = useTranslation("suggestions");
  const { situation, analysis } = item.content;
  return (
    <>
      {situation && (
        <Section title={t(item.origin === "imported" ? "item.excerpt" : "item.situation")} text={situation} />
      )}
      {analysis && <Section title={t("item.analysis")} text={analysis} />}
      {item.attachments.length > 0 && <Attachments files={item.attachments} />}
      {item.content_versions.length > 1 && (
        <details className={styles.fold}>
          <summary>{t("item.versions", { count: item.content_versions.length })}</summary>
          <ul>
            {item.content_versions.map((version) => (
              <li key={version.no} className={styles.version}>
                <strong>{t("item.version", { no: version.no })}</strong>
                <span>{version.title}</span>
                <DateText value={version.at} />
                <span>{version.by_name}</span>
                {version.reason && <span>{version.reason}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Section({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.section}>
      <h3 className={styles.head}>{title}</h3>
      <p className={styles.text}>{text}</p>
    </div>
  );
}

function Attachments({ files }: { files: AttachmentRef[] }) {
  const { t } = useTranslation("suggestions");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState<number | null>(null);
  const load = async (file: AttachmentRef) => {
    setBusy(file.id);
    setError(null);
    try {
      await download(file);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className={styles.section}>
      <h3 className={styles.head}>{t("item.attachments")}</h3>
      <ul className={styles.files}>
        {files.map((file) => (
          <li key={file.id}>
            <Button
              icon={<DownloadOutlined aria-hidden="true" />}
              aria-label={t("item.download", { name: file.name })}
              loading={busy === file.id}
              onClick={() => load(file)}
            >
              {`${file.name} · ${Math.max(1, Math.round(file.size / 1024))} KB`}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemAlert error={error} />
    </div>
  );
}

/** Fetches a file as the person who is logged in and hands it to the browser to keep. */
async function download({ id, name }: AttachmentRef) {
  const response = await send(new Request(`${location.origin}/api/v1/attachments/${id}`));
  if (!response.ok) throw new ApiError(toProblem(await response.json().catch(() => null), response));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
