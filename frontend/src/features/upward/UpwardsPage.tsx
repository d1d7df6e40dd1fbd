import { PlusOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { Empty } from "../../components/Empty";
import { ChoiceField } from "../../components/fields";
import { ListPage } from "../../components/ListPage";
import { type Column, PageTable } from "../../components/PageTable";
import { SelectFilter } from "../../components/SelectFilter";
import { usePageParams } from "../../components/usePageParams";
import { dayText } from "../../lib/date";
import { ActionDialog } from "./ActionDialog";
import { type ListQuery, propose, states, type UpwardRow, useUpwards } from "./api";
import { WordingFields, type WordingValues, wordingOf } from "./fields";
import { StateTag } from "./StateTag";
import styles from "./Upward.module.css";

/** What the delegation hands in, or would hand in, at a higher congress. */
export function UpwardsPage() {
  const { t } = useTranslation(["upward", "shell", "common"]);
  const params = usePageParams<"q" | "state">(["q", "state"]);
  const rows = useUpwards({ ...(params.filters as ListQuery), page: params.page, size: 20 });
  return (
    <ListPage
      title={t("shell:menu.upward")}
      hint={t("hint")}
      actions={<ProposeButton />}
      searchLabel={t("search")}
      params={params}
      filters={
        <SelectFilter
          label={t("filterState")}
          all={t("all")}
          value={params.filters.state}
          values={states}
          text={(value) => t(`state.${value}`)}
          onChange={(state) => params.setFilters({ state })}
        />
      }
    >
      <PageTable
        caption={t("table")}
        query={rows}
        params={params}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t("empty")} hint={t("emptyHint")} />}
      />
    </ListPage>
  );
}

function useColumns(): Column<UpwardRow>[] {
  const { t } = useTranslation("upward");
  return [
    {
      key: "title",
      title: t("column.title"),
      card: "title",
      render: (row) => (
        <Link className={styles.link} to={`/upward/${row.id}`}>
          {row.title}
        </Link>
      ),
    },
    { key: "state", title: t("column.state"), nowrap: true, render: (row) => <StateTag state={row.state} /> },
    { key: "kind", title: t("column.kind"), nowrap: true, render: (row) => t(`kind.${row.kind}`) },
    { key: "lead", title: t("column.lead"), nowrap: true, render: (row) => row.lead_name || t("none") },
    {
      key: "signatures",
      title: t("column.signatures"),
      align: "end",
      nowrap: true,
      render: (row) => row.signatures || t("none"),
    },
    { key: "number", title: t("column.number"), nowrap: true, render: (row) => row.number || t("none") },
    {
      key: "submitted",
      title: t("column.submitted"),
      nowrap: true,
      render: (row) => (row.submitted_on ? dayText(row.submitted_on) : t("none")),
    },
  ];
}

interface ProposalValues extends WordingValues {
  level: "provincial" | "national";
  kind: "joint" | "delegation";
}

function ProposeButton() {
  const { t } = useTranslation("upward");
  const navigate = useNavigate();
  return (
    <ActionDialog<ProposalValues>
      label={t("action.propose")}
      hint={t("proposeHint")}
      button={{ type: "primary", icon: <PlusOutlined aria-hidden="true" /> }}
      initial={{ level: "provincial", kind: "joint" }}
      send={({ key }, { level, kind, ...wording }) => propose(key, { level, kind, ...wordingOf(wording) })}
      onDone={(answer) => navigate(`/upward/${(answer as { id: number }).id}`)}
    >
      <ChoiceField
        name="level"
        label={t("field.level")}
        choices={[
          { value: "provincial", label: t("level.provincial") },
          { value: "national", label: t("level.national") },
        ]}
      />
      <ChoiceField
        name="kind"
        label={t("field.kind")}
        choices={[
          { value: "joint", label: t("kind.joint") },
          { value: "delegation", label: t("kind.delegation") },
        ]}
      />
      <WordingFields />
    </ActionDialog>
  );
}
