import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, unwrap } from "../api/client";
import { useWords } from "../lib/useWords";
import { Comparison } from "./Comparison";
import { type Compared, comparedItem } from "./compared";
import { Loaded } from "./Loaded";

interface Props {
  /** What is being written, as it stands now. */
  own: Compared;
  id: number;
  title: string;
}

/** A button that lays what is being written beside a similar item that this person may read. */
export function CompareDialog({ own, id, title }: Props) {
  const { t } = useTranslation("finding");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-label={t("compare.openOf", { title })} onClick={() => setOpen(true)}>
        {t("compare.open")}
      </Button>
      <Modal
        open={open}
        title={t("compare.title")}
        width="min(1280px, calc(100vw - 16px))"
        footer={<Button onClick={() => setOpen(false)}>{t("compare.close")}</Button>}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {open && <Sides own={own} id={id} />}
      </Modal>
    </>
  );
}

function Sides({ own, id }: Omit<Props, "title">) {
  const word = useWords();
  const query = useQuery({
    queryKey: ["suggestions", "item", id],
    queryFn: () => unwrap(api.GET("/suggestions/{id}", { params: { path: { id } } })),
  });
  return (
    <Loaded query={query} rows={8}>
      {(item) => <Comparison ours={own} theirs={comparedItem(item, word("phase", item.phase))} />}
    </Loaded>
  );
}
