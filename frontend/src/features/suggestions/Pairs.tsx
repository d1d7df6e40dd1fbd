import { useTranslation } from "react-i18next";

import type { Assignment, Point, Reply } from "../../api/core";
import { Added, Before, concerns } from "./Changes";
import styles from "./Pairs.module.css";

interface Props {
  points: Point[];
  /** The assignments whose replies stand beside the points. */
  assignments: Pick<Assignment, "id" | "unit_name" | "reply">[];
}

/** What was asked and what was answered, side by side at a desk and one under the other on a phone. */
export function Pairs({ points, assignments }: Props) {
  const { t } = useTranslation("suggestions");
  const answering = assignments.filter((assignment) => assignment.reply);
  if (answering.length === 0) return <Asked points={points} />;
  return (
    <ol className={styles.pairs}>
      {points.map((point) => (
        <li key={point.id} className={styles.pair}>
          <div className={styles.side}>
            <div>
              <h3 className={styles.head}>
                {t("item.pointHead")} · {t("item.point", { no: point.no })}
              </h3>
              <p className={styles.text}>{point.text}</p>
            </div>
          </div>
          <div className={styles.side}>
            {answering.map(
              ({ id, unit_name, reply }) =>
                reply && <OneAnswer key={id} unit={unit_name} reply={reply} point={point} />,
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function OneAnswer({ unit, reply, point }: { unit: string; reply: Reply; point: Point }) {
  const { t } = useTranslation("suggestions");
  const text = reply.answers.find((answer) => answer.point_id === point.id)?.text;
  const change = reply.changes.find((one) => concerns(one, point));
  return (
    <div>
      <h3 className={styles.head}>
        {t("item.answerHead")} · {unit}
      </h3>
      {text ? (
        <p className={styles.text}>{change ? <Added before={change.before} after={text} /> : text}</p>
      ) : (
        <p className={styles.quiet}>{t("item.noAnswer")}</p>
      )}
      {change && (
        <div className={styles.before}>
          <Before change={change} />
        </div>
      )}
    </div>
  );
}

/** The points alone. */
export function Asked({ points }: { points: Point[] }) {
  return (
    <ol className={styles.asked}>
      {points.map((point) => (
        <li key={point.id} className={styles.text}>
          {point.text}
        </li>
      ))}
    </ol>
  );
}
