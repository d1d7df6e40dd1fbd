import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import type { Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { Empty } from "../../components/Empty";
import { ExportButton } from "../../components/ExportButton";
import { Loaded } from "../../components/Loaded";
import { PaperTrace } from "../../components/PaperTrace";
import { PrintPage } from "../../components/PrintPage";
import { paperDay } from "../../lib/date";
import { useSuggestion } from "./api";
import { type Facts, factNames, type Letter, letterAbout } from "./letters";
import styles from "./Papers.module.css";
import { Paragraphs } from "./Paragraphs";
import { proposersOf } from "./proposers";

/** A letter that tells of something that happened: an assignment, an urging, an explanation, a promise kept. */
export function LetterPaper() {
  const { t } = useTranslation("papers");
  const { id, eventId } = useParams();
  const { me } = useSession();
  const query = useSuggestion(Number(id));
  return (
    <PrintPage
      lang="zh-CN"
      title={t("letter.printTitle")}
      controls={query.data && <WordFiles letter={letterAbout(query.data, Number(eventId), me?.hat?.role)} />}
    >
      <Loaded query={query} rows={16}>
        {(suggestion) => {
          const letter = letterAbout(suggestion, Number(eventId), me?.hat?.role);
          if (!letter)
            return (
              <>
                <h1 className="visually-hidden">{t("letter.printTitle")}</h1>
                <Empty title={t("letter.none")} hint={t("letter.noneHint")} />
              </>
            );
          return <Sheet suggestion={suggestion} letter={letter} />;
        }}
      </Loaded>
    </PrintPage>
  );
}

/** The same letter to be finished and sealed in a word processor, for each unit that gets it. */
function WordFiles({ letter }: { letter?: Letter }) {
  const { t } = useTranslation("papers");
  const files = letter?.files ?? [];
  return files.map(({ unit, path }) => (
    <ExportButton
      key={path}
      path={path}
      name={`${[letter && t(`letter.${letter.kind}.title`), unit].filter(Boolean).join("-")}.docx`}
      label={files.length > 1 ? t("wordFor", { unit }) : t("word")}
    />
  ));
}

/** Stands for a fact that is not known; a line with it is left out. */
const unknown = "\u0000";

function Sheet({ suggestion, letter }: { suggestion: Suggestion; letter: Letter }) {
  const { t } = useTranslation("papers");
  const { me } = useSession();
  const from = letter.from || `${me?.hat?.congress_name ?? ""}${me?.hat?.office_name ?? ""}`;
  const { kind, facts, parts } = letter;
  const role = (part: Letter["parts"][number]) =>
    part.role === "unstated" ? "" : t(`letter.part.${part.role}`);
  const own = t("letter.yourUnit");
  const part = parts.map((one) => (parts.length > 1 ? one.unit : own) + role(one)).join("、");
  const said = { ...facts, part };
  const text = t(`letter.${kind}.text`, {
    title: suggestion.title,
    session: suggestion.session_name,
    number: suggestion.number_text,
    ...letter.about,
    ...(Object.fromEntries(factNames.map((name) => [name, said[name] || unknown])) as Required<Facts>),
  });
  const lines = text.split("\n").filter((line) => !line.includes(unknown));
  return (
    <div className={styles.paper}>
      <p className={`${styles.congress} ${styles.letterhead}`}>{from}</p>
      {letter.number && <p className={styles.document}>{letter.number}</p>}
      <hr className={styles.rule} />
      <h1 className={styles.subject}>{t(`letter.${kind}.title`)}</h1>
      <p className={styles.dear}>{useAddressee(suggestion, letter)}</p>
      <Paragraphs text={lines.join("\n")} />
      <div className={styles.signature}>
        <p>{from}</p>
        <p>{paperDay(letter.at)}</p>
      </div>
      {letter.code && <PaperTrace path={`/suggestions/${suggestion.id}`} code={letter.code} />}
    </div>
  );
}

function useAddressee(suggestion: Suggestion, { units }: Letter): string {
  const { t } = useTranslation("papers");
  if (units.length > 0) return t("letter.units", { names: units.join("、") });
  const { kind, name, delegation_name } = suggestion.proposer;
  if (kind === "delegation") return t("dearDelegation", { name: name || delegation_name });
  const all = proposersOf(suggestion);
  return all.length > 1 ? t("letter.joint", { name, count: all.length }) : t("dear", { name });
}
