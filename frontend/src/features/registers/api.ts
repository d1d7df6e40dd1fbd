import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { components } from "../../api/schema";
import { deputyText } from "../../lib/deputyText";

type Schemas = components["schemas"];

export type Deputy = Schemas["deputy.deputyView"];
export type DeputyStatus = Schemas["deputy.Status"];
/** What is kept of a deputy and can be changed in one form. */
export type DeputyFields = Omit<Schemas["deputy.Request"], "version" | "gender"> & Pick<Deputy, "gender">;
export type Delegation = Schemas["deputy.delegationView"];
export type Group = Schemas["deputy.groupView"];
export type Unit = Schemas["org.unitView"];
export type UnitFields = Omit<Schemas["org.UnitRequest"], "version">;

export const systems = [
  "government",
  "party",
  "supervisory_commission",
  "court",
  "procuratorate",
  "congress",
  "mass_organisation",
  "other",
] as const;

export const genders = ["male", "female"] as const;

export const deputyStatuses = ["active", "suspended", "terminated"] as const;

export interface DeputyFilters {
  page: number;
  q?: string;
  status?: DeputyStatus;
  delegation_id?: number;
  group_id?: number;
}

export interface UnitFilters {
  page: number;
  q?: string;
  system?: (typeof systems)[number];
}

type Key = { "Idempotency-Key": string };
type Versioned = { version: number };
type Saving<Old, Fields> = { old: (Old & Versioned) | null; fields: Fields; key: Key };

const keys = {
  deputies: ["deputies"],
  delegations: ["delegations"],
  groups: ["groups"],
  units: ["units"],
} as const;

const at = (id: number) => ({ path: { id } });

export function useDeputies(filters: DeputyFilters) {
  return useQuery({
    queryKey: [...keys.deputies, "list", filters],
    queryFn: () => unwrap(api.GET("/deputies", { params: { query: { ...filters, size: 20 } } })),
    placeholderData: keepPreviousData,
  });
}

/** One deputy with the whole telephone number, which lists do not show. */
export function useDeputy(id: number | null) {
  return useQuery({
    queryKey: [...keys.deputies, "item", id],
    queryFn: () => unwrap(api.GET("/deputies/{id}", { params: at(Number(id)) })),
    enabled: id !== null,
    gcTime: 0,
  });
}

/** The deputies whose mandate stands and whose name, card number or electing unit holds the words. */
export function useDeputyChoices(words: string) {
  return useQuery({
    queryKey: [...keys.deputies, "choices", words],
    queryFn: () => unwrap(api.GET("/deputies", { params: { query: { q: words || undefined, size: 50 } } })),
    select: ({ items }) =>
      items
        .filter(({ status }) => status !== "terminated")
        .map((deputy) => ({ value: deputy.id, label: deputyText(deputy) })),
    placeholderData: keepPreviousData,
  });
}

/** The whole list as its only page. */
const whole = <T>({ items }: { items: T[] }) => ({
  items,
  total: items.length,
  page: 1,
  size: Math.max(1, items.length),
});

export function useDelegations() {
  return useQuery({
    queryKey: keys.delegations,
    queryFn: () => unwrap(api.GET("/delegations")),
    select: whole<Delegation>,
  });
}

export function useGroups() {
  return useQuery({
    queryKey: keys.groups,
    queryFn: () => unwrap(api.GET("/groups")),
    select: whole<Group>,
  });
}

/** Who belongs to a delegation or group. */
export function useMembers(kind: "delegations" | "groups", id: number) {
  return useQuery({
    queryKey: [...keys[kind], "members", id],
    queryFn: () => unwrap(api.GET(`/${kind}/{id}/deputies`, { params: at(id) })),
    gcTime: 0,
  });
}

export function useUnits(filters: UnitFilters) {
  return useQuery({
    queryKey: [...keys.units, "list", filters],
    queryFn: () => unwrap(api.GET("/units", { params: { query: { ...filters, size: 20 } } })),
    placeholderData: keepPreviousData,
  });
}

/** Carries one change to the server and brings up to date what may show it. */
function useChange<In, Out>(stale: (readonly string[])[], run: (input: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => Promise.all(stale.map((queryKey) => cache.invalidateQueries({ queryKey }))),
  });
}

const people = [keys.deputies, keys.delegations, keys.groups];

export const useSaveDeputy = () =>
  useChange(people, ({ old, fields, key }: Saving<Deputy, DeputyFields>) => {
    const body = { ...fields, gender: genders.find((known) => known === fields.gender) };
    return old
      ? unwrap(api.PUT("/deputies/{id}", { params: at(old.id), body: { ...body, version: old.version } }))
      : unwrap(api.POST("/deputies", { headers: key, body }));
  });

export const useSaveUnit = () =>
  useChange([keys.units], ({ old, fields, key }: Saving<Unit, UnitFields>) =>
    old
      ? unwrap(api.PUT("/units/{id}", { params: at(old.id), body: { ...fields, version: old.version } }))
      : unwrap(api.POST("/units", { headers: key, body: fields })),
  );

export type StatusChange = "suspend" | "restore" | "terminate";

type StatusInput = Schemas["deputy.StatusRequest"] & { id: number; to: StatusChange; key: Key };

export const useChangeStatus = () =>
  useChange(people, ({ id, to, key, ...body }: StatusInput) =>
    unwrap(api.POST(`/deputies/{id}/${to}`, { params: at(id), headers: key, body })),
  );

export type DelegationFields = Omit<Schemas["deputy.DelegationRequest"], "version">;
export type GroupFields = Omit<Schemas["deputy.GroupRequest"], "version">;

export const useSaveDelegation = () =>
  useChange(people, ({ old, fields, key }: Saving<Delegation, DelegationFields>) =>
    old
      ? unwrap(
          api.PUT("/delegations/{id}", { params: at(old.id), body: { ...fields, version: old.version } }),
        )
      : unwrap(api.POST("/delegations", { headers: key, body: fields })),
  );

export const useSaveGroup = () =>
  useChange(people, ({ old, fields, key }: Saving<Group, GroupFields>) =>
    old
      ? unwrap(api.PUT("/groups/{id}", { params: at(old.id), body: { ...fields, version: old.version } }))
      : unwrap(api.POST("/groups", { headers: key, body: fields })),
  );

type Members = { id: number; version: number; deputy_ids: number[] };

/** Puts deputies into a delegation, out of the ones that they were in. */
export const useMoveDeputies = () =>
  useChange(people, ({ id, key, ...body }: Members & { key: Key }) =>
    unwrap(api.POST("/delegations/{id}/deputies", { params: at(id), headers: key, body })),
  );

/** Says who belongs to a group. */
export const useSetMembers = () =>
  useChange(people, ({ id, ...body }: Members) =>
    unwrap(api.PUT("/groups/{id}/deputies", { params: at(id), body })),
  );

export const useCloseBody = (kind: "delegations" | "groups") =>
  useChange(people, ({ id, version }: { id: number; version: number }) =>
    unwrap(api.POST(`/${kind}/{id}/close`, { params: at(id), body: { version } })),
  );

export type Committee = Schemas["org.committeeView"];
export type CommitteeFields = Omit<Schemas["org.CommitteeRequest"], "version">;

/** The categories of suggestions that the rules in force know, by code. */
export const useCategories = () =>
  useQuery({
    queryKey: ["rules"],
    queryFn: () => unwrap(api.GET("/rules", {})),
    staleTime: 300_000,
    select: ({ categories }) => categories,
  });

/** The special committees: a congress has about ten. */
export function useCommittees() {
  return useQuery({ queryKey: ["committees"], queryFn: () => unwrap(api.GET("/committees", {})) });
}

export const useSaveCommittee = () =>
  useChange([["committees"]], ({ old, fields, key }: Saving<Committee, CommitteeFields>) =>
    old
      ? unwrap(api.PUT("/committees/{id}", { params: at(old.id), body: { ...fields, version: old.version } }))
      : unwrap(api.POST("/committees", { headers: key, body: fields })),
  );
