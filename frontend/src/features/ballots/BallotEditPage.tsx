import { Button, Checkbox, Form, Input, InputNumber, Radio, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";

import { useIdempotencyKey } from "../../api/idempotency";
import { ApiError } from "../../api/problem";
import { Loaded } from "../../components/Loaded";
import { Page } from "../../components/Page";
import { Panel } from "../../components/Panel";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { type Ballot, change, create, type Plan, useBallot, useDefaults, useRefresh } from "./api";
import styles from "./Ballots.module.css";
import { SubjectsField } from "./SubjectsField";
import { VotersField } from "./VotersField";

/** Prepares a ballot, or changes one that is not open yet. */
export function BallotEditPage() {
  const { t } = useTranslation("ballots");
  const id = Number(useParams().id ?? 0);
  const ballot = useBallot(id);
  const rules = useDefaults();
  return (
    <Page title={t(id ? "editTitle" : "create")} hint={t("editHint")}>
      <Loaded query={rules} rows={12}>
        {({ ballots }) =>
          id ? (
            <Loaded query={ballot} rows={12}>
              {(known) => (
                <Editor key={known.version} known={known} borrowed={false} initial={planOf(known)} />
              )}
            </Loaded>
          ) : (
            <Editor
              borrowed={ballots.borrowed}
              initial={{
                about: "suggestion",
                occasion: "meeting",
                voters: "cards",
                quorum: { kind: ballots.quorum_kind, n: ballots.quorum_n },
                blank: ballots.blank,
                abstention: ballots.abstention,
                subject_ids: [],
                voter_ids: [],
              }}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

/** An instant as the browser's own picker writes it, in Beijing time. */
const inputOf = (at: string | null) =>
  at ? new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16) : "";

const planOf = (ballot: Ballot): Plan => ({
  title: ballot.title,
  instructions: ballot.instructions,
  about: ballot.about,
  subject_ids: ballot.subjects.map((one) => one.suggestion_id || one.unit_id),
  occasion: ballot.occasion,
  opens_at: inputOf(ballot.turnout.opens_at),
  closes_at: inputOf(ballot.turnout.closes_at),
  voters: ballot.voters,
  voter_ids: ballot.listed.map((one) => one.id),
  quorum: ballot.quorum,
  blank: ballot.blank,
  abstention: ballot.abstention,
});

interface EditorProps {
  known?: Ballot;
  initial: Partial<Plan>;
  /** The defaults are not confirmed by the congress. */
  borrowed: boolean;
}

function Editor({ known, initial, borrowed }: EditorProps) {
  const { t } = useTranslation(["ballots", "common"]);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const key = useIdempotencyKey();
  const [form] = Form.useForm<Plan>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const about = Form.useWatch("about", form) ?? initial.about ?? "suggestion";
  const voters = Form.useWatch("voters", form) ?? initial.voters;
  const occasion = Form.useWatch("occasion", form) ?? initial.occasion;
  const quorum = Form.useWatch(["quorum", "kind"], form) ?? initial.quorum?.kind;

  const save = async (values: Plan) => {
    const plan = {
      ...values,
      instructions: values.instructions ?? "",
      voter_ids: values.voter_ids ?? [],
      opens_at: values.opens_at ?? "",
      closes_at: values.closes_at ?? "",
      quorum: { kind: values.quorum.kind, n: values.quorum.n ?? 0 },
    };
    setBusy(true);
    setError(null);
    try {
      const { id } = known ? await change(known, plan) : await create(key.header(), plan);
      key.done();
      await refresh();
      navigate(`/ballots/${id}`);
    } catch (failure) {
      if (failure instanceof ApiError) key.done();
      setError(failure);
      applyProblem(form, failure);
      setBusy(false);
    }
  };
  const required = (label: string) => [{ required: true, message: t("common:required", { label }) }];
  const radio = (name: "about" | "occasion" | "voters" | "blank", options: string[]) => (
    <Radio.Group
      aria-label={t(`field.${name}`)}
      className={styles.choices}
      options={options.map((value) => ({
        value,
        label: t(`choice.${name}.${value}` as "choice.about.unit"),
      }))}
      onChange={name === "about" ? () => form.setFieldsValue({ subject_ids: [] }) : undefined}
    />
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      className={styles.editor}
      onFinish={save}
    >
      <Panel title={t("part.what")}>
        <Form.Item name="title" label={t("field.title")} rules={required(t("field.title"))}>
          <Input maxLength={100} autoComplete="off" placeholder={t("titleExample")} />
        </Form.Item>
        <Form.Item name="about" label={t("field.about")}>
          {radio("about", ["suggestion", "unit"])}
        </Form.Item>
        <Form.Item
          name="subject_ids"
          label={t(`field.subjects.${about}`)}
          rules={[{ required: true, type: "array", min: 1, message: t("chooseSubjects") }]}
        >
          <SubjectsField
            key={about}
            about={about}
            known={
              known?.about === about
                ? known.subjects.map((one) => ({
                    id: one.suggestion_id || one.unit_id,
                    label: one.label,
                    detail: one.detail,
                  }))
                : []
            }
          />
        </Form.Item>
      </Panel>
      <Panel title={t("part.how")}>
        <div className={styles.pair}>
          <Form.Item name="voters" label={t("field.voters")} extra={t("votersHint")}>
            {radio("voters", ["cards", "deputies", "listed"])}
          </Form.Item>
          <Form.Item name="occasion" label={t("field.occasion")}>
            {radio("occasion", ["meeting", "days"])}
          </Form.Item>
          {occasion === "days" && (
            <>
              <Form.Item name="opens_at" label={t("field.opensAt")} rules={required(t("field.opensAt"))}>
                <Input type="datetime-local" />
              </Form.Item>
              <Form.Item name="closes_at" label={t("field.closesAt")} rules={required(t("field.closesAt"))}>
                <Input type="datetime-local" />
              </Form.Item>
            </>
          )}
        </div>
        {voters === "listed" && (
          <Form.Item
            name="voter_ids"
            label={t("field.listed")}
            extra={t("listedHint")}
            rules={[{ required: true, type: "array", min: 3, message: t("chooseVoters") }]}
          >
            <VotersField known={known?.listed ?? []} />
          </Form.Item>
        )}
        <Form.Item name="instructions" label={`${t("field.instructions")}${t("common:optional")}`}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Panel>
      <Panel title={t("part.count")} extra={borrowed && <Tag color="warning">{t("borrowed")}</Tag>}>
        {borrowed && <p className={styles.hint}>{t("borrowedHint")}</p>}
        <div className={styles.pair}>
          <Form.Item name={["quorum", "kind"]} label={t("field.quorum")} extra={t("quorumHint")}>
            <Radio.Group
              aria-label={t("field.quorum")}
              className={styles.choices}
              options={(["majority", "percent", "count"] as const).map((value) => ({
                value,
                label: t(`choice.quorum.${value}`),
              }))}
            />
          </Form.Item>
          {quorum !== "majority" && (
            <Form.Item
              name={["quorum", "n"]}
              label={t(quorum === "count" ? "field.quorumCount" : "field.quorumPercent")}
              rules={required(t("field.quorum"))}
            >
              <InputNumber min={1} max={quorum === "count" ? 100_000 : 100} precision={0} />
            </Form.Item>
          )}
          <Form.Item name="blank" label={t("field.blank")} extra={t("blankHint")}>
            {radio("blank", ["abstain", "invalid"])}
          </Form.Item>
          <Form.Item name="abstention" valuePropName="checked">
            <Checkbox>{t("field.abstention")}</Checkbox>
          </Form.Item>
        </div>
      </Panel>
      <ProblemAlert error={error} />
      <div className={styles.bar}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("save")}
        </Button>
        <Button onClick={() => navigate(known ? `/ballots/${known.id}` : "/ballots")}>
          {t("common:cancel")}
        </Button>
        <span className={styles.quiet}>{t("saveHint")}</span>
      </div>
    </Form>
  );
}
