import { FundProjectionScreenOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";

import { useSession } from "../../api/session";
import { Columns } from "../../components/Columns";
import { ExportButton } from "../../components/ExportButton";
import { type Fact, Facts } from "../../components/Facts";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { minuteText } from "../../lib/date";
import { Actions } from "./Actions";
import { type Ballot, useBallot, useProgress } from "./api";
import styles from "./Ballots.module.css";
import { Cards } from "./Cards";
import { RecountPanel } from "./RecountPanel";
import { Results } from "./Results";
import { StateTag } from "./StateTag";
import { TurnoutBar } from "./TurnoutBar";

/** One ballot: how many have voted, and after closing what came out. */
export function BallotPage() {
  const { t } = useTranslation(["ballots", "shell"]);
  const navigate = useNavigate();
  const role = useSession().me?.hat?.role;
  const id = Number(useParams().id);
  const query = useBallot(id);
  const state = query.data?.turnout.state;
  return (
    <Page
      title={query.data?.title ?? t("shell:menu.ballots")}
      hint={
        <Link className={styles.link} to="/ballots">
          {t("backToList")}
        </Link>
      }
      actions={
        <>
          {(role === "office" || role === "head") && (state === "open" || state === "closed") && (
            <Button
              icon={<FundProjectionScreenOutlined aria-hidden="true" />}
              onClick={() => navigate(`/ballots/${id}/hall`)}
            >
              {t("hall.open")}
            </Button>
          )}
          {state === "closed" && (
            <ExportButton path={`/ballots/${id}/export`} name={`${query.data?.title}.xlsx`} />
          )}
        </>
      }
    >
      <Loaded query={query} rows={12}>
        {(ballot) => <One ballot={ballot} />}
      </Loaded>
    </Page>
  );
}

function One({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation("ballots");
  const running = useProgress(ballot.id, ballot.turnout.state);
  const turnout = running.data?.state === ballot.turnout.state ? running.data : ballot.turnout;
  const { state } = turnout;
  return (
    <Columns
      beside={
        <>
          <About ballot={ballot} />
          {ballot.actions.includes("issue_cards") && <Cards ballot={ballot} turnout={turnout} />}
          {state === "closed" && <RecountPanel ballot={ballot} />}
        </>
      }
    >
      <Panel title={t("now")} extra={<StateTag state={state} />}>
        <p className={styles.hint}>
          {t(`next.${state === "open" ? turnout.standing : state}`)}
          {ballot.end_reason && t("reasonIs", { reason: ballot.end_reason })}
        </p>
        {(state === "open" || state === "closed") && <TurnoutBar turnout={turnout} voters={ballot.voters} />}
        {ballot.has_voted && <p className={styles.voted}>{t("youVoted")}</p>}
        <Actions ballot={ballot} turnout={turnout} />
      </Panel>
      {state === "closed" ? <Results ballot={ballot} /> : <SubjectList ballot={ballot} />}
    </Columns>
  );
}

function SubjectList({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation("ballots");
  return (
    <Panel title={t(`field.subjects.${ballot.about}`)}>
      <ol className={styles.subjects}>
        {ballot.subjects.map((one, index) => (
          <li key={one.id}>
            <span className={styles.no}>{index + 1}</span>
            <span>
              {one.detail && <span className={styles.quiet}>{one.detail} </span>}
              {one.label}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function About({ ballot }: { ballot: Ballot }) {
  const { t } = useTranslation("ballots");
  const { opens_at, closes_at, issued } = ballot.turnout;
  const quorum = t(`quorum.${ballot.quorum.kind}`, { n: ballot.quorum.n });
  const facts: Fact[] = [
    [t("field.voters"), t(`voters.${ballot.voters}`)],
    [
      t(`issued.${ballot.voters}`),
      ballot.turnout.state === "draft" && ballot.voters === "deputies" ? t("atOpening") : issued,
    ],
    [t("field.listed"), ballot.listed.map((one) => one.label).join(t("comma"))],
    [t("field.occasion"), t(`choice.occasion.${ballot.occasion}`)],
    [t("field.opensAt"), opens_at ? minuteText(opens_at) : ballot.opened_at && minuteText(ballot.opened_at)],
    [
      t("field.closesAt"),
      closes_at ? minuteText(closes_at) : ballot.closed_at && minuteText(ballot.closed_at),
    ],
    [t("field.quorum"), quorum],
    [
      t("field.choices"),
      [...ballot.choices.map((one) => one.label), ...(ballot.abstention ? [t("abstain")] : [])].join(
        t("comma"),
      ),
    ],
    [t("field.blank"), t(`choice.blank.${ballot.blank}`)],
    [t("field.instructions"), ballot.instructions],
    [t("createdBy"), ballot.created_by_name],
  ];
  return (
    <Panel title={t("facts")}>
      <Facts facts={facts} className={styles.facts} />
    </Panel>
  );
}
