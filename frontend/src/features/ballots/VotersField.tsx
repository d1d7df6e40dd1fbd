import { useState } from "react";
import { useTranslation } from "react-i18next";

import { NativeSelect } from "../../components/NativeSelect";
import { useBodies } from "./api";
import { Chooser, type FieldProps } from "./Chooser";

/** Chooses the deputies who vote: all of a delegation or group at once, or one by one. */
export function VotersField(field: FieldProps) {
  const { t } = useTranslation("ballots");
  const { delegations, groups } = useBodies();
  const [body, setBody] = useState("all");
  const [kind, id] = body.split("-");
  const options = (of: string, bodies: { id: number; name: string }[]) =>
    bodies.map((one) => ({ value: `${of}-${one.id}`, label: one.name }));
  return (
    <Chooser
      {...field}
      query={{
        about: "deputy",
        ...(kind === "delegation" && { delegation_id: Number(id) }),
        ...(kind === "group" && { group_id: Number(id) }),
      }}
      filters={
        <NativeSelect
          aria-label={t("field.body")}
          value={body}
          placeholder={t("field.body")}
          options={[
            { value: "all", label: t("anyBody") },
            ...options("delegation", delegations),
            ...options("group", groups),
          ]}
          onChange={setBody}
        />
      }
    />
  );
}
