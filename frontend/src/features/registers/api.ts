import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import createClient from "openapi-fetch";

import { send, unwrap } from "../../api/client";
import type { Problem } from "../../api/problem";

export type DeputyStatus = "active" | "suspended" | "terminated";

/** What is kept of a deputy and can be changed in one form. */
export interface DeputyFields {
  name: string;
  gender: "male" | "female" | "";
  level: "national" | "provincial" | "municipal" | "county" | "township";
  card_no: string;
  delegation_id: number | null;
  electing_unit: string;
  phone: string;
}

export interface Deputy extends DeputyFields {
  id: number;
  version: number;
  delegation: string;
  status: DeputyStatus;
  status_reason: string;
  status_on: string | null;
  has_account: boolean;
}

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

export interface UnitFields {
  name: string;
  short_name: string;
  code: string;
  system: (typeof systems)[number];
  phone: string;
  active: boolean;
}

export interface Unit extends UnitFields {
  id: number;
  version: number;
}

export interface Filters {
  page: number;
  q?: string;
  status?: string;
  system?: string;
}

/** A reason and the day from which it holds, for the version that was in view. */
export interface StatusChange {
  version: number;
  reason: string;
  date: string;
}

type Listed<T> = { items: T[]; total: number; page: number; size: number };
type Failure = { content: { "application/problem+json": Problem } };
type Answer<Ok> = { responses: { 200: { content: { "application/json": Ok } }; default: Failure } };
type Id = { path: { id: number } };
type Key = { header?: { "Idempotency-Key"?: string } };
type Body<T> = { requestBody: { content: { "application/json": T } } };
type Versioned = { version: number };
type Query = { parameters: { query?: Partial<Filters> & { size?: number } } };

interface RegisterPaths {
  "/deputies": {
    get: Query & Answer<Listed<Deputy>>;
    post: { parameters: Key } & Body<DeputyFields> & Answer<Deputy>;
  };
  "/deputies/{id}": {
    get: { parameters: Id } & Answer<Deputy>;
    put: { parameters: Id } & Body<DeputyFields & Versioned> & Answer<Deputy>;
  };
  "/deputies/{id}/suspend": { post: { parameters: Id & Key } & Body<StatusChange> & Answer<Deputy> };
  "/deputies/{id}/restore": { post: { parameters: Id & Key } & Body<StatusChange> & Answer<Deputy> };
  "/delegations": { get: Answer<{ items: { id: number; name: string }[] }> };
  "/units": {
    get: Query & Answer<Listed<Unit>>;
    post: { parameters: Key } & Body<UnitFields> & Answer<Unit>;
  };
  "/units/{id}": { put: { parameters: Id } & Body<UnitFields & Versioned> & Answer<Unit> };
}

const api = createClient<RegisterPaths>({ baseUrl: `${location.origin}/api/v1`, fetch: send });

export const keys = {
  deputies: ["deputies"] as const,
  units: ["units"] as const,
};

const query = (filters: Filters) => ({ params: { query: { ...filters, size: 20 } } });

export function useDeputies(filters: Filters) {
  return useQuery({
    queryKey: [...keys.deputies, "list", filters],
    queryFn: () => unwrap(api.GET("/deputies", query(filters))),
    placeholderData: keepPreviousData,
  });
}

/** One deputy with the whole telephone number, which lists do not show. */
export function useDeputy(id: number | null) {
  return useQuery({
    queryKey: [...keys.deputies, "item", id],
    queryFn: () => unwrap(api.GET("/deputies/{id}", { params: { path: { id: Number(id) } } })),
    enabled: id !== null,
    gcTime: 0,
  });
}

export function useDelegations() {
  return useQuery({ queryKey: ["delegations"], queryFn: () => unwrap(api.GET("/delegations")) });
}

export function useUnits(filters: Filters) {
  return useQuery({
    queryKey: [...keys.units, "list", filters],
    queryFn: () => unwrap(api.GET("/units", query(filters))),
    placeholderData: keepPreviousData,
  });
}

function useChange<In, Out>(queryKey: readonly string[], run: (input: In) => Promise<Out>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: run, onSettled: () => cache.invalidateQueries({ queryKey }) });
}

type Saving<T> = { old: ({ id: number } & Versioned) | null; fields: T; key: { "Idempotency-Key": string } };

export const useSaveDeputy = () =>
  useChange(keys.deputies, ({ old, fields, key }: Saving<DeputyFields>) =>
    old
      ? unwrap(
          api.PUT("/deputies/{id}", {
            params: { path: { id: old.id } },
            body: { ...fields, version: old.version },
          }),
        )
      : unwrap(api.POST("/deputies", { params: { header: key }, body: fields })),
  );

export const useSaveUnit = () =>
  useChange(keys.units, ({ old, fields, key }: Saving<UnitFields>) =>
    old
      ? unwrap(
          api.PUT("/units/{id}", {
            params: { path: { id: old.id } },
            body: { ...fields, version: old.version },
          }),
        )
      : unwrap(api.POST("/units", { params: { header: key }, body: fields })),
  );

interface StatusInput extends StatusChange {
  id: number;
  to: "suspend" | "restore";
  key: { "Idempotency-Key": string };
}

export const useChangeStatus = () =>
  useChange(keys.deputies, ({ id, to, key, ...body }: StatusInput) =>
    unwrap(api.POST(`/deputies/{id}/${to}`, { params: { path: { id }, header: key }, body })),
  );
