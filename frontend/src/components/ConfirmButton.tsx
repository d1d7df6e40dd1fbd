import { Button, type ButtonProps, Form, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

import { useFirstFocus } from "../lib/firstFocus";
import { applyProblem } from "../lib/formProblem";
import styles from "./ConfirmButton.module.css";
import { ProblemAlert } from "./ProblemAlert";

interface Props extends Omit<ButtonProps, "onClick" | "title"> {
  title: string;
  hint?: ReactNode;
  /** Asks for a reason in words, which is then required. */
  askReason?: { label: string; placeholder?: string };
  /** The word on the button that does it; the button's own text when left out. */
  confirmText?: string;
  /** Does it; while it runs the dialog waits, and when it fails the dialog says why and stays. */
  onConfirm: (reason: string) => Promise<unknown>;
}

/** A button whose action is confirmed in a dialog, with a reason where one is asked for. */
export function ConfirmButton({
  title,
  hint,
  askReason,
  confirmText,
  onConfirm,
  children,
  ...button
}: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason?: string }>();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const panel = useFirstFocus(open, { danger: button.danger });

  const show = () => {
    setError(null);
    setOpen(true);
  };
  const run = async ({ reason = "" }: { reason?: string }) => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm(reason.trim());
      setOpen(false);
      form.resetFields();
    } catch (failure) {
      setError(failure);
      applyProblem(form, failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button {...button} onClick={show}>
        {children}
      </Button>
      <Modal
        open={open}
        panelRef={panel}
        title={title}
        okText={confirmText ?? children}
        okButtonProps={{ danger: button.danger }}
        cancelText={t("cancel")}
        confirmLoading={busy}
        mask={{ closable: false }}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        forceRender={open}
      >
        <Form form={form} layout="vertical" onFinish={run} requiredMark={false}>
          {hint && <p className={styles.hint}>{hint}</p>}
          {askReason && (
            <Form.Item
              name="reason"
              label={askReason.label}
              rules={[{ required: true, whitespace: true, message: t("reasonRequired") }]}
            >
              <Input.TextArea rows={3} maxLength={500} placeholder={askReason.placeholder} />
            </Form.Item>
          )}
        </Form>
        <ProblemAlert error={error} />
      </Modal>
    </>
  );
}
