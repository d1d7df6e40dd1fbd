import { Alert, App, Button, type ButtonProps, Form, Modal } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useIdempotencyKey } from "../../api/idempotency";
import { ApiError } from "../../api/problem";
import { ProblemAlert } from "../../components/ProblemAlert";
import { useBeginning } from "../../lib/beginning";
import { useFirstFocus } from "../../lib/firstFocus";
import { applyProblem } from "../../lib/formProblem";
import styles from "./ActionButton.module.css";
import { type Target, useRefresh } from "./api";

interface Props<V extends object> {
  /** The button's word. */
  label: string;
  title: string;
  hint?: ReactNode;
  /** The word on the button that does it; the label when left out. */
  okText?: string;
  /** The object that is acted on, and the version that the person has in view. */
  id: number;
  version: number;
  initial?: Partial<V>;
  send: (to: Target, values: V) => Promise<unknown>;
  /** Called when it is done, in place of the message. */
  onDone?: () => void;
  children?: ReactNode;
  button?: ButtonProps;
}

/**
 * A button that opens the form of one action. A refusal leaves the form as it was typed; an outdated
 * version brings the page up to date and lets the person look before sending again.
 */
export function ActionButton<V extends object>(props: Props<V>) {
  const { label, title, hint, okText, id, version, initial, send, onDone, children, button } = props;
  const { t } = useTranslation(["suggestions", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<V>();
  // Several forms of a page have fields of the same name; their inputs must not share an id.
  const name = useId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const panel = useFirstFocus(open, { danger: button?.danger });
  const key = useIdempotencyKey();
  useBeginning(form, open, initial);
  const refresh = useRefresh();

  const run = async (values: V) => {
    setBusy(true);
    setError(null);
    try {
      await send({ id, version, key: key.header() }, values);
    } catch (failure) {
      if (failure instanceof ApiError) key.done();
      if (isStale(failure)) await refresh();
      setError(failure);
      applyProblem(form, failure);
      setBusy(false);
      return;
    }
    key.done();
    setBusy(false);
    setOpen(false);
    form.resetFields();
    if (onDone) onDone();
    else message.success(t("form.done", { action: okText ?? label }));
    await refresh();
  };

  return (
    <>
      <Button
        {...button}
        onClick={() => {
          setError(null);
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Modal
        open={open}
        panelRef={panel}
        title={title}
        okText={okText ?? label}
        okButtonProps={{ danger: button?.danger }}
        cancelText={t("common:cancel")}
        confirmLoading={busy}
        mask={{ closable: false }}
        width={600}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        forceRender={open}
      >
        {hint && <div className={styles.hint}>{hint}</div>}
        <Form
          form={form}
          name={name}
          layout="vertical"
          initialValues={initial}
          onFinish={run}
          requiredMark={false}
        >
          {children}
        </Form>
        <Refusal error={error} />
      </Modal>
    </>
  );
}

/** True when somebody else was faster. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.code === "stale";
}

/** Why it was refused; an outdated page says that it has been brought up to date. */
export function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation("suggestions");
  if (isStale(error)) return <Alert type="warning" showIcon role="alert" title={t("form.stale")} />;
  return <ProblemAlert error={error} />;
}
