import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { Slip } from "../../api/contract";
import { useIdempotencyKey } from "../../api/idempotency";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { type NewUser, useCreateUser } from "./api";
import { NameField, PhoneField } from "./PersonFields";

interface Props {
  open: boolean;
  onClose: () => void;
  onCreated: (slip: Slip) => void;
}

/** Opens an account; its initial password comes back once, on a slip. */
export function CreateUser({ open, onClose, onCreated }: Props) {
  const { t } = useTranslation(["accounts", "common"]);
  const [form] = Form.useForm<NewUser>();
  const key = useIdempotencyKey();
  const create = useCreateUser();

  const submit = (values: NewUser) =>
    create.mutate(
      { ...values, phone: values.phone ?? "", key: key.header() },
      {
        onSuccess: ({ initial_password }) => {
          key.done();
          form.resetFields();
          onClose();
          onCreated({ login_name: values.login_name, name: values.name, initial_password });
        },
        onError: (error) => applyProblem(form, error),
      },
    );

  return (
    <Modal
      open={open}
      title={t("createTitle")}
      okText={t("create")}
      cancelText={t("common:cancel")}
      confirmLoading={create.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
      forceRender={open}
    >
      <ProblemAlert error={create.error} />
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <NameField />
        <Form.Item
          name="login_name"
          label={t("loginName")}
          extra={t("loginNameHint")}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9.-]{2,31}$/, message: t("loginNameRule") }]}
        >
          <Input maxLength={32} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <PhoneField />
      </Form>
    </Modal>
  );
}
