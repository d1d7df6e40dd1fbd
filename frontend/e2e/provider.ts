import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server must know of the provider. */
export const client = { id: "lianluo", secret: "provider-knows-this" };

/** An OpenID Connect provider whose page asks the person at the browser to confirm who he is. */
export interface Provider {
  url: string;
  close(): void;
}

interface Grant {
  nonce: string;
  challenge: string;
  redirect: string;
}

const base64 = (value: object | Buffer) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString("base64url");

/** Starts a provider that knows one person. */
export async function startProvider(): Promise<Provider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  let url = "";

  const json = (response: ServerResponse, status: number, body: object) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };

  function authorize(query: URLSearchParams, response: ServerResponse) {
    const back = new URL(query.get("redirect_uri") ?? "");
    if (query.get("client_id") !== client.id || query.get("code_challenge_method") !== "S256")
      return json(response, 400, { error: "invalid_request" });
    const code = randomBytes(16).toString("hex");
    grants.set(code, {
      nonce: query.get("nonce") ?? "",
      challenge: query.get("code_challenge") ?? "",
      redirect: query.get("redirect_uri") ?? "",
    });
    back.searchParams.set("state", query.get("state") ?? "");
    back.searchParams.set("code", code);
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(
      `<!doctype html><title>政务登录</title><p>您是任一鸣？</p><a href="${back.href.replaceAll("&", "&amp;")}">确认登录</a>`,
    );
  }

  function token(form: URLSearchParams, authorization: string, response: ServerResponse) {
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const known = Buffer.from(`${client.id}:${client.secret}`).toString("base64");
    const allowed =
      authorization === `Basic ${known}` ||
      (form.get("client_id") === client.id && form.get("client_secret") === client.secret);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!allowed || !grant || challenge !== grant.challenge || form.get("redirect_uri") !== grant.redirect)
      return json(response, 400, { error: "invalid_grant" });
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: url,
      aud: client.id,
      sub: "person-1",
      nonce: grant.nonce,
      iat: now,
      exp: now + 300,
    };
    const signed = `${base64({ alg: "RS256", kid: "1" })}.${base64(claims)}`;
    const idToken = `${signed}.${base64(sign("RSA-SHA256", Buffer.from(signed), privateKey))}`;
    json(response, 200, { access_token: "x", token_type: "Bearer", expires_in: 60, id_token: idToken });
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    if (pathname === "/.well-known/openid-configuration")
      return json(response, 200, {
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    if (pathname === "/keys")
      return json(response, 200, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
      });
    if (pathname === "/authorize") return authorize(searchParams, response);
    if (pathname !== "/token") return json(response, 404, {});
    readBody(request).then((body) =>
      token(new URLSearchParams(body), request.headers.authorization ?? "", response),
    );
  });
  url = await listen(server);
  return { url, close: () => server.close() };
}

/** Lets a server listen on a free port of this machine and gives its address. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** All of a request's body. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
