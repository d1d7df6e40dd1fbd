import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

import type { Assignment, Suggestion } from "../src/api/core";
import { arrive } from "./acting";
import { desk, login, newPage, type Server, startServer } from "./harness";

const aDay = 86_400_000;

export type Part = "sole" | "lead" | "co" | "separate";

/** The three people of a unit, by their log-ins. */
export interface Unit {
  name: string;
  clerk: string;
  reviewer: string;
  signer: string;
}

export const transport: Unit = {
  name: "市交通运输局",
  clerk: "clerk",
  reviewer: "reviewer",
  signer: "signer",
};

const numbered = (no: string, name: string): Unit => ({
  name,
  clerk: `clerk${no}`,
  reviewer: `reviewer${no}`,
  signer: `signer${no}`,
});
export const finance = numbered("08", "市财政局");
export const housing = numbered("12", "市住房和城乡建设局");

/** What a reply says besides its answers. */
interface Said {
  number: string;
  class_code?: string;
  commitment_text?: string;
  commitment_due_on?: string;
}

/**
 * A demonstration with everyone logged in. What a journey is about is done in the pages; what leads up to
 * it, which other journeys do in the pages, is told to the server by the same log-ins.
 */
export class Story {
  private readonly pages = new Map<string, Page>();
  private readonly tokens = new Map<string, { text: string; until: number }>();
  private ahead = 0;

  private constructor(
    private readonly server: Server,
    private readonly password: string,
  ) {}

  static async begin(database: "sqlite" | "postgres" = "sqlite"): Promise<Story> {
    const server = await startServer({ database, demo: true });
    return new Story(server, readFileSync(path.join(server.folder, "data/demo-password"), "utf8").trim());
  }

  /** A page of somebody without a log-in. */
  stranger(size = desk): Promise<Page> {
    return newPage(this.server, size);
  }

  /** The page at which somebody is logged in, each in a browser profile of his own. */
  async page(who: string, size = desk): Promise<Page> {
    const known = this.pages.get(who);
    if (known) return known;
    const page = await this.again(who, size);
    this.pages.set(who, page);
    return page;
  }

  /** Logs in by the form once more, in a browser profile of his own. */
  async again(who: string, size = desk): Promise<Page> {
    const page = await newPage(this.server, size);
    if (this.ahead > 0) await page.clock.setFixedTime(new Date(this.now()));
    await login(page, who, this.password);
    await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
    return page;
  }

  /** Types the log-in into the fields of the page, by the keyboard alone. */
  async type(page: Page, who: string) {
    await page.keyboard.type(who);
    await page.keyboard.press("Tab");
    await page.keyboard.type(this.password);
    await page.keyboard.press("Enter");
  }

  /** An empty page at which nobody is logged in. */
  visitor(size = desk): Promise<Page> {
    return newPage(this.server, size);
  }

  /** The same page, at the item. */
  async at(who: string, { id, title }: { id: number; title: string }, size = desk): Promise<Page> {
    const page = await this.page(who, size);
    await arrive(page, id, title);
    return page;
  }

  /** So many days go by, for the server and for the browsers; everyone logs in again. */
  async later(days: number) {
    this.ahead += days;
    await this.server.stop();
    await this.server.restart({ ahead: this.ahead });
    this.tokens.clear();
    for (const page of this.pages.values()) await page.context().close();
    this.pages.clear();
  }

  /** The day so many days from now, as the server counts. */
  day(days: number): string {
    return new Date(this.now() + days * aDay + 8 * 3_600_000).toISOString().slice(0, 10);
  }

  private now() {
    return Date.now() + this.ahead * aDay;
  }

  item(who: string, id: number): Promise<Suggestion> {
    return this.call(who, "GET", `/suggestions/${id}`);
  }

  /** The assignment of a unit in the open round. */
  async part(who: string, id: number, unit: Unit): Promise<Assignment> {
    const item = await this.item(who, id);
    const part = item.rounds
      .at(-1)
      ?.assignments.find((one) => one.unit_name === unit.name && one.ended === "");
    if (!part) throw new Error(`${unit.name} has no part in ${item.title}`);
    return part;
  }

  /** Sends an action on the item, or on what belongs to it, in the version that the person sees now. */
  async act(who: string, id: number, address: string, body: object = {}) {
    const { version } = await this.item(who, id);
    await this.call(who, "POST", address, { ...body, version });
  }

  private async call<T>(who: string, method: string, address: string, body?: object): Promise<T> {
    const response = await fetch(`${this.server.url}/api/v1${address}`, {
      method,
      headers: {
        "Content-Type": "application/json",
        "Idempotency-Key": randomUUID(),
        ...(who && { Authorization: `Bearer ${await this.token(who)}` }),
      },
      body: body && JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${who}: ${method} ${address}: ${JSON.stringify(answer)}`);
    return answer as T;
  }

  private async token(who: string): Promise<string> {
    const known = this.tokens.get(who);
    if (known && Date.now() < known.until) return known.text;
    const answer = await this.call<{ access_token: string; expires_in: number }>("", "POST", "/auth/login", {
      login_name: who,
      password: this.password,
    });
    this.tokens.set(who, {
      text: answer.access_token,
      until: Date.now() + (answer.expires_in - 60) * 1000,
    });
    return answer.access_token;
  }

  private readonly units = new Map<string, number>();

  private async unitId({ name }: Unit): Promise<number> {
    if (this.units.size === 0) {
      const list = await this.call<{ items: { id: number; name: string }[] }>(
        "office",
        "GET",
        "/units?size=200",
      );
      for (const unit of list.items) this.units.set(unit.name, unit.id);
    }
    const id = this.units.get(name);
    if (!id) throw new Error(`there is no unit ${name}`);
    return id;
  }

  /** A suggestion, submitted by the deputy and under review; registered unless said otherwise. */
  async suggestion(
    deputy: string,
    title: string,
    points: string[],
    { register = true, referenceOnly = false } = {},
  ) {
    const item = await this.submitted(deputy, title, points, referenceOnly);
    await this.review(item.id, register);
    return item;
  }

  /** A suggestion that waits for its review. */
  async submitted(deputy: string, title: string, points: string[], referenceOnly = false) {
    const id = await this.write(deputy, title, points, referenceOnly);
    await this.act(deputy, id, `/suggestions/${id}/submit`, { no_state_secrets: true });
    return { id, title };
  }

  /** A suggestion of several deputies, the lead first, all of whom have confirmed; registered. */
  async jointSuggestion([lead = "", ...cosigners]: string[], title: string, points: string[]) {
    const id = await this.write(lead, title, points);
    const deputies = await Promise.all(cosigners.map((who) => this.mandate(who)));
    await this.act(lead, id, `/suggestions/${id}/cosigners`, { deputy_ids: deputies.map((one) => one.id) });
    for (const who of cosigners) {
      const { content } = await this.item(who, id);
      await this.act(who, id, `/suggestions/${id}/signature/confirm`, { text_no: content.version_no });
    }
    await this.act(lead, id, `/suggestions/${id}/submit`, { no_state_secrets: true });
    await this.review(id, true);
    return { id, title };
  }

  /** The name of the deputy behind a log-in. */
  async nameOf(who: string): Promise<string> {
    return (await this.mandate(who)).name;
  }

  /** The name of the person behind a log-in. */
  async personOf(who: string): Promise<string> {
    return (await this.call<{ user: { name: string } }>(who, "GET", "/auth/me")).user.name;
  }

  private mandate(who: string): Promise<{ id: number; name: string }> {
    return this.call(who, "GET", "/deputies/own");
  }

  /** A draft of the deputy's. */
  async write(deputy: string, title: string, points: string[], referenceOnly = false): Promise<number> {
    const { id } = await this.call<{ id: number }>(deputy, "POST", "/suggestions", {
      title,
      category: "urban_environment",
      situation: `${title.slice(2, -3)}，群众多次反映。`,
      analysis: "",
      points,
      publicity_consent: "full",
      reference_only: referenceOnly,
      suggested_units: "",
      attachment_ids: [],
    });
    return id;
  }

  private async review(id: number, register: boolean) {
    await this.act("office", id, `/suggestions/${id}/start-review`);
    if (register) await this.act("office", id, `/suggestions/${id}/register`);
  }

  async assign(id: number, ...parts: [Unit, Part][]) {
    const units = [];
    for (const [unit, role] of parts) units.push({ unit_id: await this.unitId(unit), role });
    await this.act("office", id, `/suggestions/${id}/assign`, { units, note: "" });
  }

  async receive(id: number, ...units: Unit[]) {
    for (const unit of units) {
      const part = await this.part(unit.clerk, id, unit);
      await this.act(unit.clerk, id, `/assignments/${part.id}/receive`);
    }
  }

  /** The unit talks to the proposer, writes its reply, passes it on and signs it. */
  async deliver(id: number, unit: Unit, said: Said) {
    await this.draft(id, unit, said);
    const { reply } = await this.part(unit.reviewer, id, unit);
    const passes = { pass: true, comment: "", document_no: "" };
    await this.act(unit.reviewer, id, `/replies/${reply?.id}/review`, passes);
    await this.act(unit.signer, id, `/replies/${reply?.id}/sign`, { ...passes, document_no: said.number });
  }

  /** As far as the reviewer. */
  async draft(id: number, unit: Unit, { class_code = "A", ...said }: Said) {
    const part = await this.part(unit.clerk, id, unit);
    await this.act(unit.clerk, id, `/assignments/${part.id}/communications`, {
      phase: "during",
      mode: "phone",
      held_on: this.day(0),
      place: "",
      persons: "经办人、代表",
      summary: "介绍了办理的打算，听取了代表的意见。",
    });
    const { content } = await this.item(unit.clerk, id);
    await this.call(unit.clerk, "PUT", `/assignments/${part.id}/reply`, {
      version: part.reply?.version ?? 0,
      opening: "您提出的建议收悉，现答复如下。",
      answers: content.points.map((point) => ({
        point_id: point.id,
        text: `关于“${point.text}”，已经安排。`,
      })),
      closing: "感谢您对工作的关心。",
      class_code,
      class_reason: "",
      commitment_text: said.commitment_text ?? "",
      commitment_due_on: said.commitment_due_on ?? null,
      no_contact_reason: "",
      contact_person: "魏联系",
      contact_phone: "0000-0001234",
    });
    const { reply } = await this.part(unit.clerk, id, unit);
    await this.act(unit.clerk, id, `/replies/${reply?.id}/submit`);
  }

  async rate(deputy: string, id: number, result: "satisfied" | "dissatisfied", reasons = "") {
    await this.act(deputy, id, `/suggestions/${id}/feedback`, { attitude: "satisfied", result, reasons });
  }
}
