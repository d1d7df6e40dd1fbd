import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { type Congress, type Session, type Term, useCongress } from "../../api/congress";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { EditCongress } from "./EditCongress";
import { EditSession } from "./EditSession";
import { EditTerm } from "./EditTerm";
import { FirstSteps } from "./FirstSteps";
import { TermPanel } from "./TermPanel";
import styles from "./Terms.module.css";

export type Opened =
  | { what: "congress" }
  | { what: "term"; term: Term | null }
  | { what: "session"; term: Term; session: Session | null };

/** How the congress and its office are called, its terms, and their sessions with their deadlines. */
export function TermsPage() {
  const { t } = useTranslation("terms");
  const query = useCongress();
  const [opened, setOpened] = useState<Opened | null>(null);
  const keeps = query.data?.actions.includes("keep_terms") ?? false;
  return (
    <Page
      title={t("title")}
      hint={t("hint")}
      actions={
        keeps && (
          <Button
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => setOpened({ what: "term", term: null })}
          >
            {t("newTerm")}
          </Button>
        )
      }
    >
      <Loaded query={query} rows={12}>
        {(congress) => (
          <>
            {keeps && <FirstSteps congress={congress} onOpen={setOpened} />}
            <Names congress={congress} onEdit={keeps ? () => setOpened({ what: "congress" }) : undefined} />
            {congress.terms.map((term) => (
              <TermPanel
                key={term.id}
                congress={congress}
                term={term}
                onOpen={keeps ? setOpened : undefined}
              />
            ))}
            <Meanings />
            {opened && <Editor congress={congress} opened={opened} onClose={() => setOpened(null)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Editor({ congress, opened, onClose }: { congress: Congress; opened: Opened; onClose: () => void }) {
  if (opened.what === "congress") return <EditCongress congress={congress} onClose={onClose} />;
  if (opened.what === "term") return <EditTerm congress={congress} term={opened.term} onClose={onClose} />;
  return <EditSession congress={congress} term={opened.term} session={opened.session} onClose={onClose} />;
}

function Names({ congress, onEdit }: { congress: Congress; onEdit?: () => void }) {
  const { t } = useTranslation(["terms", "common"]);
  const names = ["name", "short_name", "office_name"] as const;
  return (
    <Panel
      title={t("names")}
      extra={
        onEdit && (
          <Button size="small" aria-label={t("editNames")} onClick={onEdit}>
            {t("common:edit")}
          </Button>
        )
      }
    >
      <dl className={styles.facts}>
        {names.map((name) => (
          <div key={name}>
            <dt>{t(`congress.${name}`)}</dt>
            <dd>{congress[name]}</dd>
            <dd className={styles.quiet}>{t(`congress.${name}_use`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** What each date of a session does. */
function Meanings() {
  const { t } = useTranslation("terms");
  const dates = ["days", "submission", "cosign", "between"] as const;
  return (
    <Panel title={t("meanings.title")}>
      <dl className={styles.meanings}>
        {dates.map((date) => (
          <div key={date}>
            <dt>{t(`meanings.${date}`)}</dt>
            <dd>{t(`meanings.${date}_text`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>
        {t("meanings.running")}{" "}
        <Link to="/rules" className={styles.link}>
          {t("meanings.rules")}
        </Link>
      </p>
    </Panel>
  );
}
