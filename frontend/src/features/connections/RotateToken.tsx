import { Form, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";

import type { ApiToken, ApiTokenRenewal } from "../../api/contract";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { useRotateToken } from "./api";
import styles from "./Connections.module.css";
import { PasswordAgain } from "./PasswordAgain";

/** How many hours the former secret may hold on. */
const overlaps = { none: 0, hour: 1, day: 24 };

interface Props {
  token: ApiToken;
  onClose: () => void;
  onMade: (token: string) => void;
}

/** Gives a token a new secret; the person says how long the former one holds on. */
export function RotateToken({ token, onClose, onMade }: Props) {
  const { t } = useTranslation(["connections", "common"]);
  const [form] = Form.useForm<ApiTokenRenewal>();
  const rotate = useRotateToken(token.id);

  const submit = (values: ApiTokenRenewal) =>
    rotate.mutate(values, {
      onSuccess: ({ token }) => {
        onClose();
        onMade(token);
      },
      onError: (error) => applyProblem(form, error),
    });

  return (
    <Modal
      open
      title={t("tokens.rotateTitle", { name: token.name })}
      okText={t("tokens.rotate")}
      cancelText={t("common:cancel")}
      confirmLoading={rotate.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className={styles.hint}>{t("tokens.rotateHint")}</p>
      <ProblemAlert error={rotate.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ overlap_hours: 24 }}
        onFinish={submit}
      >
        <Form.Item name="overlap_hours" label={t("tokens.overlap")}>
          <Radio.Group
            options={Object.entries(overlaps).map(([name, value]) => ({
              value,
              label: t(`tokens.overlaps.${name as "none"}`),
            }))}
          />
        </Form.Item>
        <PasswordAgain />
      </Form>
    </Modal>
  );
}
