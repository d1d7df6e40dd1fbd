import { App, Button, Checkbox, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";

import { useIdempotencyKey } from "../../api/idempotency";
import { ApiError } from "../../api/problem";
import { ConfirmButton } from "../../components/ConfirmButton";
import { ProblemAlert } from "../../components/ProblemAlert";
import { applyProblem } from "../../lib/formProblem";
import { type SavedView, sameView, useForgetView, useKeepView, useViews, viewQuery } from "./savedViews";
import styles from "./Views.module.css";

interface Fields {
  name: string;
  usual?: boolean;
}

/** Saves what the list shows under a name, and keeps the views that there are in order. */
export function ViewsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["desk", "common"]);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { search } = useLocation();
  const views = useViews();
  const keep = useKeepView();
  const key = useIdempotencyKey();
  const [error, setError] = useState<unknown>(null);
  const name = Form.useWatch("name", form)?.trim();
  const old = views.data?.find((view) => view.name === name);

  const save = async ({ name, usual = false }: Fields) => {
    setError(null);
    try {
      await keep.mutateAsync({ name: name.trim(), usual, query: viewQuery(search), old, key: key.header() });
    } catch (failure) {
      if (failure instanceof ApiError) key.done();
      setError(failure);
      applyProblem(form, failure);
      return;
    }
    key.done();
    message.success(t("view.saved", { name: name.trim() }));
    onClose();
  };

  const shown = sameView(views.data, search);
  return (
    <Modal
      open
      title={t("view.title")}
      okText={old ? t("view.update") : t("view.save")}
      cancelText={t("common:close")}
      confirmLoading={keep.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className={styles.quiet}>{t("view.hint")}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save}
        initialValues={{ name: shown?.name, usual: shown?.usual }}
      >
        <Form.Item
          name="name"
          label={t("view.name")}
          extra={old && t("view.updates")}
          rules={[{ required: true, whitespace: true, message: t("view.nameMissing") }]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="usual" valuePropName="checked">
          <Checkbox>{t("view.usual")}</Checkbox>
        </Form.Item>
      </Form>
      <ProblemAlert error={error} />
      {views.data && views.data.length > 0 && <Kept views={views.data} onError={setError} />}
    </Modal>
  );
}

function Kept({ views, onError }: { views: SavedView[]; onError: (error: unknown) => void }) {
  const { t } = useTranslation("desk");
  return (
    <>
      <h3 className={styles.head}>{t("view.kept")}</h3>
      <ul className={styles.list} aria-label={t("view.kept")}>
        {views.map((view) => (
          <Line key={view.id} view={view} onError={onError} />
        ))}
      </ul>
    </>
  );
}

function Line({ view, onError }: { view: SavedView; onError: (error: unknown) => void }) {
  const { t } = useTranslation("desk");
  const { message } = App.useApp();
  const keep = useKeepView();
  const forget = useForgetView();
  const key = useIdempotencyKey();
  const { name, query, usual } = view;
  const address = `${location.origin}/suggestions${query && `?${query}`}`;
  const copy = () =>
    navigator.clipboard
      .writeText(address)
      .then(() => message.success(t("view.copied")))
      .catch(() => message.info(address, 10));
  const turn = () =>
    keep.mutateAsync({ name, query, usual: !usual, old: view, key: key.header() }).catch(onError);
  return (
    <li>
      <span className={styles.name}>{usual ? t("view.usualName", { name }) : name}</span>
      <Button size="small" loading={keep.isPending} onClick={turn}>
        {t(usual ? "view.noMoreUsual" : "view.makeUsual")}
      </Button>
      <Button size="small" onClick={copy}>
        {t("view.copy")}
      </Button>
      <ConfirmButton
        size="small"
        danger
        title={t("view.forgetTitle", { name })}
        hint={t("view.forgetHint")}
        onConfirm={() => forget.mutateAsync(view)}
      >
        {t("view.forget")}
      </ConfirmButton>
    </li>
  );
}
