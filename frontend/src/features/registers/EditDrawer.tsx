import { App, Button, Drawer, Form } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { type IdempotencyKey, useIdempotencyKey } from "../../api/idempotency";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";

interface Props<T> {
  title: string;
  initial: Partial<T>;
  onSave: (values: T, key: ReturnType<IdempotencyKey["header"]>) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** One entry of a register in a form at the side; what the server refuses is told at its field. */
export function EditDrawer<T extends object>({ title, initial, onSave, onClose, children }: Props<T>) {
  const { t } = useTranslation(["registers", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<T>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useIdempotencyKey();

  const submit = async (values: T) => {
    setBusy(true);
    setError(null);
    try {
      await onSave(values, key.header());
      key.done();
      message.success(t("saved"));
      onClose();
    } catch (failure) {
      setError(failure);
      applyProblem(form, failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer
      open
      title={title}
      size="min(100vw, 30rem)"
      mask={{ closable: false }}
      onClose={onClose}
      footer={
        <Button type="primary" loading={busy} onClick={form.submit}>
          {t("common:save")}
        </Button>
      }
    >
      <ProblemAlert error={error} />
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
        {children}
      </Form>
    </Drawer>
  );
}

/** The rule of an input that must not stay empty. */
export function useNeeded(): (label: string) => object[] {
  const { t } = useTranslation("common");
  return (label) => [{ required: true, whitespace: true, message: t("required", { label }) }];
}
