import { dayText, isDay, minuteText } from "../lib/date";

interface Props {
  /** A day such as 2026-05-08, or an instant. */
  value?: string | null;
  /** Shows the day of an instant only. */
  dayOnly?: boolean;
  fallback?: string;
}

/** A date in words, in Beijing time. */
export function DateText({ value, dayOnly, fallback = "—" }: Props) {
  if (!value) return <span>{fallback}</span>;
  return <time dateTime={value}>{dayOnly || isDay(value) ? dayText(value) : minuteText(value)}</time>;
}
