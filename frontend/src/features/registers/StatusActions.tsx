import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useIdempotencyKey } from "../../api/idempotency";
import { ProblemAlert } from "../../components/ProblemAlert";
import { dayOf } from "../../lib/date";
import { applyProblem } from "../../lib/formProblem";
import { type Deputy, type StatusChange, useChangeStatus } from "./api";
import styles from "./Registers.module.css";

const possible: Record<Deputy["status"], StatusChange[]> = {
  active: ["suspend", "terminate"],
  suspended: ["restore", "terminate"],
  terminated: [],
};

/** The changes of status that a deputy's present one leaves open. */
export function StatusActions({ deputy }: { deputy: Deputy }) {
  const { t } = useTranslation("registers");
  const [asked, setAsked] = useState<StatusChange | null>(null);
  return (
    <>
      {possible[deputy.status].map((to) => (
        <Button
          key={to}
          size="small"
          type={to === "restore" ? "default" : "text"}
          aria-label={t(`${to}Label`, { name: deputy.name })}
          onClick={() => setAsked(to)}
        >
          {t(to)}
        </Button>
      ))}
      {asked && <ChangeDialog deputy={deputy} to={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Asks why and since when, and says what follows from it. */
function ChangeDialog({ deputy, to, onClose }: { deputy: Deputy; to: StatusChange; onClose: () => void }) {
  const { t } = useTranslation(["registers", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string; date: string }>();
  const change = useChangeStatus();
  const key = useIdempotencyKey();
  const today = dayOf(new Date());
  const { id, name, version } = deputy;

  const run = ({ reason, date }: { reason: string; date: string }) =>
    change.mutate(
      { id, version, to, reason: reason.trim(), date, key: key.header() },
      {
        onSuccess: () => {
          key.done();
          message.success(t(`${to}Done`));
          onClose();
        },
        onError: (error) => applyProblem(form, error),
      },
    );
  return (
    <Modal
      open
      title={t(`${to}Title`, { name })}
      okText={t(to)}
      okButtonProps={{ danger: to !== "restore" }}
      cancelText={t("common:cancel")}
      confirmLoading={change.isPending}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ date: today }} onFinish={run}>
        <p className={styles.explained}>{t(`${to}Hint`)}</p>
        <Form.Item
          name="reason"
          label={t("common:reason")}
          rules={[{ required: true, whitespace: true, message: t("common:reasonRequired") }]}
        >
          <Input.TextArea rows={3} maxLength={200} placeholder={t(`${to}Reason`)} />
        </Form.Item>
        <Form.Item
          name="date"
          label={t("effectiveOn")}
          rules={[{ required: true, message: t("common:required", { label: t("effectiveOn") }) }]}
        >
          <Input type="date" max={today} />
        </Form.Item>
      </Form>
      <ProblemAlert error={change.error} />
    </Modal>
  );
}
