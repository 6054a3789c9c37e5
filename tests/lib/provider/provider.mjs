// Two OpenID Connect providers for the tests of the login, on 127.0.0.1: the first answers userinfo, the second does not.
// node provider.mjs PORT PORT CALLBACK. Whoever types a name is logged in as it. PUT /roles {"anna": ["analytiker"]} gives roles.
// Some names get an ID token that no honest provider would give: see FORGED.
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from "jose";

const [first, second, callback] = process.argv.slice(2);
const hours = 3600;
const FORGED = {
  "fel-mottagare": (claims) => ({ ...claims, aud: "nagon-annan", azp: claims.aud }),
  "fel-nonce": (claims) => ({ ...claims, nonce: "gissad" }),
  "gammal": (claims) => ({ ...claims, iat: claims.iat - 9 * hours }),
};
const roles = {};
const { privateKey } = await generateKeyPair("RS256", { extractable: true });
const jwk = { ...(await exportJWK(privateKey)), kid: "test", alg: "RS256", use: "sig" };

const body = async (request) => {
  let text = "";
  for await (const part of request) text += part;
  return text;
};

const start = (port, { answersUserinfo }) => {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{
      client_id: "lstdash", client_secret: "hemlig-men-bara-i-prov",
      redirect_uris: [callback], post_logout_redirect_uris: [callback],
    }],
    jwks: { keys: [jwk] },
    cookies: { keys: ["bara i prov"], names: { session: `session${port}`, interaction: `interaction${port}`, resume: `resume${port}` } },
    claims: { openid: ["sub", "roles"], email: ["email"], profile: ["name"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, userinfo: { enabled: answersUserinfo } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.se`, name: `${id[0].toUpperCase()}${id.slice(1)} Prov`, roles: roles[id] }),
    }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path !== "/token" || !ctx.body?.id_token) return;
    const claims = decodeJwt(ctx.body.id_token);
    const forge = FORGED[claims.sub];
    if (forge) ctx.body = { ...ctx.body, id_token: await new SignJWT(forge(claims)).setProtectedHeader({ alg: "RS256", kid: "test" }).sign(privateKey) };
  });
  const answer = provider.callback();
  createServer(async (request, response) => {
    if (request.url === "/roles") {
      Object.assign(roles, JSON.parse(await body(request)));
      response.writeHead(204).end();
    } else if (!request.url.startsWith("/interaction/")) {
      answer(request, response);
    } else if (request.method === "GET") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end('<!doctype html><title>Prov</title><form method="post"><label>Namn <input name="name"></label><button>Logga in</button></form>');
    } else {
      request.body = undefined;
      const name = new URLSearchParams(await body(request)).get("name");
      await provider.interactionFinished(request, response, { login: { accountId: name } });
    }
  }).listen(Number(port), "127.0.0.1");
};

start(first, { answersUserinfo: true });
start(second, { answersUserinfo: false });
