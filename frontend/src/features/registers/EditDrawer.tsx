import { App, Button, Drawer, Form, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { type IdempotencyKey, useIdempotencyKey } from "../../api/idempotency";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";

interface Props<T> {
  title: string;
  initial: Partial<T>;
  /** What a change brings about that the form does not show; it is asked about before it is saved. */
  confirm?: (values: T) => ReactNode;
  onSave: (values: T, key: ReturnType<IdempotencyKey["header"]>) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

/** One entry of a register in a form at the side; what the server refuses is told at its field. */
export function EditDrawer<T extends object>(props: Props<T>) {
  const { title, initial, confirm, onSave, onClose, children } = props;
  const { t } = useTranslation(["registers", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<T>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState<{ values: T; content: ReactNode } | null>(null);
  const key = useIdempotencyKey();

  const submit = (values: T) => {
    const content = confirm?.(values);
    if (content) setAsked({ values, content });
    else void save(values);
  };
  const save = async (values: T) => {
    setAsked(null);
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
      {asked && (
        <Modal
          open
          title={t("confirmTitle")}
          okText={t("confirmSave")}
          cancelText={t("confirmBack")}
          mask={{ closable: false }}
          onOk={() => void save(asked.values)}
          onCancel={() => setAsked(null)}
        >
          {asked.content}
        </Modal>
      )}
    </Drawer>
  );
}

/** The rule of an input that must not stay empty. */
export function useNeeded(): (label: string) => object[] {
  const { t } = useTranslation("common");
  return (label) => [{ required: true, whitespace: true, message: t("required", { label }) }];
}
