const places: Record<string, string> = { key_item: "/key-items", activity: "/activities" };

/** The page of what a task or a notice is about beside the suggestion: "key_item/7". */
export function placeOfSubject(subject: string): string | undefined {
  const [kind = "", id] = subject.split("/");
  return places[kind] && `${places[kind]}/${id}`;
}
