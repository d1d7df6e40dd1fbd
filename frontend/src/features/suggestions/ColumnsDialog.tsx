import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { type ColumnKey, useColumnChoice } from "./listColumns";
import styles from "./Views.module.css";

/** Which columns the list has beside the title, and in which order. */
export function ColumnsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["desk", "common"]);
  const { shown, known, standard, choose } = useColumnChoice();
  const [order, setOrder] = useState<ColumnKey[]>(() => [
    ...shown,
    ...known.filter((key) => !shown.includes(key)),
  ]);
  const [ticked, setTicked] = useState<readonly ColumnKey[]>(shown);
  const move = (at: number, by: number) =>
    setOrder((old) => {
      const next = [...old];
      next.splice(at + by, 0, ...next.splice(at, 1));
      return next;
    });
  const reset = () => {
    setOrder([...standard, ...known.filter((key) => !standard.includes(key))]);
    setTicked(standard);
  };
  return (
    <Modal
      open
      title={t("column.choose")}
      okText={t("column.apply")}
      okButtonProps={{ disabled: ticked.length === 0 }}
      cancelText={t("common:cancel")}
      onOk={() => {
        choose(order.filter((key) => ticked.includes(key)));
        onClose();
      }}
      onCancel={onClose}
    >
      <p className={styles.quiet}>{t("column.hint")}</p>
      <ol className={styles.list} aria-label={t("column.choose")}>
        {order.map((key, at) => (
          <li key={key}>
            <Checkbox
              className={styles.name}
              checked={ticked.includes(key)}
              onChange={({ target }) =>
                setTicked((old) => (target.checked ? [...old, key] : old.filter((one) => one !== key)))
              }
            >
              {t(`column.${key}`)}
            </Checkbox>
            <Button
              icon={<ArrowUpOutlined />}
              aria-label={t("column.up", { name: t(`column.${key}`) })}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            />
            <Button
              icon={<ArrowDownOutlined />}
              aria-label={t("column.down", { name: t(`column.${key}`) })}
              disabled={at === order.length - 1}
              onClick={() => move(at, 1)}
            />
          </li>
        ))}
      </ol>
      <p>
        <Button type="link" onClick={reset}>
          {t("column.reset")}
        </Button>
      </p>
    </Modal>
  );
}
