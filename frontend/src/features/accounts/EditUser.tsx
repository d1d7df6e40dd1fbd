import { App, Form, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { User } from "../../api/contract";
import { Loaded } from "../../components/Loaded";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { type Account, useAccount, useUpdateUser } from "./api";
import { NameField, PhoneField, WechatField } from "./PersonFields";

/** Corrects how a person is called and reached. */
export function EditUser({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation(["accounts", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<Pick<Account, "name" | "phone" | "wechat">>();
  const account = useAccount(user.id);
  const update = useUpdateUser();
  const submit = (values: Pick<Account, "name" | "phone" | "wechat">) =>
    account.data &&
    update.mutate(
      { id: user.id, version: account.data.version, ...values },
      {
        onSuccess: () => {
          message.success(t("updated"));
          onClose();
        },
        onError: (error) => applyProblem(form, error),
      },
    );
  return (
    <Modal
      open
      title={t("editTitle", { name: user.name })}
      okText={t("common:save")}
      okButtonProps={{ disabled: !account.data }}
      cancelText={t("common:cancel")}
      confirmLoading={update.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <ProblemAlert error={update.error} />
      <Loaded query={account} rows={3}>
        {({ login_name, name, phone, wechat }) => (
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ name, phone, wechat }}
            onFinish={submit}
          >
            <p>{t("editHint", { login: login_name })}</p>
            <NameField />
            <PhoneField />
            <WechatField />
          </Form>
        )}
      </Loaded>
    </Modal>
  );
}
