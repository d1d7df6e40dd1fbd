import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { ExportButton } from "../../components/ExportButton";
import { Loaded } from "../../components/Loaded";
import { PaperTrace } from "../../components/PaperTrace";
import { PrintPage } from "../../components/PrintPage";
import { paperDay } from "../../lib/date";
import { useLetter } from "./api";
import styles from "./Papers.module.css";

/** An urging or supervision letter in the form of an official letter (GB/T 9704). */
export function LetterPaper() {
  const { t } = useTranslation("supervision");
  const query = useLetter(Number(useParams().id));
  return (
    <PrintPage
      title={query.data ? t(`letterKind.${query.data.kind}`) : t("item.letters")}
      lang="zh-CN"
      controls={
        query.data && (
          <ExportButton
            path={`/letters/${query.data.id}/word`}
            name={`${query.data.number_text}.docx`}
            label={t("item.word")}
          />
        )
      }
    >
      <Loaded query={query} rows={16}>
        {(letter) => {
          // An official Chinese paper, whatever language the pages are in.
          return <Sheet letter={letter} />;
        }}
      </Loaded>
    </PrintPage>
  );
}

type Letter = NonNullable<ReturnType<typeof useLetter>["data"]>;

function Sheet({ letter }: { letter: Letter }) {
  const { i18n } = useTranslation("supervision");
  const t = i18n.getFixedT("zh", "supervision");
  return (
    <div className={styles.letter}>
      <p className={styles.issuer}>{letter.congress_name}</p>
      <hr className={styles.double} />
      <p className={styles.letterNumber}>{letter.number_text}</p>
      <h1 className={styles.heading}>
        {t("paper.letter.about", { number: letter.item_number, kind: t(`paper.letter.${letter.kind}`) })}
      </h1>
      <p className={styles.to}>{t("paper.letter.to", { unit: letter.unit_name })}</p>
      <p className={styles.paragraph}>
        {t("paper.letter.item", {
          name: letter.proposer,
          title: letter.item_title,
          number: letter.item_number,
        })}
      </p>
      {letter.body.split("\n").map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed text does not change its order
        <p key={index} className={styles.paragraph}>
          {line}
        </p>
      ))}
      <p className={styles.paragraph}>{t("paper.letter.due", { date: paperDay(letter.due_on) })}</p>
      <p className={styles.signature}>
        {letter.sender}
        <br />
        {paperDay(letter.issued_on)}
      </p>
      <hr className={styles.doubleBottom} />
      <PaperTrace path={`/key-items/${letter.key_item_id}`} code={letter.code} />
    </div>
  );
}
