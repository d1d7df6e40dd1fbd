import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { Principal, SubstitutionRequest } from "../../api/contract";
import { FormSelect } from "../../components/FormSelect";
import { ProblemAlert } from "../../components/ProblemAlert";
import { dayOf, daysAfter } from "../../lib/date";
import { applyProblem } from "../../lib/formProblem";
import { useHatText } from "../../lib/useHatText";
import { useNameSubstitute } from "./api";

/** Names who takes a person's place, from which day to which; whom, the server offers. */
export function NameSubstitute({ principals, onClose }: { principals: Principal[]; onClose: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<SubstitutionRequest>();
  const hatText = useHatText();
  const name = useNameSubstitute();
  const chosen = Form.useWatch("principal_id", form);
  const principal = principals.find((one) => one.membership_id === chosen);
  const today = dayOf(new Date());
  const needed = (label: string) => [{ required: true, message: t("common:requiredChoice", { label }) }];
  const labelOf = (one: Principal) =>
    `${one.own ? t("substitutes.own", { name: one.name }) : one.name} · ${hatText(one)}`;

  const submit = (values: SubstitutionRequest) =>
    name.mutate(values, {
      onSuccess: () => {
        message.success(t("substitutes.named"));
        onClose();
      },
      onError: (error) => applyProblem(form, error),
    });

  return (
    <Modal
      open
      title={t("substitutes.nameTitle")}
      okText={t("substitutes.name")}
      cancelText={t("common:cancel")}
      confirmLoading={name.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <ProblemAlert error={name.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          principal_id: principals[0]?.membership_id,
          starts_on: today,
          ends_on: daysAfter(today, 6),
        }}
        onFinish={submit}
      >
        <Form.Item
          name="principal_id"
          label={t("substitutes.principal")}
          rules={needed(t("substitutes.principal"))}
        >
          <FormSelect
            showSearch={{ optionFilterProp: "label" }}
            options={principals.map((one) => ({ value: one.membership_id, label: labelOf(one) }))}
            onChange={() => form.setFieldValue("user_id", undefined)}
          />
        </Form.Item>
        <Form.Item
          name="user_id"
          label={t("substitutes.substitute")}
          rules={needed(t("substitutes.substitute"))}
          extra={principal?.candidates.length === 0 ? t("substitutes.noCandidates") : undefined}
        >
          <FormSelect
            showSearch={{ optionFilterProp: "label" }}
            options={principal?.candidates.map((one) => ({ value: one.user_id, label: one.name })) ?? []}
          />
        </Form.Item>
        <Form.Item
          name="starts_on"
          label={t("substitutes.startsOn")}
          rules={needed(t("substitutes.startsOn"))}
        >
          <Input type="date" min={today} />
        </Form.Item>
        <Form.Item
          name="ends_on"
          label={t("substitutes.endsOn")}
          extra={t("substitutes.daysHint")}
          dependencies={["starts_on"]}
          rules={[
            ...needed(t("substitutes.endsOn")),
            ({ getFieldValue }) => ({
              validator: (_, value?: string) =>
                !value || value >= (getFieldValue("starts_on") ?? "")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("substitutes.order"))),
            }),
          ]}
        >
          <Input type="date" min={today} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
