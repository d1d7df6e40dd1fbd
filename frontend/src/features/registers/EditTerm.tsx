import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";

import type { Congress, Term } from "../../api/congress";
import { type Change, Changes, changesOf } from "./Changes";
import { EditDrawer, useNeeded } from "./EditDrawer";
import { type TermFields, useSaveTerm } from "./termsApi";

interface Props {
  congress: Congress;
  term: Term | null;
  onClose: () => void;
}

/** One term, new or known. A day on which another term begins changes what every register shows. */
export function EditTerm({ congress, term, onClose }: Props) {
  const { t } = useTranslation(["terms", "common"]);
  const needed = useNeeded();
  const save = useSaveTerm();
  const last = Math.max(0, ...congress.terms.map(({ number }) => number));
  const begun = (day: string) => day <= congress.today;

  const confirm = (values: TermFields) => {
    const changes: Change[] = term ? changesOf(["starts_on", "ends_on"], term, values, t) : [];
    const another = !term && congress.terms.length > 0;
    if (changes.length === 0 && !another) return null;
    const hint = another ? (begun(values.starts_on) ? "termNow" : "termLater") : "termDates";
    return <Changes changes={changes} hint={t(`confirm.${hint}`, { name: congress.terms[0]?.name ?? "" })} />;
  };
  return (
    <EditDrawer<TermFields>
      title={term ? t("editTerm", { name: term.name }) : t("newTerm")}
      initial={term ?? { number: last > 0 ? last + 1 : undefined, name: "" }}
      confirm={confirm}
      onSave={({ number, name, starts_on, ends_on }, key) =>
        save.mutateAsync({ old: term, fields: { number, name, starts_on, ends_on: ends_on || null }, key })
      }
      onClose={onClose}
    >
      <Form.Item
        name="number"
        label={t("termNumber")}
        rules={[{ required: true, message: t("common:required", { label: t("termNumber") }) }]}
      >
        <InputNumber min={1} max={99} precision={0} />
      </Form.Item>
      <Form.Item name="name" label={t("termName")} extra={t("termNameHint")}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="starts_on"
        label={t("starts_on")}
        extra={t("startsHint")}
        rules={needed(t("starts_on"))}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item name="ends_on" label={`${t("ends_on")}${t("common:optional")}`} extra={t("endsHint")}>
        <Input type="date" />
      </Form.Item>
    </EditDrawer>
  );
}
