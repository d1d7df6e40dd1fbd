import { App, Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useIdempotencyKey } from "../../api/idempotency";
import { Loading } from "../../components/Loading";
import { ProblemAlert } from "../../components/ProblemAlert";
import { dayText } from "../../lib/date";
import { useElderMode } from "../../lib/elderMode";
import { usePhone } from "../../lib/usePhone";
import { type CalendarChange, type Move, type Moves, previewCalendar, useChangeCalendar } from "./api";
import styles from "./RulesPage.module.css";
import { RulesTable } from "./RulesTable";
import { useClockName } from "./words";

interface Props {
  change: CalendarChange;
  onClose: () => void;
  onSaved: () => void;
}

/** What a change of the calendar moves, before it is saved. */
export function MovesDialog({ change, onClose, onSaved }: Props) {
  const { t } = useTranslation("rules");
  const { message } = App.useApp();
  const [moves, setMoves] = useState<Moves | null>(null);
  const [error, setError] = useState<unknown>(null);
  const asked = useRef(change);
  const save = useChangeCalendar();
  const key = useIdempotencyKey();
  useEffect(() => {
    let open = true;
    previewCalendar(asked.current).then(
      (found) => open && setMoves(found),
      (failure) => open && setError(failure),
    );
    return () => {
      open = false;
    };
  }, []);
  const commit = async () => {
    setError(null);
    try {
      const done = await save.mutateAsync({ body: asked.current, key: key.header() });
      key.done();
      void message.success(t("moves.saved", { n: done.moved + done.settled }));
      onSaved();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Modal
      open
      width="min(64rem, 96vw)"
      title={t("moves.title")}
      okText={t("moves.save")}
      okButtonProps={{ disabled: !moves }}
      confirmLoading={save.isPending}
      mask={{ closable: false }}
      onOk={() => void commit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {moves ? <Summary moves={moves} /> : !error && <Loading rows={4} />}
      <ProblemAlert error={error} />
    </Modal>
  );
}

function Summary({ moves }: { moves: Moves }) {
  const { t } = useTranslation("rules");
  const { running, moved, items, settled, breached, list } = moves;
  const heads = ["item", "clock", "from", "to", "remark"] as const;
  const phone = usePhone();
  const stacked = useElderMode() || phone;
  const counted = moved + breached + settled;
  return (
    <div className={styles.import}>
      <div role="status">
        <p>{moved === 0 ? t("moves.none") : t("moves.sum", { running, moved, items })}</p>
        {settled > 0 && <p>{t("moves.settled", { n: settled })}</p>}
        {breached > 0 && <p>{t("moves.breached", { n: breached })}</p>}
        <p className={styles.hint}>{t("moves.extended")}</p>
      </div>
      {list.length > 0 && stacked && (
        <ul aria-label={t("moves.caption")}>
          {list.map((move) => (
            <MoveCard key={move.clock_id} move={move} />
          ))}
        </ul>
      )}
      {list.length > 0 && !stacked && (
        <RulesTable caption={t("moves.caption")} heads={heads.map((head) => t(`moves.${head}`))}>
          {list.map((move) => (
            <MoveRow key={move.clock_id} move={move} />
          ))}
        </RulesTable>
      )}
      {list.length < counted && list.length >= 500 && (
        <p className={styles.hint}>{t("moves.more", { n: list.length })}</p>
      )}
    </div>
  );
}

function MoveRow({ move }: { move: Move }) {
  const clock = useClockName();
  return (
    <tr>
      <th scope="row">
        <Item move={move} />
      </th>
      <td>{clock(move.clock)}</td>
      <td className={styles.date}>{dayText(move.from)}</td>
      <td className={styles.date}>
        <After move={move} />
      </td>
      <td>
        <Remarks move={move} />
      </td>
    </tr>
  );
}

/** The same for a narrow screen, where the new date must not lie beside it. */
function MoveCard({ move }: { move: Move }) {
  const { t } = useTranslation("rules");
  const clock = useClockName();
  return (
    <li className={styles.card}>
      <Item move={move} />
      <p>
        {clock(move.clock)} {dayText(move.from)} {move.from !== move.to && t("moves.becomes")}{" "}
        <After move={move} />
      </p>
      <Remarks move={move} />
    </li>
  );
}

function Item({ move: { number_text, title, unit_name } }: { move: Move }) {
  return (
    <>
      <strong>
        {number_text} {title}
      </strong>
      {unit_name && <p className={styles.hint}>{unit_name}</p>}
    </>
  );
}

function After({ move }: { move: Move }) {
  const { t } = useTranslation("rules");
  return move.from === move.to ? t("moves.same") : <strong>{dayText(move.to)}</strong>;
}

function Remarks({ move }: { move: Move }) {
  const { t } = useTranslation("rules");
  const { law_from, law_to } = move;
  const law = law_from && law_to && law_from !== law_to;
  return (
    <>
      {move.breached && <p>{t("moves.kept")}</p>}
      {move.late && <p className={styles.late}>{t("moves.late")}</p>}
      {move.settled && <p>{t("moves.final")}</p>}
      {move.provisional && <p>{t("moves.provisional")}</p>}
      {law && <p>{t("moves.law", { from: dayText(law_from), to: dayText(law_to) })}</p>}
    </>
  );
}
