import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { commonPassages, type Piece, shortest } from "../lib/commonPassages";
import { usePhone } from "../lib/usePhone";
import styles from "./Comparison.module.css";
import type { Compared, ComparedReply } from "./compared";
import { Pieces } from "./Pieces";

interface Props {
  ours: Compared;
  theirs: Compared;
}

/** Two suggestions with their replies, side by side at a desk and one below the other on a phone; what both say is marked. */
export function Comparison({ ours, theirs }: Props) {
  const { t } = useTranslation("finding");
  const phone = usePhone();
  return (
    <>
      <p className={styles.hint}>{t("compare.hint", { count: shortest })}</p>
      <div className={phone ? `${styles.sides} ${styles.stacked}` : styles.sides}>
        <Side name={t("compare.ours")} own={ours} other={theirs} />
        <Side name={t("compare.theirs")} own={theirs} other={ours} />
      </div>
    </>
  );
}

const asked = ({ title, situation, analysis, points }: Compared) => [title, situation, analysis, ...points];
const answered = ({ replies = [] }: Compared) => replies.flatMap(({ texts }) => texts);

function Side({ name, own, other }: { name: string; own: Compared; other: Compared }) {
  const { t } = useTranslation(["finding", "suggestions"]);
  const heading = useId();
  const { pieces, percent } = useMemo(() => commonPassages(asked(own), asked(other)), [own, other]);
  const [title = [], situation = [], analysis = [], ...points] = pieces;
  return (
    <article className={styles.side} aria-labelledby={heading}>
      <header>
        <p className={styles.head}>{name}</p>
        <h2 id={heading} className={styles.title}>
          {own.id ? (
            <Link to={`/suggestions/${own.id}`}>
              <Pieces pieces={title} />
            </Link>
          ) : (
            <Pieces pieces={title} />
          )}
        </h2>
        <p className={styles.facts}>
          {[own.number, ...own.facts].filter(Boolean).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </header>
      <p className={styles.quiet}>{own.stub ? t("compare.stub") : t("compare.percent", { percent })}</p>
      <Passage head={t("suggestions:item.situation")} pieces={situation} />
      <Passage head={t("suggestions:item.analysis")} pieces={analysis} />
      <div>
        <h3 className={styles.head}>{t("suggestions:item.pointHead")}</h3>
        {points.length === 0 && <p className={styles.quiet}>{t("suggestions:item.noPoints")}</p>}
        <ol className={styles.points}>
          {points.map((point, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: requests stand in their order and do not move.
            <li key={index} className={styles.text}>
              <Pieces pieces={point} />
            </li>
          ))}
        </ol>
      </div>
      <div className={own.replies ? styles.answered : undefined}>
        {own.replies && <Replies replies={own.replies} other={other} />}
      </div>
    </article>
  );
}

function Passage({ head, pieces }: { head: string; pieces: Piece[] }) {
  if (pieces.length === 0) return <div />;
  return (
    <div>
      <h3 className={styles.head}>{head}</h3>
      <p className={styles.text}>
        <Pieces pieces={pieces} />
      </p>
    </div>
  );
}

function Replies({ replies, other }: { replies: ComparedReply[]; other: Compared }) {
  const { t } = useTranslation(["finding", "suggestions"]);
  const others = useMemo(() => answered(other), [other]);
  if (replies.length === 0) return <p className={styles.quiet}>{t("notAnswered")}</p>;
  return replies.map((reply) => (
    <div key={reply.id} className={styles.reply}>
      <h3 className={styles.head}>
        {[t("suggestions:item.replyOf", { unit: reply.unit }), reply.label].filter(Boolean).join(" · ")}
      </h3>
      {commonPassages(reply.texts, others).pieces.map((pieces, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a reply stand in their order.
        <p key={index} className={styles.text}>
          <Pieces pieces={pieces} />
        </p>
      ))}
    </div>
  ));
}
