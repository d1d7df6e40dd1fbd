import { useEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { onShowKeys, useKeys } from "../../lib/keys";
import { onDemand } from "../../lib/onDemand";

const KeysDialog = onDemand(async () => (await import("./KeysDialog")).KeysDialog);

/** What single keys do on every page: along the rows of a list, to the search, and what keys there are. */
export function Keys() {
  const [help, setHelp] = useState<"open" | "closed">();
  const search = useSearch();
  useEffect(() => onShowKeys(() => setHelp("open")), []);
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => onARow() && step(1),
    ArrowUp: () => onARow() && step(-1),
    x: tick,
    "/": search,
    "?": () => setHelp("open"),
  });
  return help ? <KeysDialog open={help === "open"} close={() => setHelp("closed")} /> : null;
}

const content = () => document.getElementById("main");

/** What can be stopped at in a list: the link of each row, then the way to the next page. */
function stops(): HTMLElement[] {
  const rows = [...(content()?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const links = rows.flatMap((row) => row.querySelector<HTMLElement>("a[href]") ?? []);
  const next = content()?.querySelector<HTMLElement>("[data-next-page]:not(:disabled)");
  return next && links.length > 0 ? [...links, next] : links;
}

const rowOf = (node: Element | null) => node?.closest("[data-row]") ?? null;

const onARow = () => rowOf(document.activeElement) !== null;

function step(by: 1 | -1): boolean {
  const all = stops();
  const row = rowOf(document.activeElement);
  const at = all.findIndex((one) => one === document.activeElement || (row !== null && rowOf(one) === row));
  const last = all.length - 1;
  // From the way to the next page on to the first row: by then it is that page's.
  const to = at === last && by === 1 ? 0 : Math.max(0, at + by);
  const stop = all[at === -1 && by === -1 ? last : to];
  if (!stop) return false;
  stop.focus();
  stop.scrollIntoView({ block: "nearest" });
  return true;
}

function tick(): boolean {
  const box = rowOf(document.activeElement)?.querySelector<HTMLElement>(
    "input[type=checkbox]:not(:disabled)",
  );
  box?.click();
  return box !== undefined && box !== null;
}

const field = () => content()?.querySelector<HTMLInputElement>("[role=search] input");

/** Goes to the field that searches this page, else to that of the list of suggestions, for those who have it. */
function useSearch(): () => boolean {
  const navigate = useNavigate();
  const { key } = useLocation();
  const wanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is there once the address has changed
  useEffect(() => {
    if (wanted.current) field()?.focus();
    wanted.current = false;
  }, [key]);
  return () => {
    const input = field();
    if (input) {
      input.focus();
      input.select();
      return true;
    }
    if (!document.querySelector("nav a[href='/suggestions']")) return false;
    wanted.current = true;
    void navigate("/suggestions", { state: { keepFocus: true } });
    return true;
  };
}
