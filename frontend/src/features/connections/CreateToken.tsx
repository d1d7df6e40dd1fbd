import { Checkbox, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { ApiTokenRequest, Scope } from "../../api/contract";
import { useSession } from "../../api/session";
import { ProblemAlert } from "../../components/ProblemAlert";
import { dayOf, daysAfter } from "../../lib/date";
import { applyProblem } from "../../lib/formProblem";
import { useHatText } from "../../lib/useHatText";
import { useCreateToken } from "./api";
import { atLeastOne } from "./atLeastOne";
import styles from "./Connections.module.css";
import { PasswordAgain } from "./PasswordAgain";

const scopes: Scope[] = [
  "read:suggestions",
  "read:figures",
  "read:registers",
  "write:drafts",
  "write:handling",
];
const longest = 366;

interface Props {
  onClose: () => void;
  onMade: (token: string) => void;
}

/** Makes a token for the hat that is worn; the password is asked for again. */
export function CreateToken({ onClose, onMade }: Props) {
  const { t } = useTranslation(["connections", "common"]);
  const [form] = Form.useForm<ApiTokenRequest>();
  const { me } = useSession();
  const hatText = useHatText();
  const create = useCreateToken();
  const today = dayOf(new Date());
  const needed = (label: string) => [{ required: true, message: t("common:required", { label }) }];

  const submit = (values: ApiTokenRequest) =>
    create.mutate(values, {
      onSuccess: ({ token }) => {
        onClose();
        onMade(token);
      },
      onError: (error) => applyProblem(form, error),
    });

  return (
    <Modal
      open
      title={t("tokens.create")}
      okText={t("tokens.create")}
      cancelText={t("common:cancel")}
      confirmLoading={create.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {me?.hat && <p className={styles.hint}>{t("tokens.actsAs", { hat: hatText(me.hat) })}</p>}
      <ProblemAlert error={create.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ expires_on: daysAfter(today, 90) }}
        onFinish={submit}
      >
        <Form.Item
          name="name"
          label={t("tokens.name")}
          extra={t("tokens.nameHint")}
          rules={needed(t("tokens.name"))}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={t("tokens.scopes")}
          rules={[atLeastOne(t("common:requiredChoice", { label: t("tokens.scopes") }))]}
        >
          <Checkbox.Group className={styles.choices}>
            {scopes.map((scope) => {
              const key = scope.replace(":", "_") as "read_suggestions";
              return (
                <Checkbox key={scope} value={scope}>
                  {t(`tokens.scope.${key}.name`)}{" "}
                  <span className={styles.soft}>{t(`tokens.scope.${key}.hint`)}</span>
                </Checkbox>
              );
            })}
          </Checkbox.Group>
        </Form.Item>
        <Form.Item name="expires_on" label={t("tokens.expiresOn")} rules={needed(t("tokens.expiresOn"))}>
          <Input type="date" min={today} max={daysAfter(today, longest)} />
        </Form.Item>
        <PasswordAgain />
      </Form>
    </Modal>
  );
}
