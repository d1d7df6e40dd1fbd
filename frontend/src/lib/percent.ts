/** A percentage as the server computed it, with its sign; a dash of nothing, which has none. */
export const percentText = (percent: string) => (percent ? `${percent}%` : "—");
