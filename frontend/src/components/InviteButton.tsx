import { useQuery } from "@tanstack/react-query";
import { App, Button, type ButtonProps, Checkbox, Modal } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

import { api, unwrap } from "../api/client";
import type { Receipt } from "../api/core";
import { useIdempotencyKey } from "../api/idempotency";
import { ApiError } from "../api/problem";
import styles from "./InviteButton.module.css";
import { ProblemAlert } from "./ProblemAlert";
import { type Choice, SearchSelect } from "./SearchSelect";

interface Props {
  /** The item as the server has it now; null when it could not be saved. */
  target: () => Promise<{ id: number; version: number } | null>;
  /** Nobody was invited before: the cut-off starts with this. */
  first: boolean;
  onInvited: (receipt: Receipt) => unknown;
  /** Called when it was refused, for instance because the item has changed. */
  onRefused?: () => unknown;
  button?: ButtonProps;
}

/** Asks other deputies of the congress to co-sign; they are found by name. */
export function InviteButton({ target, first, onInvited, onRefused, button }: Props) {
  const { t } = useTranslation(["requests", "common"]);
  const { message } = App.useApp();
  const field = useId();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number[]>([]);
  const [throughOffice, setThroughOffice] = useState(false);
  const [busy, setBusy] = useState(false);
  const [reminded, setReminded] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useIdempotencyKey();

  const send = async () => {
    if (chosen.length === 0) return setReminded(true);
    setBusy(true);
    setError(null);
    try {
      const to = await target();
      if (!to) return;
      const receipt = await unwrap(
        api.POST("/suggestions/{id}/cosigners", {
          params: { path: { id: to.id }, header: key.header() },
          body: { version: to.version, deputy_ids: chosen, through_office: throughOffice },
        }),
      );
      key.done();
      setOpen(false);
      setChosen([]);
      setThroughOffice(false);
      message.success(t("done", { ns: "common", action: t("invite") }));
      await onInvited(receipt);
    } catch (failure) {
      if (failure instanceof ApiError) key.done();
      setError(failure);
      await onRefused?.();
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button
        {...button}
        onClick={() => {
          setError(null);
          setReminded(false);
          setOpen(true);
        }}
      >
        {t("invite")}
      </Button>
      <Modal
        open={open}
        title={t("inviteTitle")}
        okText={t("invite")}
        cancelText={t("common:cancel")}
        confirmLoading={busy}
        mask={{ closable: false }}
        onOk={send}
        onCancel={() => setOpen(false)}
      >
        <p className={styles.hint}>{t("inviteHint")}</p>
        {first && <p className={styles.hint}>{t("inviteFirst")}</p>}
        <div className={styles.field}>
          <label htmlFor={field}>{t("invitees")}</label>
          <SearchSelect<number[]>
            id={field}
            multiple
            value={chosen}
            onChange={(next) => {
              setReminded(false);
              setChosen(next);
            }}
            useFound={useColleagues}
            placeholder={t("inviteesPlaceholder")}
            nothing={t("inviteesNone")}
          />
          <p role="alert" className={styles.problem}>
            {reminded ? t("common:requiredChoice", { label: t("invitees") }) : ""}
          </p>
        </div>
        <Checkbox checked={throughOffice} onChange={(event) => setThroughOffice(event.target.checked)}>
          {t("throughOffice")}
        </Checkbox>
        <p className={styles.hint}>{t("throughOfficeHint")}</p>
        <ProblemAlert error={error} />
      </Modal>
    </>
  );
}

/** The deputies who may be invited, by words of their names; who was asked already is not asked twice. */
function useColleagues(words: string) {
  return useQuery({
    queryKey: ["deputies", "colleagues", words],
    queryFn: () =>
      unwrap(api.GET("/deputies/colleagues", { params: { query: { q: words || undefined, size: 50 } } })),
    select: ({ items }) =>
      items.map(
        ({ id, name, delegation }): Choice => ({
          value: id,
          label: [name, delegation].filter(Boolean).join(" · "),
        }),
      ),
    staleTime: 60_000,
  });
}
