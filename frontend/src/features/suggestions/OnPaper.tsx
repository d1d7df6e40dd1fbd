import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";

import type { AttachmentRef, Suggestion } from "../../api/core";
import type { components } from "../../api/schema";
import { TextField } from "../../components/fields";
import { UnitSelect } from "../../components/UnitSelect";
import { useWords } from "../../lib/useWords";
import { ActionButton } from "./ActionButton";
import type { Target } from "./api";
import { DeputyField } from "./DeputyField";
import { post } from "./post";
import { ScanField } from "./ScanField";

type PaperForm = components["schemas"]["suggestion.PaperForm"];

interface Values {
  deputy_id: number;
  scans: AttachmentRef[];
  reason?: string;
  agree?: boolean;
  unit_id?: number;
}

interface Kind {
  send: (
    to: Target,
    values: Values,
    paper: components["schemas"]["suggestion.OnPaper"],
    textNo: number,
  ) => Promise<unknown>;
  reason?: "optional" | "required";
  /** Two answers are possible; the words for them. */
  choice?: "decision" | "contact";
  unit?: boolean;
}

const decide: Kind = {
  send: (to, { agree = false, reason = "" }, on_paper) =>
    post("/requests/{id}/decide")(to, { agree, reason, on_paper }),
  choice: "decision",
  reason: "optional",
};

/** What the office takes down of each action of a deputy; the server says which of them, and for whom. */
const kinds: Record<string, Kind> = {
  confirm_signature: {
    send: (to, _, on_paper, text_no) =>
      post("/suggestions/{id}/signature/confirm")(to, { text_no, on_paper }),
  },
  decline_signature: {
    send: (to, { reason = "" }, on_paper) =>
      post("/suggestions/{id}/signature/decline")(to, { reason, on_paper }),
    reason: "optional",
  },
  withdraw_signature: {
    send: (to, { reason = "" }, on_paper) =>
      post("/suggestions/{id}/signature/withdraw")(to, { reason, on_paper }),
    reason: "optional",
  },
  ask_withdrawal: {
    send: (to, { reason = "" }, on_paper) =>
      post("/suggestions/{id}/withdrawal-request")(to, { reason, on_paper }),
    reason: "required",
  },
  take_back: {
    send: (to, { reason = "" }, on_paper) => post("/requests/{id}/take-back")(to, { reason, on_paper }),
    reason: "optional",
  },
  object_to_assignment: {
    send: (to, { reason = "", unit_id }, on_paper) =>
      post("/assignments/{id}/objection")(to, { reason, unit_id, on_paper }),
    reason: "required",
    unit: true,
  },
  confirm_contact: {
    send: (to, { agree, reason = "" }, on_paper) =>
      agree
        ? post("/communications/{id}/confirm")(to, { on_paper })
        : post("/communications/{id}/dispute")(to, { reason, on_paper }),
    choice: "contact",
    reason: "optional",
  },
  consent_withdrawal: decide,
  consent_split: decide,
};

export interface PaperProps {
  item: Suggestion;
  /** What is acted on: the item, an assignment, a contact or a request. */
  id: number;
  forms: PaperForm[];
  /** The unit that it concerns, where there are several. */
  of?: string;
}

/** What the office may enter of a thing from a deputy's signed paper, each with its form and the scan. */
export function PaperForms({ item, id, forms, of }: PaperProps) {
  return forms.map((form) => {
    const kind = kinds[form.action];
    return kind && <OnePaper key={form.action} item={item} id={id} form={form} kind={kind} of={of} />;
  });
}

function OnePaper({ item, id, form, kind, of }: Omit<PaperProps, "forms"> & { form: PaperForm; kind: Kind }) {
  const { t } = useTranslation("onPaper");
  const word = useWords();
  // As a task it is to answer; the paper says yes.
  const what = form.action === "confirm_signature" ? t("signature") : word("action", form.action);
  const textNo = item.content.version_no;
  return (
    <ActionButton<Values>
      label={of ? t("buttonOf", { what, unit: of }) : t("button", { what })}
      title={t("title", { what })}
      hint={
        <>
          <p>{t("hint")}</p>
          {form.action === "confirm_signature" && <p>{t("text", { no: textNo, title: item.title })}</p>}
        </>
      }
      okText={t("ok")}
      id={id}
      version={item.version}
      initial={form.deputies.length === 1 ? { deputy_id: form.deputies[0]?.id } : undefined}
      send={(to, values) =>
        kind.send(
          to,
          values,
          { deputy_id: values.deputy_id, attachment_ids: values.scans.map((scan) => scan.id) },
          textNo,
        )
      }
    >
      <DeputyField
        label={t("deputy")}
        deputies={form.deputies.map((one) => ({ value: one.id, label: one.name }))}
      />
      {kind.choice && <AnswerField kind={kind.choice} />}
      {kind.reason && <ReasonField required={kind.reason === "required"} onRefusal={Boolean(kind.choice)} />}
      {kind.unit && <UnitField />}
      <ScanField name="scans" label={t("scan")} missing={t("missing")} />
    </ActionButton>
  );
}

/** Which of two answers the paper gives; none is chosen beforehand. */
function AnswerField({ kind }: { kind: "decision" | "contact" }) {
  const { t } = useTranslation(["onPaper", "common"]);
  const label = t("answer");
  return (
    <Form.Item
      name="agree"
      label={label}
      rules={[{ required: true, message: t("common:requiredChoice", { label }) }]}
    >
      <Radio.Group
        aria-label={label}
        options={[
          { value: true, label: t(`${kind}.yes`) },
          { value: false, label: t(`${kind}.no`) },
        ]}
      />
    </Form.Item>
  );
}

/** Why, as the paper says; a refusal needs it. */
function ReasonField({ required, onRefusal }: { required: boolean; onRefusal: boolean }) {
  const { t } = useTranslation("onPaper");
  const refused = Form.useWatch("agree") === false;
  return (
    <TextField
      name="reason"
      label={t("reason")}
      rows={3}
      max={1000}
      required={required || (onRefusal && refused)}
    />
  );
}

function UnitField() {
  const { t } = useTranslation(["requests", "common"]);
  return (
    <Form.Item name="unit_id" label={`${t("objectUnit")}${t("common:optional")}`}>
      <UnitSelect />
    </Form.Item>
  );
}
