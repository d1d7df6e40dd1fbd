import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { Loaded } from "../../components/Loaded";
import { usePageTitle } from "../../lib/usePageTitle";
import { usePaper, useRefresh, vote } from "./api";
import styles from "./Paper.module.css";
import { PaperForm } from "./PaperForm";

/** The paper of a deputy who is logged in. */
export function VotePage() {
  const { t } = useTranslation(["ballots", "shell"]);
  const id = Number(useParams().id);
  const paper = usePaper(id);
  const refresh = useRefresh();
  usePageTitle(paper.data?.title ?? t("shell:menu.ballots"));
  return (
    <main className={styles.paper}>
      <Link className={styles.leave} to={`/ballots/${id}`} onClick={() => void refresh()}>
        {t("paper.leave")}
      </Link>
      <Loaded query={paper} rows={10}>
        {(loaded) => <PaperForm paper={loaded} by="deputy" send={(answers) => vote(id, answers)} />}
      </Loaded>
    </main>
  );
}
