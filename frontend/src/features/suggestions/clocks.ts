import type { Clock, RuleSet } from "../../api/core";
import { daysAfter, monthsAfter } from "../../lib/date";

/** The running clock of a kind on one assignment. */
export function clockOf(clocks: Clock[], kind: string, assignment: number): Clock | undefined {
  return clocks.find(
    (clock) => clock.kind === kind && clock.assignment_id === assignment && clock.state === "running",
  );
}

/** How many days the last day may move on when it falls into a holiday; the server knows the day itself. */
const roll = 10;

/** The last day that a picker offers for an extension; the server refuses what the rules do not allow. */
export function latestExtension(clock: Clock, limits?: RuleSet["limits"]): string | undefined {
  const limit = limits?.find((one) => one.clock === clock.kind);
  const months = /^(\d+)m$/.exec(limit?.extended_term ?? "")?.[1];
  if (!months) return undefined;
  const last = monthsAfter(clock.started_on, Number(months));
  return limit?.roll ? daysAfter(last, roll) : last;
}
