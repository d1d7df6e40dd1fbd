import i18next from "i18next";

const zone = "Asia/Shanghai";

const dayIn = (language: string) =>
  new Intl.DateTimeFormat(language, { timeZone: zone, year: "numeric", month: "long", day: "numeric" });
const chineseDay = dayIn("zh-CN");
const englishDay = dayIn("en-GB");
const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const isoDay = new Intl.DateTimeFormat("en-CA", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** True for a day without a time of day, such as `2026-05-08`. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** A day, or the day of an instant in Beijing time, in words of the chosen language. */
export function dayText(value: string): string {
  return ownDay().format(noonOf(value));
}

/** A day, or the day of an instant in Beijing time, as official papers write it, whatever language is chosen. */
export function paperDay(value: string): string {
  return chineseDay.format(noonOf(value));
}

const ownDay = () => (i18next.language === "en" ? englishDay : chineseDay);

const noonOf = (value: string) => new Date(isDay(value) ? `${value}T12:00:00+08:00` : value);

/** An instant in Beijing time, to the minute. */
export function minuteText(value: string): string {
  const at = new Date(value);
  return `${ownDay().format(at)} ${clock.format(at)}`;
}

/** The day of an instant in Beijing time, as `2026-05-08`. */
export function dayOf(at: Date): string {
  return isoDay.format(at);
}

/** How many days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The time of day of an instant in Beijing time. */
export function clockText(value: string): string {
  return clock.format(new Date(value));
}

/** The day so many days after another, as `2026-05-08`. */
export function daysAfter(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months later, or the last of that month. */
export function monthsAfter(from: string, months: number): string {
  const at = new Date(`${from}T00:00:00Z`);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months + 1, 0));
  last.setUTCDate(Math.min(at.getUTCDate(), last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
