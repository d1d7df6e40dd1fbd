import { Form } from "antd";
import { useTranslation } from "react-i18next";

import { FormSelect } from "../../components/FormSelect";
import { TextField } from "../../components/fields";
import { Act } from "./Act";
import { type Candidate, put } from "./api";
import { PartyFields, type PartyValues } from "./NameParties";

interface PreparationValues extends PartyValues {
  note?: string;
}

/** What the office writes of a candidate for the comparison. */
export function PrepareCandidate({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation("supervision");
  const { note, leader, official, committee } = candidate;
  return (
    <Act<PreparationValues>
      label={t("candidates.prepare")}
      hint={`${candidate.number_text} ${candidate.title}`}
      item={candidate}
      button={{ "aria-label": `${candidate.title} ${t("candidates.prepare")}` }}
      initial={{
        note,
        leader_id: leader.id || undefined,
        official_id: official.id || undefined,
        committee_id: committee.id || undefined,
      }}
      send={(to, { note = "", leader_id = 0, official_id = 0, committee_id = 0 }) =>
        put("/candidates/{id}")(to, { note, leader_id, official_id, committee_id })
      }
    >
      <TextField name="note" label={t("field.comparisonNote")} rows={3} max={1000} />
      <PartyFields />
    </Act>
  );
}

/** Puts a candidate with a similar one, or lets it stand alone again. */
export function GroupCandidate({
  candidate,
  others,
}: {
  candidate: Pick<Candidate, "id" | "version" | "title">;
  others: Candidate[];
}) {
  const { t } = useTranslation("supervision");
  const grouped = others.length === 0;
  const label = t(grouped ? "candidates.ungroup" : "candidates.group");
  return (
    <Act<{ main_id?: number }>
      label={label}
      hint={grouped ? candidate.title : t("field.mainHint")}
      item={candidate}
      button={{
        size: grouped ? "small" : undefined,
        type: grouped ? "text" : undefined,
        "aria-label": `${candidate.title} ${label}`,
      }}
      send={(to, { main_id = 0 }) => put("/candidates/{id}/group")(to, { main_id })}
    >
      {!grouped && (
        <Form.Item name="main_id" label={t("field.main")}>
          <FormSelect
            allowClear
            options={others.map(({ id, number_text, title }) => ({
              value: id,
              label: `${number_text} ${title}`,
            }))}
          />
        </Form.Item>
      )}
    </Act>
  );
}
