import { Checkbox, Form } from "antd";
import { useTranslation } from "react-i18next";

import type { Suggestion } from "../../api/core";
import { TextField } from "../../components/fields";
import { SearchSelect } from "../../components/SearchSelect";
import { ActionButton } from "./ActionButton";
import { useMergeChoices } from "./api";
import styles from "./Combined.module.css";
import { type Body, post } from "./post";

interface Props {
  item: Suggestion;
}

interface MergeProps extends Props {
  /** Which other one, where that is known already. */
  into?: Suggestion;
  /** What the button says then. */
  label?: string;
}

/** The office asks its head to have an item handled together with another. */
export function AskMerge({ item, into, label: button }: MergeProps) {
  const { t } = useTranslation(["handling", "common"]);
  const label = t("merge.target");
  return (
    <ActionButton<Body<"/suggestions/{id}/merge-request">>
      label={button ?? t("merge.button")}
      okText={t("merge.button")}
      title={t("merge.title")}
      initial={into && { target_id: into.id }}
      hint={t("merge.hint")}
      id={item.id}
      version={item.version}
      send={post("/suggestions/{id}/merge-request")}
    >
      <Form.Item
        name="target_id"
        label={label}
        extra={t("merge.targetHint")}
        rules={[{ required: true, message: t("common:requiredChoice", { label }) }]}
      >
        <TargetSelect own={item.id} into={into} />
      </Form.Item>
      <TextField name="reason" label={t("merge.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}

interface TargetProps {
  own: number;
  into?: Suggestion;
  id?: string;
  value?: number;
  onChange?: (value: number) => void;
}

/** All but the item itself; the one that was compared keeps its name. */
function TargetSelect({ own, into, ...rest }: TargetProps) {
  const { t } = useTranslation("handling");
  const useOthers = (words: string) => useMergeChoices(words, own);
  return (
    <SearchSelect<number>
      {...rest}
      useFound={useOthers}
      known={into && [{ value: into.id, label: [into.number_text, into.title].filter(Boolean).join(" · ") }]}
      placeholder={t("merge.placeholder")}
      nothing={t("merge.nothing")}
    />
  );
}

/** The office asks the lead proposer to let some of the things asked become an item of their own. */
export function AskSplit({ item }: Props) {
  const { t } = useTranslation(["handling", "common", "suggestions"]);
  const label = t("split.points");
  return (
    <ActionButton<Body<"/suggestions/{id}/split-request">>
      label={t("split.button")}
      title={t("split.title")}
      hint={t("split.hint")}
      id={item.id}
      version={item.version}
      send={post("/suggestions/{id}/split-request")}
    >
      <Form.Item
        name="points"
        label={label}
        rules={[{ required: true, message: t("common:requiredChoice", { label }) }]}
      >
        <PointsChoice label={label} points={item.content.points} />
      </Form.Item>
      <TextField name="title" label={t("split.newTitle")} max={100} required />
      <TextField name="reason" label={t("split.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}

/** Takes the text of an item off the platform for good. */
export function MakeStub({ item }: Props) {
  const { t } = useTranslation("handling");
  return (
    <ActionButton<{ reason: string }>
      label={t("stub.button")}
      title={t("stub.title")}
      hint={t("stub.hint")}
      okText={t("stub.ok")}
      id={item.id}
      version={item.version}
      send={post("/suggestions/{id}/make-stub")}
      button={{ danger: true }}
    >
      <TextField
        name="reason"
        label={t("stub.reason")}
        hint={t("stub.reasonHint")}
        rows={2}
        max={1000}
        required
      />
    </ActionButton>
  );
}

interface PointsProps {
  label: string;
  points: Suggestion["content"]["points"];
  /** Given by the form, as far as a group of boxes may take it: it knows no "required". */
  id?: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
}

/** Chooses some of the requests. */
function PointsChoice({ label, points, id, value, onChange }: PointsProps) {
  const { t } = useTranslation("suggestions");
  return (
    <div id={id}>
      <Checkbox.Group
        aria-label={label}
        className={styles.points}
        value={value}
        onChange={onChange}
        options={points.map(({ id, no, text }) => ({
          value: id,
          label: `${t("item.point", { no })} ${text}`,
        }))}
      />
    </div>
  );
}
