import { Tag } from "antd";
import { useTranslation } from "react-i18next";

import type { ReplyClass } from "../../api/core";
import { Panel } from "../../components/Panel";
import type { Limit, Rules } from "./api";
import styles from "./RulesPage.module.css";
import { RulesTable } from "./RulesTable";
import {
  gateNames,
  signNames,
  supervisionDays,
  supervisionSigns,
  useClockName,
  useSourceText,
  useTermText,
} from "./words";

/** Rules in full, to be read on the screen and on paper. */
export function RulesSections({ rules }: { rules: Rules }) {
  return (
    <>
      <Limits limits={rules.limits} />
      <Classes classes={rules.reply_classes} />
      <Ratings ratings={rules.ratings} />
      <Gates rules={rules} />
      <Warnings rules={rules} />
      <Supervision rules={rules} />
      <BallotRules ballots={rules.ballots} />
      <Lists rules={rules} />
    </>
  );
}

function Limits({ limits }: { limits: Limit[] }) {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("limits")}>
      {limits.some((limit) => limit.borrowed) && <p className={styles.hint}>{t("borrowedHint")}</p>}
      <RulesTable caption={t("limitsTable")} heads={[t("clock"), t("term"), t("ceiling"), t("source")]}>
        {limits.map((limit) => (
          <LimitRow key={limit.clock} limit={limit} />
        ))}
      </RulesTable>
    </Panel>
  );
}

/** The limits that a congress may do without. */
const optional = ["T13"];

function LimitRow({ limit }: { limit: Limit }) {
  const { t } = useTranslation("rules");
  const text = useTermText();
  const name = useClockName();
  const source = useSourceText();
  return (
    <tr>
      <th scope="row">{name(limit.clock)}</th>
      <td>
        <p>{text(limit.term) || t(optional.includes(limit.clock) ? "notSet" : "noTerm")}</p>
        {limit.in_session_term && <p>{t("inSession", { term: text(limit.in_session_term) })}</p>}
        {limit.extended_term && <p>{t("extended", { term: text(limit.extended_term) })}</p>}
        {limit.term && !limit.roll && <p>{t("noRoll")}</p>}
      </td>
      <td>{text(limit.ceiling) || "—"}</td>
      <td>
        {limit.borrowed ? <Tag color="warning">{t("borrowed")}</Tag> : t("own")}
        <p className={styles.hint}>{source(limit.source)}</p>
      </td>
    </tr>
  );
}

function Classes({ classes }: { classes: ReplyClass[] }) {
  const { t } = useTranslation("rules");
  const demands = (reply: ReplyClass) =>
    [
      reply.requires_commitment_date && t("requiresDate"),
      reply.requires_reason && t("requiresReason"),
      reply.counts_as_resolved && t("resolved"),
    ].filter(Boolean);
  return (
    <Panel title={t("classes")}>
      <RulesTable caption={t("classesTable")} heads={[t("code"), t("label"), t("meaning"), t("demands")]}>
        {classes.map((reply) => (
          <tr key={reply.code}>
            <th scope="row">{reply.code}</th>
            <td>{reply.label}</td>
            <td>{reply.meaning}</td>
            <td>
              {demands(reply).map((demand) => (
                <p key={String(demand)}>{demand}</p>
              ))}
            </td>
          </tr>
        ))}
      </RulesTable>
    </Panel>
  );
}

function Ratings({ ratings }: { ratings: Rules["ratings"] }) {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("ratings")}>
      <ul className={styles.ratings}>
        {ratings.map((rating) => (
          <li key={rating.code}>
            <strong>{rating.label}</strong>
            <span className={styles.hint}>
              {t(rating.counts_as_satisfied ? "satisfied" : "notSatisfied")}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Gates({ rules }: { rules: Rules }) {
  const { t } = useTranslation("rules");
  const onOff = (on: boolean) => t(on ? "on" : "off");
  const rows = [
    ...gateNames.map((name) => [t(`gate.${name}`), onOff(rules.gates[name])]),
    [t("gate.through_government_office"), onOff(rules.through_government_office)],
    ...signNames.map((name) => [t(`gate.${name}`), rules[name] || t("noSign")]),
  ];
  return (
    <Panel title={t("gates")}>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Warnings({ rules: { lights, reminders, figures } }: { rules: Rules }) {
  const { t } = useTranslation("rules");
  const clock = useClockName();
  const lightRows = [
    [t("lightsDefault"), lights.default] as const,
    ...Object.entries(lights.by_clock).map(([name, own]) => [clock(name), own] as const),
  ];
  const when = (days: number) => {
    if (days === 0) return t("daysOn");
    return days < 0 ? t("daysBefore", { n: -days }) : t("daysAfter", { n: days });
  };
  return (
    <Panel title={t("lights")}>
      <p className={styles.hint}>{t("lightsHint")}</p>
      <dl className={styles.facts}>
        {lightRows.map(([name, threshold]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{t("threshold", { ...threshold })}</dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.listTitle}>{t("reminders")}</h3>
      <dl className={styles.facts}>
        {reminders.steps.map((step) => (
          <div key={step.days}>
            <dt>{when(step.days)}</dt>
            <dd>{step.to.map((party) => t(`party.${party}`)).join(" · ")}</dd>
          </div>
        ))}
        <div>
          <dt>{t("reminderHours")}</dt>
          <dd>
            {reminders.hours.from}–{reminders.hours.to}
          </dd>
        </div>
        <div>
          <dt>{t("smallBase")}</dt>
          <dd>{figures.small_base}</dd>
        </div>
      </dl>
    </Panel>
  );
}

function Supervision({ rules: { supervision } }: { rules: Rules }) {
  const { t } = useTranslation("rules");
  return (
    <Panel title={t("supervision")}>
      <p className={styles.hint}>{supervision.borrowed ? t("supervisionBorrowed") : t("supervisionHint")}</p>
      <dl className={styles.facts}>
        {[...supervisionSigns, ...supervisionDays].map((name) => (
          <div key={name}>
            <dt>{t(`supervisionField.${name}`)}</dt>
            <dd>{supervision[name]}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function BallotRules({ ballots }: Pick<Rules, "ballots">) {
  const { t } = useTranslation("rules");
  const source = useSourceText();
  return (
    <Panel title={t("ballots.title")} extra={ballots.borrowed && <Tag color="warning">{t("borrowed")}</Tag>}>
      <p className={styles.hint}>
        {t("ballots.hint")} {source(ballots.source)}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{t("ballots.field.quorum_kind")}</dt>
          <dd>{t(`ballots.quorum.${ballots.quorum_kind}`, { n: ballots.quorum_n })}</dd>
        </div>
        <div>
          <dt>{t("ballots.field.blank")}</dt>
          <dd>{t(`ballots.choice.${ballots.blank}`)}</dd>
        </div>
        <div>
          <dt>{t("ballots.field.abstention")}</dt>
          <dd>{t(ballots.abstention ? "on" : "off")}</dd>
        </div>
        {(
          ["ballot_weight", "feedback_weight", "attitude_weight", "result_weight", "basic_points"] as const
        ).map((name) => (
          <div key={name}>
            <dt>{t(`ballots.field.${name}`)}</dt>
            <dd>{ballots[name]}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Lists({ rules }: { rules: Rules }) {
  const { t } = useTranslation("rules");
  const lists = [
    [t("lists.category_list"), rules.categories],
    [t("lists.return_reasons"), rules.return_reasons],
    [t("lists.unit_return_reasons"), rules.unit_return_reasons],
    [t("lists.not_accepted_reasons"), rules.not_accepted_reasons],
  ] as const;
  return (
    <div className={styles.lists}>
      {lists.map(([title, options]) => (
        <Panel key={title} title={title}>
          <ul className={styles.options}>
            {options.map((option) => (
              <li key={option.code}>{option.label}</li>
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}
