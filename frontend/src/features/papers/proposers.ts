import type { Point, Reply, Suggestion } from "../../api/core";

/** One unit's answer, with the requests that it answers. */
export interface Answer {
  unit_name: string;
  points: Point[];
  reply: Reply;
}

/** The letters that were delivered in the latest round that has any, and those received from where it was merged into. */
export function answersOf({ rounds, received_replies, content }: Suggestion): Answer[] {
  const own = rounds
    .map(({ assignments }) =>
      assignments.flatMap(({ unit_name, reply }) =>
        reply?.delivered_at ? [{ unit_name, reply, points: content.points }] : [],
      ),
    )
    .filter((answers) => answers.length > 0)
    .at(-1);
  return [...(own ?? []), ...received_replies];
}

/** The answer with this reply, whether it stands or another took its place. */
export function answerOf({ rounds, received_replies, content }: Suggestion, id: number): Answer | undefined {
  const own = rounds.flatMap(({ assignments }) =>
    assignments.flatMap(({ unit_name, reply, former_replies }) =>
      [reply, ...former_replies].flatMap((one) =>
        one ? [{ unit_name, reply: one, points: content.points }] : [],
      ),
    ),
  );
  return [...own, ...received_replies].find(({ reply }) => reply.id === id);
}

/** The names of all who propose it, the lead first. */
export function proposersOf({ proposer, signatures }: Suggestion): string[] {
  const cosigners = signatures.filter(({ state }) => state === "confirmed").map(({ name }) => name);
  return [...new Set([proposer.name || proposer.delegation_name, ...cosigners])];
}
