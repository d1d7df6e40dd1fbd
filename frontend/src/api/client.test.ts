import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";

import { aPerson, aToken } from "../testing/builders";
import { at, refusal, server } from "../testing/server";
import { api, unwrap } from "./client";
import { newIdempotencyKey } from "./idempotency";
import { ApiError, OfflineError } from "./problem";
import { accessToken, beginSession, resumeSession, sessionState } from "./session";

const ended = () => refusal(401, "token-expired", "登录已失效，请重新登录。");
const me = aPerson("clerk");

/** A server that knows one access token, and hands it out on refresh. */
function serverWithToken(valid: string) {
  const seen = { refreshes: 0, calls: 0 };
  server.use(
    http.post(at("/auth/refresh"), () => {
      seen.refreshes++;
      return HttpResponse.json(aToken(me, valid));
    }),
    http.get(at("/auth/me"), ({ request }) => {
      seen.calls++;
      return request.headers.get("Authorization") === `Bearer ${valid}` ? HttpResponse.json(me) : ended();
    }),
  );
  return seen;
}

test("however many requests meet a run-out token, it is renewed once and each is sent again", async () => {
  const seen = serverWithToken("token-2");
  beginSession(aToken(me, "token-1"));
  const answers = await Promise.all(Array.from({ length: 5 }, () => unwrap(api.GET("/auth/me"))));
  expect(answers).toEqual(Array(5).fill(me));
  expect(seen).toEqual({ refreshes: 1, calls: 10 });
  expect(accessToken()).toBe("token-2");
});

test("a refused refresh ends the log-in, and the page's person is remembered", async () => {
  server.use(
    http.get(at("/auth/me"), ended),
    http.post(at("/auth/refresh"), () => refusal(401, "session-ended", "登录已失效，请重新登录。")),
  );
  beginSession(aToken(me));
  const refused = await unwrap(api.GET("/auth/me")).catch((error) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused.code).toBe("token-expired");
  expect(sessionState()).toEqual({ status: "expired", me });
  expect(accessToken()).toBeNull();
});

test("a body is sent again as it was", async () => {
  const bodies: unknown[] = [];
  serverWithToken("token-2");
  server.use(
    http.post(at("/auth/password"), async ({ request }) => {
      bodies.push(await request.json());
      return bodies.length === 1 ? ended() : new HttpResponse(null, { status: 204 });
    }),
  );
  beginSession(aToken(me, "token-1"));
  const body = { current_password: "a", new_password: "b" };
  await unwrap(api.POST("/auth/password", { body }));
  expect(bodies).toEqual([body, body]);
});

test("a wrong password at log-in does not ask for a new token", async () => {
  const seen = serverWithToken("token-2");
  server.use(http.post(at("/auth/login"), () => refusal(401, "wrong-credentials", "登录名或密码不正确。")));
  const body = { login_name: "x", password: "y" };
  await expect(unwrap(api.POST("/auth/login", { body }))).rejects.toMatchObject({
    code: "wrong-credentials",
  });
  expect(seen.refreshes).toBe(0);
});

test("a refusal carries its code, its fields and its number", async () => {
  const fields = [{ name: "phone", code: "malformed", reason: "请填写 11 位手机号。" }];
  server.use(http.get(at("/auth/me"), () => refusal(422, "invalid-fields", "填写的内容有误。", fields)));
  const error = await unwrap(api.GET("/auth/me")).catch((failure) => failure);
  expect(error).toMatchObject({ code: "invalid-fields", status: 422, fields, requestId: "r-1" });
});

test("a page that a proxy wrote is a refusal too", async () => {
  server.use(http.get(at("/auth/me"), () => new HttpResponse("<html>Bad Gateway</html>", { status: 502 })));
  const error = await unwrap(api.GET("/auth/me")).catch((failure) => failure);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 502, code: "http-502" });
});

test("a server out of reach is not a refusal", async () => {
  server.use(http.get(at("/auth/me"), () => HttpResponse.error()));
  await expect(unwrap(api.GET("/auth/me"))).rejects.toBeInstanceOf(OfflineError);
});

test("a visit resumes a log-in only where there was one", async () => {
  const seen = serverWithToken("token-2");
  await resumeSession();
  expect(seen.refreshes).toBe(0);
  beginSession(aToken(me, "token-1"));
  await resumeSession();
  expect(seen.refreshes).toBe(1);
  expect(sessionState().status).toBe("active");
});

test("no two submissions share a key", () => {
  const keys = Array.from({ length: 1000 }, newIdempotencyKey);
  expect(new Set(keys).size).toBe(1000);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
});
