import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import styles from "./Drafts.module.css";
import { clipboardText, pasteClean, requestsOf } from "./paste";
import { countOf, newPoint, type Point } from "./text";

interface Props {
  points: Point[];
  problem?: string;
  onChange: (points: Point[]) => void;
}

const idOf = (index: number, point: Point) => (index === 0 ? "draft-points" : `draft-point-${point.key}`);

/** The numbered requests: each is answered on its own, so each has its own input. */
export function PointsField({ points, problem, onChange }: Props) {
  const { t } = useTranslation("drafts");
  const [said, setSaid] = useState("");
  const wanted = useRef<string | null>(null);

  // The input that is to have the focus exists only after the change.
  useLayoutEffect(() => {
    const index = points.findIndex(({ key }) => key === wanted.current);
    const point = points[index];
    wanted.current = null;
    if (point) document.getElementById(idOf(index, point))?.focus();
  }, [points]);

  const write = (key: string, text: string) =>
    onChange(points.map((point) => (point.key === key ? { ...point, text } : point)));
  const add = (after: number) => {
    const added = newPoint();
    wanted.current = added.key;
    onChange(spliced(points, after + 1, 0, added));
  };
  const move = (from: number, to: number) => {
    const point = points[from];
    if (!point || to < 0 || to >= points.length) return;
    wanted.current = point.key;
    onChange(spliced(spliced(points, from, 1), to, 0, point));
    setSaid(t("moved", { no: to + 1 }));
  };
  const remove = (index: number) => {
    const rest = spliced(points, index, 1);
    const left = rest.length > 0 ? rest : [newPoint()];
    wanted.current = left[Math.max(0, index - 1)]?.key ?? null;
    onChange(left);
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>, index: number, point: Point) => {
    const requests = requestsOf(clipboardText(event.clipboardData));
    if (!requests) return pasteClean(event, (text) => write(point.key, text));
    event.preventDefault();
    const pasted = requests.map(newPoint);
    const empty = point.text.trim() === "";
    wanted.current = pasted.at(-1)?.key ?? null;
    onChange(spliced(points, empty ? index : index + 1, empty ? 1 : 0, ...pasted));
    setSaid(t("split", { count: requests.length }));
  };
  const press = (event: KeyboardEvent, index: number) => {
    const act = keyAction(event);
    if (!act) return;
    event.preventDefault();
    if (act === "add") add(index);
    else move(index, act === "up" ? index - 1 : index + 1);
  };

  return (
    <fieldset className={styles.group} aria-describedby="draft-points-notes">
      <legend>{t("points")}</legend>
      <div id="draft-points-notes">
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <p className={styles.hint}>{t("pointsHint")}</p>
        <p className={`${styles.hint} ${styles.desk}`}>{t("pointsKeys")}</p>
      </div>
      <ol className={styles.points}>
        {points.map((point, index) => (
          <li key={point.key} className={styles.point}>
            <div className={styles.labelRow}>
              <label htmlFor={idOf(index, point)}>{t("point", { no: index + 1 })}</label>
              <span className={styles.count}>{t("count", { count: countOf(point.text) })}</span>
            </div>
            <Input.TextArea
              id={idOf(index, point)}
              value={point.text}
              autoSize={{ minRows: 2, maxRows: 16 }}
              onChange={(event) => write(point.key, event.target.value)}
              onPaste={(event) => paste(event, index, point)}
              onKeyDown={(event) => press(event, index)}
            />
            <div className={styles.pointButtons}>
              <Button
                icon={<ArrowUpOutlined />}
                aria-label={t("moveUp", { no: index + 1 })}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              />
              <Button
                icon={<ArrowDownOutlined />}
                aria-label={t("moveDown", { no: index + 1 })}
                disabled={index === points.length - 1}
                onClick={() => move(index, index + 1)}
              />
              <Button
                icon={<DeleteOutlined />}
                aria-label={t("removePoint", { no: index + 1 })}
                disabled={points.length === 1 && point.text === ""}
                onClick={() => remove(index)}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button block icon={<PlusOutlined />} onClick={() => add(points.length - 1)}>
        {t("addPoint")}
      </Button>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </fieldset>
  );
}

function spliced(points: Point[], at: number, gone: number, ...added: Point[]): Point[] {
  return [...points.slice(0, at), ...added, ...points.slice(at + gone)];
}

function keyAction(event: KeyboardEvent): "add" | "up" | "down" | null {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return "add";
  if (event.altKey && event.key === "ArrowUp") return "up";
  if (event.altKey && event.key === "ArrowDown") return "down";
  return null;
}
