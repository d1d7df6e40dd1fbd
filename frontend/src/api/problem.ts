/** One input that the server refused, by its JSON name. */
export interface FieldProblem {
  name: string;
  code?: string;
  reason: string;
}

/** A problem document (RFC 9457) as the server sends it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  fields?: FieldProblem[];
  request_id?: string;
}

/** The server answered, and refused. Match on `code`, never on the text. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = "ApiError";
  }

  get status() {
    return this.problem.status;
  }

  get code() {
    return this.problem.code;
  }

  get fields(): FieldProblem[] {
    return this.problem.fields ?? [];
  }

  get requestId() {
    return this.problem.request_id;
  }
}

/** The server could not be reached, so nobody knows whether the request took effect. */
export class OfflineError extends Error {
  constructor(cause?: unknown) {
    super("offline", { cause });
    this.name = "OfflineError";
  }
}

let inWords = (problem: Problem): Problem => problem;

/** Has every problem told in the words of the chosen language. */
export function tellProblemsBy(words: (problem: Problem) => Problem) {
  inWords = words;
}

/** Reads a problem out of any refusing answer, also one that a proxy in between wrote. */
export function toProblem(body: unknown, response: Response): Problem {
  const requestId = response.headers.get("X-Request-Id") ?? undefined;
  if (isProblem(body)) return inWords({ request_id: requestId, ...body });
  return {
    type: "about:blank",
    title: response.statusText || String(response.status),
    status: response.status,
    code: `http-${response.status}`,
    request_id: requestId,
  };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "status" in body && "code" in body;
}
