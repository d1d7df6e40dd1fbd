import { App, Form, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";

import type { Role, User } from "../../api/contract";
import { ProblemAlert } from "../../components/ProblemAlert";
import { SearchSelect } from "../../components/SearchSelect";
import { useFirstFocus } from "../../lib/firstFocus";
import { applyProblem } from "../../lib/formProblem";
import { roles } from "../../lib/roles";
import { type Grant, useCommittees, useDeputyNames, useGrant, useUnits } from "./api";

const inUnit: Role[] = ["clerk", "reviewer", "signer"];

/** Gives a person one more role; which roles exclude each other is the server's to say. */
export function GrantRole({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation(["roles", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<Grant>();
  const role = Form.useWatch("role", form);
  const grant = useGrant(user.id);
  const panel = useFirstFocus(true);
  const needsUnit = role !== undefined && inUnit.includes(role);

  const submit = (values: Grant) =>
    grant.mutate(values, {
      onSuccess: () => {
        message.success(t("granted"));
        onClose();
      },
      onError: (error) => applyProblem(form, error),
    });

  return (
    <Modal
      open
      panelRef={panel}
      title={t("grantTitle", { name: user.name })}
      okText={t("grant")}
      cancelText={t("common:cancel")}
      confirmLoading={grant.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={submit} requiredMark={false}>
        <Form.Item
          name="role"
          label={t("role")}
          rules={[{ required: true, message: t("common:requiredChoice", { label: t("role") }) }]}
        >
          <Select options={roles.map((value) => ({ value, label: t(`common:role.${value}`) }))} />
        </Form.Item>
        {role === "deputy" && (
          <Form.Item
            name="deputy_id"
            label={t("deputy")}
            extra={t("deputyHint")}
            rules={[{ required: true, message: t("common:requiredChoice", { label: t("deputy") }) }]}
          >
            <SearchSelect<number>
              useFound={useDeputyNames}
              placeholder={t("deputyPlaceholder")}
              nothing={t("deputyNone")}
            />
          </Form.Item>
        )}
        {role === "committee" && (
          <Form.Item
            name="committee_id"
            label={t("committee")}
            extra={t("committeeHint")}
            rules={[{ required: true, message: t("common:requiredChoice", { label: t("committee") }) }]}
          >
            <SearchSelect<number>
              useFound={useCommittees}
              placeholder={t("committeePlaceholder")}
              nothing={t("committeeNone")}
            />
          </Form.Item>
        )}
        {needsUnit && (
          <Form.Item
            name="unit_id"
            label={t("unit")}
            extra={t("unitHint")}
            rules={[{ required: true, message: t("common:requiredChoice", { label: t("unit") }) }]}
          >
            <SearchSelect<number>
              useFound={useUnits}
              placeholder={t("unitPlaceholder")}
              nothing={t("unitNone")}
            />
          </Form.Item>
        )}
      </Form>
      <ProblemAlert error={grant.error} />
    </Modal>
  );
}
