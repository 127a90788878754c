// A city's identity provider, for tests: oidc-provider as certified, signing people in by a form without a password,
// and on demand handing out ID tokens that no provider should.
//
//   node provider.js PORT [CERTIFICATE KEY]     PUT /test/people/{subject}, PUT /test/forge

import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { SignJWT, UnsecuredJWT, decodeJwt, exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

const [port, certificate, key] = process.argv.slice(2);
const issuer = `${certificate ? "https" : "http"}://127.0.0.1:${port}`;
const pair = () => generateKeyPair("RS256", { extractable: true });
const signing = await pair();
const stranger = await pair();
const people = new Map();
let forged = {};

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "poste",
      client_secret: "entre nous & la ville",
      redirect_uris: ["https://poste/api/v1/session/oidc/callback"],
      post_logout_redirect_uris: ["https://poste/"],
    },
  ],
  jwks: { keys: [{ ...(await exportJWK(signing.privateKey)), kid: "signing", alg: "RS256", use: "sig" }] },
  claims: { openid: ["sub", "acr", "amr"], profile: ["name", "preferred_username", "groups", "roles"] },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub)?.claims, sub }) }),
  loadExistingGrant: async (ctx) => {
    const { accountId } = ctx.oidc.session;
    const grant = new ctx.oidc.provider.Grant({ clientId: "poste", accountId });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  cookies: { keys: ["of a test"] },
});

async function body(ctx) {
  let text = "";
  for await (const part of ctx.req) text += part;
  return text;
}

async function forge(token) {
  const { claims, header, by } = { claims: {}, header: {}, by: "signing", ...forged };
  const told = { ...decodeJwt(token), ...claims };
  for (const [name, value] of Object.entries(claims)) if (value === null) delete told[name];
  if (by === "nobody") return new UnsecuredJWT(told).encode();
  if (by === "secret") {
    const secret = new TextEncoder().encode("entre nous & la ville".padEnd(32, "."));
    return new SignJWT(told).setProtectedHeader({ alg: "HS256", ...header }).sign(secret);
  }
  const pairs = { signing, stranger };
  return new SignJWT(told).setProtectedHeader({ alg: "RS256", kid: "signing", ...header }).sign(pairs[by].privateKey);
}

provider.use(async (ctx, next) => {
  const [, area, name] = ctx.path.split("/");
  if (area === "test" && ctx.method === "PUT") {
    const told = JSON.parse(await body(ctx));
    if (name === "people") people.set(ctx.path.split("/")[3], told);
    else forged = told;
    ctx.status = 204;
  } else if (area === "interaction" && ctx.method === "POST") {
    const subject = new URLSearchParams(await body(ctx)).get("subject");
    const { amr, acr } = people.get(subject) ?? {};
    const refusal = { error: "access_denied", error_description: "the person said no" };
    const result = people.has(subject) ? { login: { accountId: subject, amr, acr } } : refusal;
    ctx.respond = false;
    await provider.interactionFinished(ctx.req, ctx.res, result);
  } else if (area === "interaction") {
    ctx.body = '<form method="post"><input name="subject"></form>';
  } else {
    await next();
    const idToken = ctx.oidc?.route === "token" && ctx.body?.id_token;
    if (idToken && Object.keys(forged).length) ctx.body.id_token = await forge(idToken);
    if (ctx.oidc?.route === "userinfo" && forged.userinfo) ctx.body = { ...ctx.body, ...forged.userinfo };
  }
});

const tls = certificate && { cert: readFileSync(certificate), key: readFileSync(key) };
const server = tls ? https.createServer(tls, provider.callback()) : http.createServer(provider.callback());
server.listen(Number(port), "127.0.0.1");
