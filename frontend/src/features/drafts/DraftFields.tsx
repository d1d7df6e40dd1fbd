import { Checkbox, Input, Radio } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";

import { AlikeWhileWriting } from "../../components/AlikeItems";
import { NativeSelect } from "../../components/NativeSelect";
import { AttachmentsField } from "./AttachmentsField";
import { useWritingRules } from "./api";
import styles from "./Drafts.module.css";
import { PointsField } from "./PointsField";
import { pasteClean } from "./paste";
import type { Problems } from "./problems";
import { countOf, type DraftText } from "./text";

interface Props {
  text: DraftText;
  problems: Problems;
  /** The item that is written, once it is kept. */
  except?: number;
  /** The text stands on a paper: what is said of its scan and of the choices on it. */
  paper?: { scans: string; scansHint: string; publicityHint: string };
  onChange: (part: Partial<DraftText>) => void;
}

const consents = ["full", "title_only", "none"] as const;

/** Every input of a suggestion, in the order in which it is read. */
export function DraftFields({ text, problems, except, paper, onChange }: Props) {
  const { t } = useTranslation(["drafts", "common"]);
  const rules = useWritingRules();
  const categories = (rules.data?.categories ?? []).map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <Field
        id="draft-title"
        label={t("title")}
        hint={t("titleHint")}
        problem={problems.title}
        counted={text.title}
      >
        <Input.TextArea
          id="draft-title"
          value={text.title}
          maxLength={100}
          rows={1}
          className={styles.title}
          autoComplete="off"
          aria-describedby="draft-title-notes"
          aria-invalid={Boolean(problems.title)}
          onChange={(event) => onChange({ title: inOneLine(event.target.value) })}
        />
      </Field>
      <AlikeWhileWriting own={besides(text, t("ownText"))} except={except} />
      <Field id="draft-category" label={t("category")} problem={problems.category}>
        <NativeSelect
          id="draft-category"
          value={text.category}
          placeholder={t("choose")}
          options={categories}
          aria-describedby="draft-category-notes"
          aria-invalid={Boolean(problems.category)}
          onChange={(category) => onChange({ category })}
        />
      </Field>
      <LongText
        name="situation"
        label={t("situation")}
        hint={t("situationHint")}
        value={text.situation}
        problem={problems.situation}
        onText={(situation) => onChange({ situation })}
      />
      <LongText
        name="analysis"
        label={t("analysis")}
        hint={t("analysisHint")}
        value={text.analysis}
        problem={problems.analysis}
        onText={(analysis) => onChange({ analysis })}
      />
      <PointsField
        points={text.points}
        problem={problems.points}
        onChange={(points) => onChange({ points })}
      />
      <AttachmentsField
        attachments={text.attachments}
        problem={problems.attachment_ids}
        label={paper?.scans}
        hint={paper?.scansHint}
        onChange={(attachments) => onChange({ attachments })}
      />
      <Field id="draft-units" label={t("units")} hint={t("unitsHint")} problem={problems.suggested_units}>
        <Input
          id="draft-units"
          value={text.suggested_units}
          maxLength={200}
          aria-describedby="draft-units-notes"
          onChange={(event) => onChange({ suggested_units: event.target.value })}
        />
      </Field>
      <fieldset className={styles.group}>
        <legend>{t("publicity")}</legend>
        <p className={styles.hint}>{paper?.publicityHint ?? t("publicityHint")}</p>
        <Radio.Group
          className={styles.radios}
          value={text.publicity_consent}
          options={consents.map((value, index) => ({
            value,
            label: t(`publicities.${value}`),
            id: index === 0 ? "draft-publicity_consent" : undefined,
          }))}
          onChange={(event) => onChange({ publicity_consent: event.target.value })}
        />
        {problems.publicity_consent && (
          <p className={styles.problem} role="alert">
            {problems.publicity_consent}
          </p>
        )}
      </fieldset>
      <Checkbox
        checked={text.reference_only}
        onChange={(event) => onChange({ reference_only: event.target.checked })}
      >
        {t("reference")}
      </Checkbox>
    </>
  );
}

/** What is written, as it is laid beside a similar item. */
const besides = ({ title, situation, analysis, points }: DraftText, number: string) => ({
  title,
  number,
  facts: [],
  situation,
  analysis,
  points: points.map((point) => point.text).filter(Boolean),
});

/** A title wraps on a narrow screen, but has no lines of its own, whatever is typed or pasted. */
const inOneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, "");

interface LongTextProps {
  name: "situation" | "analysis";
  label: string;
  hint: string;
  value: string;
  problem?: string;
  onText: (text: string) => void;
}

function LongText({ name, label, hint, value, problem, onText }: LongTextProps) {
  const id = `draft-${name}`;
  return (
    <Field id={id} label={label} hint={hint} problem={problem} counted={value}>
      <Input.TextArea
        id={id}
        value={value}
        autoSize={{ minRows: 4, maxRows: 24 }}
        aria-describedby={`${id}-notes`}
        aria-invalid={Boolean(problem)}
        onChange={(event) => onText(event.target.value)}
        onPaste={(event) => pasteClean(event, onText)}
      />
    </Field>
  );
}

/** What the inputs of a form say of themselves. */
export interface FieldProps {
  id: string;
  label: string;
  hint?: string;
  problem?: string;
  /** The text whose characters are counted. */
  counted?: string;
  children: ReactNode;
}

/** A labelled input with what is wrong with it and what helps to fill it in. */
export function Field({ id, label, hint, problem, counted, children }: FieldProps) {
  const { t } = useTranslation("drafts");
  const count = useId();
  return (
    <div className={styles.field}>
      <div className={styles.labelRow}>
        <label htmlFor={id}>{label}</label>
        {counted !== undefined && (
          <span id={count} className={styles.count}>
            {t("count", { count: countOf(counted) })}
          </span>
        )}
      </div>
      {children}
      <div id={`${id}-notes`}>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
    </div>
  );
}
