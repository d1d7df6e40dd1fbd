import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Suggestion } from "../../api/core";
import { useSession } from "../../api/session";
import { FormSelect } from "../../components/FormSelect";
import { TextField } from "../../components/fields";
import { ActionButton } from "./ActionButton";
import {
  type Arrangement,
  activeOf,
  joiningRole,
  namedFor,
  type Part,
  type ProposedUnit,
  partsOf,
  startOf,
} from "./arrange";
import { type OffersOf, usePicked } from "./offers";
import { ExperiencedUnits, PartsField, UnitsSelect } from "./PartsField";
import { useReturned } from "./ProposedUnits";
import { type Body, post } from "./post";

interface Props {
  item: Suggestion;
}

interface Chosen {
  units: Arrangement;
  note?: string;
}

/** Gives the item to its units. */
export function Assign({ item }: Props) {
  const { t } = useTranslation(["handling", "suggestions"]);
  const named = namedFor(item);
  const returned = useReturned();
  const hints = [
    item.returned && returned(item.returned),
    named.length > 0
      ? t("arrange.proposed")
      : item.suggested_units && t("suggestions:form.unitSuggested", { units: item.suggested_units }),
  ];
  return (
    <ActionButton<Chosen>
      label={t("suggestions:action.assign")}
      title={t("suggestions:form.assignTitle")}
      hint={t("suggestions:form.assignHint")}
      id={item.id}
      version={item.version}
      initial={{ units: startOf(item) }}
      send={(to, { units, note = "" }) =>
        post("/suggestions/{id}/assign")(to, { units: partsOf(units), note })
      }
      button={{ type: "primary" }}
    >
      <PartsField known={named} hint={hints.filter(Boolean).join(" ")} item={item} />
      <TextField name="note" label={t("suggestions:form.assignNote")} rows={2} max={500} />
    </ActionButton>
  );
}

/** The office asks the government office for units; the government office names them. */
export function ProposeUnits({ item }: Props) {
  const { me } = useSession();
  return me?.hat?.role === "gov_office" ? <Propose item={item} /> : <Forward item={item} />;
}

function Forward({ item }: Props) {
  const { t } = useTranslation("handling");
  if (item.forwarded_at && item.proposed_units.length === 0) return null;
  return (
    <ActionButton
      label={t(item.forwarded_at ? "forward.again" : "forward.button")}
      title={t("forward.title")}
      hint={t("forward.hint")}
      id={item.id}
      version={item.version}
      send={(to) => post("/suggestions/{id}/propose-units")(to, { units: [] })}
    />
  );
}

function Propose({ item }: Props) {
  const { t } = useTranslation(["handling", "suggestions"]);
  const again = item.proposed_units.length > 0;
  return (
    <ActionButton<Chosen>
      label={t(again ? "propose.again" : "propose.button")}
      title={t("propose.title")}
      hint={t("propose.hint")}
      id={item.id}
      version={item.version}
      initial={{ units: startOf(item) }}
      send={(to, { units }) => post("/suggestions/{id}/propose-units")(to, { units: partsOf(units) })}
      button={again ? undefined : { type: "primary" }}
    >
      <PartsField
        known={namedFor(item)}
        item={item}
        hint={
          item.suggested_units
            ? t("suggestions:form.unitSuggested", { units: item.suggested_units })
            : undefined
        }
      />
    </ActionButton>
  );
}

type How = "add" | "replace" | "cancel";

interface Change {
  how: How;
  role?: Part["role"];
  add?: number[];
  replace?: number;
  unit?: number;
  cancel?: number[];
  reason: string;
}

/** Adds, replaces or cancels units while the item is handled. */
export function Rearrange({ item }: Props) {
  const { t } = useTranslation("handling");
  const active = activeOf(item.rounds.at(-1));
  return (
    <ActionButton<Change>
      label={t("rearrange.button")}
      title={t("rearrange.title")}
      hint={t("rearrange.hint")}
      id={item.id}
      version={item.version}
      initial={{ how: "add", role: joiningRole(active) }}
      send={(to, change) => post("/suggestions/{id}/assignments")(to, rearrangement(change, active))}
    >
      <RearrangeFields item={item} />
      <TextField name="reason" label={t("rearrange.reason")} rows={3} max={1000} required />
    </ActionButton>
  );
}

/** What the server is told: only what belongs to the way that was chosen. */
export function rearrangement(
  { how, role, add = [], replace = 0, unit = 0, cancel = [], reason }: Change,
  active: { id: number; role: string }[],
): Body<"/suggestions/{id}/assignments"> {
  const nothing = { add: [], cancel: [], replace: 0, reason };
  if (how === "cancel") return { ...nothing, cancel };
  if (how === "add")
    return {
      ...nothing,
      add: add.map((unit_id) => ({ unit_id, role: role ?? joiningRole(active) })),
    };
  const before = active.find((one) => one.id === replace)?.role as Part["role"] | undefined;
  return { ...nothing, replace, add: [{ unit_id: unit, role: before ?? "sole" }] };
}

/** What a click on a unit does: it joins, in the part that was chosen for those who do, or it takes over. */
function useJoining(how: How, pick: (unit: ProposedUnit) => void): OffersOf {
  const { t } = useTranslation(["handling", "suggestions"]);
  const form = Form.useFormInstance<Change>();
  const role = Form.useWatch<Part["role"]>("role", form) ?? "co";
  const add = Form.useWatch<number[]>("add", form) ?? [];
  const unit = Form.useWatch<number>("unit", form);
  return ({ id, name }) => {
    const adds = how === "add";
    const chosen = adds ? add.includes(id) : unit === id;
    const choose = () => {
      pick({ id, name, role });
      if (adds) form.setFieldsValue({ add: toggledIn(form.getFieldValue("add") ?? [], id) });
      else form.setFieldsValue({ unit: chosen ? undefined : id });
    };
    return [
      { role, word: adds ? t(`suggestions:item.unitRole.${role}`) : t("rearrange.takeOver"), chosen, choose },
    ];
  };
}

/** The units without the one that is among them, or with the one that is not. */
function toggledIn(units: number[], unit: number): number[] {
  const rest = units.filter((one) => one !== unit);
  return rest.length < units.length ? rest : [...units, unit];
}

function RearrangeFields({ item }: Props) {
  const { t } = useTranslation(["handling", "suggestions", "common"]);
  const how = Form.useWatch<How>("how") ?? "add";
  const [picked, pick] = usePicked();
  const offered = <ExperiencedUnits item={item} offersOf={useJoining(how, pick)} />;
  const active = activeOf(item.rounds.at(-1));
  const open = active.filter((one) => !one.reply?.delivered_at);
  const roles: Part["role"][] = ["co", "lead", "separate", "sole"];
  const options = open.map(({ id, unit_name, role }) => ({
    value: id,
    label: `${unit_name} · ${t(`suggestions:item.unitRole.${role}`)}`,
  }));
  const chosen = (label: string) => [{ required: true, message: t("common:requiredChoice", { label }) }];
  return (
    <>
      <Form.Item name="how" label={t("rearrange.how")}>
        <Radio.Group
          optionType="button"
          options={(["add", "replace", "cancel"] as const).map((value) => ({
            value,
            label: t(`rearrange.${value}`),
          }))}
        />
      </Form.Item>
      {how === "add" && (
        <>
          <Form.Item name="add" label={t("rearrange.units")} rules={chosen(t("rearrange.units"))}>
            <UnitsSelect<number[]> multiple known={picked} />
          </Form.Item>
          {offered}
          <Form.Item name="role" label={t("rearrange.role")} rules={chosen(t("rearrange.role"))}>
            <FormSelect
              options={roles.map((value) => ({ value, label: t(`suggestions:item.unitRole.${value}`) }))}
            />
          </Form.Item>
        </>
      )}
      {how === "replace" && (
        <>
          <Form.Item name="replace" label={t("rearrange.replaced")} rules={chosen(t("rearrange.replaced"))}>
            <FormSelect options={options} />
          </Form.Item>
          <Form.Item name="unit" label={t("rearrange.unit")} rules={chosen(t("rearrange.unit"))}>
            <UnitsSelect<number> known={picked} />
          </Form.Item>
          {offered}
        </>
      )}
      {how === "cancel" && (
        <Form.Item name="cancel" label={t("rearrange.cancelled")} rules={chosen(t("rearrange.cancelled"))}>
          <FormSelect mode="multiple" options={options} />
        </Form.Item>
      )}
    </>
  );
}
