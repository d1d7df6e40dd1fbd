/** Tells one deputy from others of the same name. */
export function deputyText(deputy: { name: string; card_no: string; delegation: string }): string {
  return [deputy.name, deputy.card_no, deputy.delegation].filter(Boolean).join(" · ");
}
