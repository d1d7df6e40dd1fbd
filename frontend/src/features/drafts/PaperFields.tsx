import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Input, Radio } from "antd";
import { useTranslation } from "react-i18next";

import { api, unwrap } from "../../api/client";
import { FormSelect } from "../../components/FormSelect";
import { type Choice, SearchSelect } from "../../components/SearchSelect";
import { dayOf, daysAfter } from "../../lib/date";
import { Field } from "./DraftFields";
import styles from "./Drafts.module.css";
import type { Problems } from "./problems";
import type { Entry, Paper } from "./useEntry";

interface Props {
  paper: Paper;
  names: Record<number, string>;
  problems: Problems;
  onChange: (part: Partial<Entry>) => void;
}

const origins = ["paper", "motion"] as const;
const proposers = ["deputy", "delegation"] as const;

/** Where a paper came from, who signed it, and when it came in. */
export function PaperFields({ paper, names, problems, onChange }: Props) {
  const { t } = useTranslation("entry");
  const found = useChosenNames();
  const today = dayOf(new Date());
  const known = Object.entries(names).map(([value, label]) => ({ value: Number(value), label }));
  const set = (part: Partial<Paper>) => {
    const next = { ...paper, ...part };
    const ids = [next.lead_deputy_id ?? 0, ...next.cosigner_ids];
    onChange({ paper: next, names: found(ids, names) });
  };
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t("origin")}</legend>
        <Radio.Group
          className={styles.radios}
          value={paper.origin}
          options={origins.map((value) => ({ value, label: t(`origins.${value}`) }))}
          onChange={(event) => set({ origin: event.target.value })}
        />
      </fieldset>
      <Field
        id="draft-origin_note"
        label={t("note")}
        hint={t(`noteHint.${paper.origin}`)}
        problem={problems.origin_note}
      >
        <Input
          id="draft-origin_note"
          value={paper.origin_note}
          maxLength={500}
          autoComplete="off"
          aria-describedby="draft-origin_note-notes"
          aria-invalid={Boolean(problems.origin_note)}
          onChange={(event) => set({ origin_note: event.target.value })}
        />
      </Field>
      <fieldset className={styles.group}>
        <legend>{t("proposer")}</legend>
        <Radio.Group
          className={styles.radios}
          value={paper.proposer}
          options={proposers.map((value) => ({ value, label: t(`proposers.${value}`) }))}
          onChange={(event) => set({ proposer: event.target.value })}
        />
      </fieldset>
      {paper.proposer === "delegation" ? (
        <DelegationField paper={paper} problems={problems} onChange={set} />
      ) : (
        <SignerFields paper={paper} problems={problems} known={known} onChange={set} />
      )}
      <Field
        id="draft-received_on"
        label={t("received")}
        hint={t("receivedHint")}
        problem={problems.received_on}
      >
        <Input
          id="draft-received_on"
          type="date"
          className={styles.day}
          value={paper.received_on}
          min={daysAfter(today, -366)}
          max={today}
          aria-describedby="draft-received_on-notes"
          aria-invalid={Boolean(problems.received_on)}
          onChange={(event) => set({ received_on: event.target.value })}
        />
      </Field>
    </>
  );
}

interface SignerProps {
  paper: Paper;
  problems: Problems;
  known?: Choice[];
  onChange: (part: Partial<Paper>) => void;
}

/** Who signed the paper: the lead and those with him. */
function SignerFields({ paper, problems, known, onChange: set }: SignerProps) {
  const { t } = useTranslation("entry");
  return (
    <>
      <Field id="draft-lead_deputy_id" label={t("lead")} problem={problems.lead_deputy_id}>
        <SearchSelect<number | undefined>
          id="draft-lead_deputy_id"
          value={paper.lead_deputy_id ?? undefined}
          known={known}
          useFound={useDeputies}
          placeholder={t("leadPlaceholder")}
          nothing={t("nobody")}
          onChange={(id) => set({ lead_deputy_id: id ?? null })}
        />
      </Field>
      <Field
        id="draft-cosigner_ids"
        label={t("cosigners")}
        hint={t("cosignersHint")}
        problem={problems.cosigner_ids ?? problems.deputy_ids}
      >
        <SearchSelect<number[]>
          id="draft-cosigner_ids"
          multiple
          value={paper.cosigner_ids}
          known={known}
          useFound={useDeputies}
          placeholder={t("cosignersPlaceholder")}
          nothing={t("nobody")}
          onChange={(ids) => set({ cosigner_ids: ids })}
        />
      </Field>
    </>
  );
}

/** The delegation that handed it in, of those that have a head. */
function DelegationField({ paper, problems, onChange }: SignerProps) {
  const { t } = useTranslation("entry");
  const delegations = useDelegations();
  return (
    <Field
      id="draft-delegation_id"
      label={t("delegation")}
      hint={t("delegationHint")}
      problem={problems.delegation_id}
    >
      <FormSelect
        id="draft-delegation_id"
        value={paper.delegation_id ?? undefined}
        options={delegations.data ?? []}
        loading={delegations.isFetching}
        onChange={(id: number) => onChange({ delegation_id: id })}
      />
    </Field>
  );
}

function useDelegations() {
  return useQuery({
    queryKey: ["delegations", "headed"],
    queryFn: () => unwrap(api.GET("/delegations")),
    select: ({ items }) =>
      items
        .filter(({ head_deputy_id, closed_on }) => head_deputy_id !== null && closed_on === null)
        .map(({ id, name, head_name }) => ({ value: id, label: [name, head_name].join(" · ") })),
    staleTime: 60_000,
  });
}

const keyOf = (words: string) => ["deputies", "active", words];

/** The deputies of this congress in office whose name or card number holds the words; the register holds those of higher ones, too. */
function useDeputies(words: string) {
  return useQuery({
    queryKey: keyOf(words),
    queryFn: async () => {
      const query = { q: words || undefined, status: "active" as const, size: 50 };
      const { items } = await unwrap(api.GET("/deputies", { params: { query } }));
      const own = items.filter(({ level }) => level !== "national" && level !== "provincial");
      return own.map(
        ({ id, name, card_no, delegation }): Choice => ({
          value: id,
          label: [name, card_no, delegation].filter(Boolean).join(" · "),
        }),
      );
    },
    staleTime: 60_000,
  });
}

/** Gives the names of those who are chosen, from what was found so far. */
function useChosenNames() {
  const client = useQueryClient();
  return (ids: number[], before: Record<number, string>): Record<number, string> => {
    const lists = client.getQueriesData<Choice[]>({ queryKey: ["deputies", "active"] });
    const found = new Map(
      lists.flatMap(([, list]) => (list ?? []).map(({ value, label }) => [value, label])),
    );
    return Object.fromEntries(
      ids.flatMap((id) => {
        const label = found.get(id) ?? before[id];
        return label ? [[id, label] as const] : [];
      }),
    );
  };
}
