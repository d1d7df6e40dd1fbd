import { Checkbox, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

import { ChoiceField, DayField, TextField } from "../../components/fields";
import { type Choice, SearchSelect } from "../../components/SearchSelect";
import { useDeputyChoices } from "./api";

export interface ArrangementValues {
  kind: "research" | "symposium" | "on_site";
  held_on: string;
  starts_at?: string;
  place: string;
  subject: string;
  deputy_ids?: number[];
  parties?: string[];
}

const kinds = ["research", "symposium", "on_site"] as const;
const invited = ["leader", "official", "committee", "unit"] as const;

/** What a new activity starts with. */
export const usual: Partial<ArrangementValues> = {
  kind: "research",
  starts_at: "09:30",
  deputy_ids: [],
  parties: ["leader", "committee", "unit"],
};

/** An arrangement as its form holds it, for the server. */
export const arranged = ({ starts_at = "", deputy_ids = [], parties = [], ...rest }: ArrangementValues) => ({
  ...rest,
  starts_at,
  deputy_ids,
  leader_in: parties.includes("leader"),
  official_in: parties.includes("official"),
  committee_in: parties.includes("committee"),
  units_in: parties.includes("unit"),
});

/** What, when, where, and who is invited beside the proposers. */
export function ArrangementFields({ known }: { known?: Choice[] }) {
  const { t } = useTranslation(["supervision", "common"]);
  return (
    <>
      <ChoiceField
        name="kind"
        label={t("field.kind")}
        choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <DayField name="held_on" label={t("field.heldOn")} required />
      <Form.Item name="starts_at" label={`${t("field.startsAt")}${t("common:optional")}`}>
        <Input type="time" />
      </Form.Item>
      <TextField name="place" label={t("field.place")} required max={100} />
      <TextField name="subject" label={t("field.subject")} required max={200} />
      <Form.Item name="parties" label={t("field.invite")}>
        <Checkbox.Group
          options={invited.map((value) => ({ value, label: t(`party.${value}`) }))}
          aria-label={t("field.invite")}
        />
      </Form.Item>
      <Form.Item name="deputy_ids" label={t("field.deputies")} extra={t("field.deputiesHint")}>
        <SearchSelect<number[]> multiple useFound={useDeputyChoices} known={known} />
      </Form.Item>
    </>
  );
}
