import { Alert, App, Button, type ButtonProps, Form, Modal } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { useIdempotencyKey } from "../api/idempotency";
import { ApiError } from "../api/problem";
import { useBeginning } from "../lib/beginning";
import { useFirstFocus } from "../lib/firstFocus";
import { applyProblem } from "../lib/formProblem";
import styles from "./ActionDialog.module.css";
import { ProblemAlert } from "./ProblemAlert";

/** What identifies one submission of an action: the row, the version seen, the key of its retries. */
export interface Target {
  id: number;
  version: number;
  key: { "Idempotency-Key": string };
}

export interface ActionDialogProps<V extends object> {
  /** The button's word. */
  label: string;
  /** What stands over the form, and on the button that sends it; the label when left out. */
  title?: string;
  okText?: string;
  hint?: ReactNode;
  /** The item that is acted on, as the person has it in view; none when it is only made. */
  item?: { id: number; version: number };
  initial?: Partial<V>;
  send: (to: Target, values: V) => Promise<unknown>;
  /** Brings what the action may have moved up to date. */
  refresh: () => Promise<unknown>;
  /** Called with the answer when it is done, in place of the message. */
  onDone?: (answer: unknown) => void;
  children?: ReactNode;
  button?: ButtonProps;
  width?: number;
}

/**
 * A button that opens the form of one action. A refusal leaves the form as it was typed; an outdated
 * version brings the page up to date and lets the person look before sending again.
 */
export function ActionDialog<V extends object>(props: ActionDialogProps<V>) {
  const {
    label,
    title = label,
    okText = label,
    hint,
    item,
    initial,
    send,
    refresh,
    onDone,
    children,
    button,
    width = 640,
  } = props;
  const { t } = useTranslation("common");
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

  const run = async (values: V) => {
    setBusy(true);
    setError(null);
    let answer: unknown;
    try {
      answer = await send({ id: item?.id ?? 0, version: item?.version ?? 0, key: key.header() }, values);
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
    if (onDone) onDone(answer);
    else message.success(t("done", { action: okText }));
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
        okText={okText}
        okButtonProps={{ danger: button?.danger }}
        cancelText={t("cancel")}
        confirmLoading={busy}
        mask={{ closable: false }}
        width={width}
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
  const { t } = useTranslation("common");
  if (isStale(error)) return <Alert type="warning" showIcon role="alert" title={t("stale")} />;
  return <ProblemAlert error={error} />;
}
