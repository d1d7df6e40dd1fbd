import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { ConsentRequest, ConsentStep, Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { Empty } from "../../components/Empty";
import { Loaded } from "../../components/Loaded";
import { PrintPage } from "../../components/PrintPage";
import { paperDay } from "../../lib/date";
import { useSuggestion } from "./api";
import { FactTable, type PaperFact } from "./FactTable";
import styles from "./Papers.module.css";
import { Paragraphs } from "./Paragraphs";

/** What was asked for and who has decided, as a form for the file. */
export function RequestPaper() {
  const { t } = useTranslation("papers");
  const { id, requestId } = useParams();
  const query = useSuggestion(Number(id));
  return (
    <PrintPage lang="zh-CN" title={t("request.title")}>
      <Loaded query={query} rows={12}>
        {(suggestion) => {
          const request = suggestion.requests.find((one) => one.id === Number(requestId));
          if (!request) return <Empty title={t("request.none")} hint={t("request.noneHint")} />;
          return <Sheet suggestion={suggestion} request={request} />;
        }}
      </Loaded>
    </PrintPage>
  );
}

interface Props {
  suggestion: Suggestion;
  request: ConsentRequest;
}

function Sheet({ suggestion, request }: Props) {
  const { t } = useTranslation("papers");
  const { me } = useSession();
  return (
    <div className={styles.paper}>
      <p className={styles.congress}>{me?.hat?.congress_name}</p>
      <h1 className={styles.heading}>{t(`request.headings.${request.kind}`)}</h1>
      <Facts suggestion={suggestion} request={request} />
      <h2 className={styles.part}>{t("request.reason")}</h2>
      <Paragraphs text={request.reason || "—"} />
      {request.data.text && (
        <>
          <h2 className={styles.part}>{t("request.text")}</h2>
          <Paragraphs text={request.data.text} />
        </>
      )}
      <Steps steps={request.steps} />
    </div>
  );
}

function Facts({ suggestion, request }: Props) {
  const { t } = useTranslation(["papers", "requests"]);
  const { data, assignment_id, commitment_id } = request;
  const unit =
    suggestion.rounds.flatMap(({ assignments }) => assignments).find(({ id }) => id === assignment_id)
      ?.unit_name ?? suggestion.commitments.find(({ id }) => id === commitment_id)?.unit_name;
  const only: PaperFact[] = [
    [t("request.unit"), unit],
    [t("request.reasonLabel"), data.reason_label],
    [t("request.proposedUnit"), data.unit_name],
    [t("request.until"), data.until && paperDay(data.until)],
  ];
  return (
    <FactTable
      facts={[
        [t("number"), suggestion.number_text || t("noNumber")],
        [t("proposer"), suggestion.proposer.name || suggestion.proposer.delegation_name],
        [t("subject"), suggestion.title, "wide"],
        [t("request.applicant"), request.asked_by_name],
        [t("request.asked"), paperDay(request.asked_at)],
        ...only.filter(([, value]) => value),
        [t("request.state"), t(`requests:state.${request.state}`), "wide"],
      ]}
    />
  );
}

function Steps({ steps }: { steps: ConsentStep[] }) {
  const { t } = useTranslation(["papers", "requests", "common"]);
  const word = ({ decision, reason }: ConsentStep) => {
    if (!decision) return "";
    const text = t(`requests:step.${decision}`);
    return reason ? t("request.withReason", { word: text, reason }) : text;
  };
  return (
    <table className={styles.table}>
      <caption>{t("request.steps")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("request.who")}</th>
          <th scope="col">{t("request.decision")}</th>
          <th scope="col">{t("request.name")}</th>
          <th scope="col">{t("request.date")}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const role = t(`common:role.${step.role}`);
          const who = step.body_name ? t("common:roleIn", { role, body: step.body_name }) : role;
          return (
            <tr key={`${step.action}-${who}`} className={step.decision ? undefined : styles.emptyRow}>
              <td>{who}</td>
              <td>{word(step)}</td>
              <td className={styles.nowrap}>{step.by_name}</td>
              <td className={styles.nowrap}>{step.at && paperDay(step.at)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
