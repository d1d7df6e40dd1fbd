import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, unwrap } from "../../api/client";
import { useCongress } from "../../api/congress";
import { useSession } from "../../api/session";
import { FilterField } from "../../components/FilterBar";
import type { PageParams } from "../../components/usePageParams";
import { useRules } from "./api";
import styles from "./SuggestionsPage.module.css";

/** What the register tells of an item and a list may be narrowed by, as it stands in the address. */
export const registerNames = ["session", "delegation", "class", "result", "promise"] as const;
type RegisterFilter = (typeof registerNames)[number];

interface Choice {
  value: string;
  label: string;
}

/** The filters that are wanted now and then: folded until one of them is set. */
export function RegisterFilters<Name extends string>({
  params,
}: {
  params: PageParams<Name | RegisterFilter>;
}) {
  const { t } = useTranslation("desk");
  const { me } = useSession();
  const { filters, setFilters } = params as PageParams<RegisterFilter>;
  // Deputies look for what is their own: which session it was handed in for.
  const own = me?.hat?.role === "deputy";
  const names = own ? (["session"] as const) : registerNames;
  const narrowed = names.some((name) => filters[name]);
  const [open, setOpen] = useState(narrowed);
  const rules = useRules();
  const congress = useCongress(open);
  const delegations = useDelegationChoices(open && ["office", "head"].includes(me?.hat?.role ?? ""));
  const choices: Record<RegisterFilter, Choice[]> = {
    session: (congress.data?.sessions ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
    delegation: delegations,
    class: (rules.data?.reply_classes ?? []).map(({ code, label }) => ({ value: code, label })),
    result: (rules.data?.ratings ?? []).map(({ code, label }) => ({ value: code, label })),
    promise: (["open", "overdue", "delivered", "explained"] as const).map((value) => ({
      value,
      label: t(`filter.promises.${value}`),
    })),
  };
  return (
    <details
      className={styles.more}
      open={open}
      onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}
    >
      <summary>{t(own ? "filter.bySession" : "filter.register")}</summary>
      <div>
        {names
          .filter((name) => choices[name].length > 0)
          .map((name) => (
            <FilterField key={name} label={t(`filter.${name}`)}>
              {(id) => (
                <Select
                  id={id}
                  allowClear
                  popupMatchSelectWidth={false}
                  style={{ width: "100%" }}
                  value={filters[name] ?? null}
                  placeholder={t("filter.all")}
                  onChange={(value?: string) => setFilters({ [name]: value })}
                  options={choices[name]}
                />
              )}
            </FilterField>
          ))}
      </div>
    </details>
  );
}

/** The delegations, for those who keep their register. */
function useDelegationChoices(enabled: boolean): Choice[] {
  const { data } = useQuery({
    enabled,
    queryKey: ["delegations", "choice"],
    queryFn: () => unwrap(api.GET("/delegations", {})),
    staleTime: 60_000,
  });
  return (data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
}
