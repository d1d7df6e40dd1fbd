import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { ConfirmButton } from "../../components/ConfirmButton";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { dayOf } from "../../lib/date";
import { applyProblem } from "../../lib/formProblem";
import { type Preset, type Publication, previewRules, type RuleData, useEdited } from "./api";
import { BallotsField } from "./BallotsField";
import { LimitsField } from "./LimitsField";
import { ClassesField, OptionsFields, RatingsField } from "./ListFields";
import { PublishDialog, type Review } from "./PublishDialog";
import styles from "./RulesPage.module.css";
import { SupervisionField } from "./SupervisionField";
import { FiguresField, GatesField, LightsField, RemindersField } from "./WarningFields";

/** The next version of the rules, written on the newest one. */
export function RulesEditPage() {
  const { t } = useTranslation("rules");
  const query = useEdited();
  const version = query.data?.version;
  const hint = version ? t("edit.hint", { version }) : version === 0 && t("edit.first");
  return (
    <Page title={t("edit.title")} hint={hint}>
      <Loaded query={query} rows={14}>
        {({ version, rules, preset }) => (
          <Editor key={version} version={version} rules={rules} preset={preset} />
        )}
      </Loaded>
    </Page>
  );
}

/** Limits that these rules do not have yet stand empty among the others. */
function withUnset(limits: RuleData["limits"], preset: Preset): RuleData["limits"] {
  const unset = {
    term: null,
    in_session_term: null,
    extended_term: null,
    roll: true,
    borrowed: false,
    source: "",
  };
  const missing = Object.keys(preset.rules.limits).filter((clock) => !limits[clock]);
  return structuredClone({ ...limits, ...Object.fromEntries(missing.map((clock) => [clock, unset])) });
}

type Fields = RuleData & { valid_from: string; note: string };

interface EditorProps {
  version: number;
  rules: RuleData;
  preset: Preset;
}

function Editor({ version, rules, preset }: EditorProps) {
  const { t } = useTranslation("rules");
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [review, setReview] = useState<Review | null>(null);
  const today = dayOf(new Date());
  const refused = (failure: unknown) => {
    setError(failure);
    applyProblem(form, failure);
  };
  const look = async () => {
    // The store holds what has no field as well: where a limit was taken from.
    const body: Publication = { ...(form.getFieldsValue(true) as Fields), base_version: version };
    setBusy(true);
    setError(null);
    try {
      setReview({ body, ...(await previewRules(body)) });
    } catch (failure) {
      refused(failure);
    }
    setBusy(false);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.editor}
      initialValues={{
        ...structuredClone(rules),
        limits: withUnset(rules.limits, preset),
        valid_from: today,
        note: "",
      }}
      onFinish={() => void look()}
    >
      <Panel
        title={t("edit.start")}
        extra={
          <ConfirmButton
            title={t("restoreAll")}
            hint={t("restoreAllHint")}
            onConfirm={async () => form.setFieldsValue(structuredClone(preset.rules))}
          >
            {t("restoreAll")}
          </ConfirmButton>
        }
      >
        <div className={styles.start}>
          <Form.Item
            name="valid_from"
            label={t("edit.validFrom")}
            extra={t("edit.validFromHint")}
            rules={[{ required: true, message: t("edit.required") }]}
          >
            <Input type="date" min={today} />
          </Form.Item>
          <Form.Item name="note" label={t("edit.note")} extra={t("edit.noteHint")}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      </Panel>
      <LimitsField preset={preset} />
      <ClassesField preset={preset} />
      <RatingsField />
      <GatesField />
      <LightsField />
      <RemindersField />
      <FiguresField />
      <SupervisionField />
      <BallotsField />
      <OptionsFields />
      <ProblemAlert error={error} />
      <div className={styles.bar}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("edit.review")}
        </Button>
        <Button onClick={() => navigate("/rules")}>{t("edit.cancel")}</Button>
        <span className={styles.hint}>{t("edit.dirty")}</span>
      </div>
      {review && (
        <PublishDialog
          review={review}
          onClose={() => setReview(null)}
          onPublished={() => navigate("/rules")}
        />
      )}
    </Form>
  );
}
