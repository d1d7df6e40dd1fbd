import { Form } from "antd";
import { useTranslation } from "react-i18next";

import { FormSelect } from "../../components/FormSelect";
import { Act } from "./Act";
import { type KeyItem, type Named, put, useChoices } from "./api";

export interface PartyValues {
  leader_id?: number;
  official_id?: number;
  committee_id?: number;
}

/** Names who supervises, who leads the handling, and the committee. */
export function NameParties({ item, primary }: { item: KeyItem; primary: boolean }) {
  const { t } = useTranslation("supervision");
  const { leader, official, committee } = item.parties;
  return (
    <Act<PartyValues>
      label={t("action.name_parties")}
      item={item}
      button={primary ? { type: "primary" } : undefined}
      initial={{
        leader_id: leader.id || undefined,
        official_id: official.id || undefined,
        committee_id: committee.id || undefined,
      }}
      send={(to, { leader_id = 0, official_id = 0, committee_id = 0 }) =>
        put("/key-items/{id}/parties")(to, { leader_id, official_id, committee_id })
      }
    >
      <PartyFields required />
    </Act>
  );
}

const options = (named?: Named[]) => named?.map(({ id, name }) => ({ value: id, label: name }));

/** The three parties that are named; the units follow from the assignments. */
export function PartyFields({ required }: { required?: boolean }) {
  const { t } = useTranslation(["supervision", "common"]);
  const choices = useChoices();
  const fields = [
    ["leader_id", t("field.leader"), options(choices.data?.leaders)],
    ["official_id", t("field.official"), options(choices.data?.officials)],
    ["committee_id", t("field.committee"), options(choices.data?.committees)],
  ] as const;
  return fields.map(([name, label, some]) => (
    <Form.Item
      key={name}
      name={name}
      label={label}
      rules={required ? [{ required: true, message: t("common:requiredChoice", { label }) }] : undefined}
    >
      <FormSelect allowClear={!required} options={some} showSearch={{ optionFilterProp: "label" }} />
    </Form.Item>
  ));
}
