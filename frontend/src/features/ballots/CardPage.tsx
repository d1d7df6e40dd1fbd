import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";

import { CodeInput } from "../../components/CodeInput";
import { ElderButton } from "../../components/ElderButton";
import { Loading } from "../../components/Loading";
import { ProblemAlert } from "../../components/ProblemAlert";
import { usePageTitle } from "../../lib/usePageTitle";
import { paperOf, voteWith } from "./api";
import styles from "./Paper.module.css";
import { PaperForm } from "./PaperForm";

/** The paper of whoever holds a card: its code stands behind the # of the address, or is typed. */
export function CardPage() {
  const { t } = useTranslation("ballots");
  const code = codeIn(useLocation().hash);
  const paper = useQuery({
    enabled: code !== "",
    queryKey: ["ballot-paper", code],
    queryFn: () => paperOf(code),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const waiting = paper.data?.standing === "waiting";
  const again = paper.refetch;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => void again(), 5_000);
    return () => clearInterval(timer);
  }, [waiting, again]);
  usePageTitle(paper.data?.title ?? t("paper.title"));
  return (
    <main className={styles.paper}>
      <div className={styles.leave}>
        <ElderButton />
      </div>
      {paper.data && (
        <PaperForm key={code} paper={paper.data} by="card" send={(answers) => voteWith(code, answers)} />
      )}
      {!paper.data && code !== "" && !paper.error && <Loading rows={8} />}
      {!paper.data && (code === "" || paper.error) && <CodeForm code={code} error={paper.error} />}
    </main>
  );
}

/** What stands behind the # of an address; what nobody encoded stands for itself. */
function codeIn(hash: string): string {
  const text = hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where a code is typed: scanning failed, or it is unknown. */
function CodeForm({ code, error }: { code: string; error: unknown }) {
  const { t } = useTranslation("ballots");
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState(code);
  return (
    <form
      className={styles.message}
      onSubmit={(event) => {
        event.preventDefault();
        navigate(`/b#${encodeURIComponent(typed.trim())}`, { replace: true });
      }}
    >
      <h1>{t("paper.title")}</h1>
      <label htmlFor={id}>{t("paper.code")}</label>
      <CodeInput id={id} pattern="XXXX-XXXX-XXXX-XXXX" value={typed} onChange={setTyped} />
      <ProblemAlert error={error} />
      <Button type="primary" size="large" block htmlType="submit" disabled={typed.trim() === ""}>
        {t("paper.show")}
      </Button>
    </form>
  );
}
