import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";

import { useSession } from "../../api/session";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { useDraft } from "./api";
import styles from "./Drafts.module.css";
import { EntryForm } from "./EntryForm";

/** The office takes down what a deputy handed in on paper, or a motion that became a suggestion. */
export function EntryPage() {
  const { t } = useTranslation("entry");
  const { me } = useSession();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const [turn, setTurn] = useState(0);
  const entered = Number(params.get("entered"));
  const onEntered = (id: number) => {
    setParams({ entered: String(id) });
    void client.invalidateQueries({ queryKey: ["suggestions"] });
    void client.invalidateQueries({ queryKey: ["tasks"] });
  };
  return (
    <Page title={t("title")} hint={t("hint")} actions={<BlankForms />} narrow>
      {entered > 0 ? (
        <Entered
          id={entered}
          onNext={() => {
            setTurn(turn + 1);
            setParams({});
          }}
        />
      ) : (
        <EntryForm key={turn} user={me?.user.id ?? 0} onEntered={onEntered} />
      )}
    </Page>
  );
}

function BlankForms() {
  const { t } = useTranslation("entry");
  return (
    <p className={styles.blankForms}>
      <span className={styles.hint}>{t("forms")}</span>
      <Link to="/print/forms/suggestion">{t("blankSuggestion")}</Link>
      <Link to="/print/forms/feedback">{t("blankFeedback")}</Link>
    </p>
  );
}

/** What was entered, with the receipt for the proposer. */
function Entered({ id, onNext }: { id: number; onNext: () => void }) {
  const { t } = useTranslation("entry");
  const query = useDraft(id);
  return (
    <Panel title={t("done")}>
      <Loaded query={query} rows={3}>
        {({ title, receipt_no }) => (
          <>
            <p role="status">{t("doneText", { title, no: receipt_no })}</p>
            <p className={styles.ways}>
              <Link to={`/print/suggestions/${id}/receipt`}>{t("printReceipt")}</Link>
              <Link to={`/suggestions/${id}`}>{t("toItem")}</Link>
              <Button onClick={onNext}>{t("next")}</Button>
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
