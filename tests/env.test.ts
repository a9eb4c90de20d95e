import { describe, expect, test } from "vitest";
import { parseSettings, type Env } from "../src/env.ts";

const SECRET = "A".repeat(43);

const env = (changes: Record<string, string | undefined> = {}) =>
  ({
    ENVIRONMENT: "production",
    PUBLIC_URL: "https://news.example.com/",
    ADMIN_TOKEN: "a-long-admin-token",
    TOKEN_KEYS: `k2:${SECRET}, k1:${SECRET}`,
    ADDRESS_KEY: SECRET,
    RESEND_API_KEY: "re_key",
    RESEND_WEBHOOK_SECRET: "whsec_one, whsec_two",
    ...changes,
  }) as unknown as Env;

describe("settings", () => {
  test("are read with their usual values where they may be left out", () => {
    const settings = parseSettings(env());
    expect(settings).toMatchObject({
      isLocal: false,
      publicUrl: "https://news.example.com",
      siteName: "Watchbell",
      resend: { baseUrl: "https://api.resend.com", webhookSecrets: ["whsec_one", "whsec_two"] },
      mailer: { kind: "resend" },
      limits: { complaintPercent: 0.3, bouncePercent: 5 },
      signUp: { roleAddresses: "allow", disposableAddresses: "refuse", embedOrigins: ["*"] },
      turnstile: null,
      x: { bearerToken: null, monthlyReads: 10_000, bridge: null },
    });
    expect(settings.tokenKeys.map(({ id }) => id)).toEqual(["k2", "k1"]);
  });

  test("that are missing or wrong are all named at once, never with their values", () => {
    const broken = () =>
      parseSettings(env({ PUBLIC_URL: "", ADMIN_TOKEN: "short", RESEND_API_KEY: undefined }));
    expect(broken).toThrow(/PUBLIC_URL.*ADMIN_TOKEN.*RESEND_API_KEY/s);
    expect(broken).not.toThrow(/short/);
  });

  test.for([
    [{ TOKEN_KEYS: "k1:short" }, "TOKEN_KEYS"],
    [{ TOKEN_KEYS: SECRET }, "TOKEN_KEYS"],
    [{ ADDRESS_KEY: "not base64url!" }, "ADDRESS_KEY"],
    [{ X_MONTHLY_READS: "many" }, "X_MONTHLY_READS"],
    [{ PUBLIC_URL: "javascript:alert(1)" }, "PUBLIC_URL"],
    [{ MAILER: "pigeon" }, "MAILER"],
    [{ MAILER: "smtp" }, "SMTP_URL"],
    [{ MAILER: "smtp", SMTP_URL: "https://mail.example" }, "SMTP_URL"],
    [{ MAILER: "smtp", SMTP_URL: "smtp://user:pass@mail.example:587" }, "SMTP_URL"],
    [{ COMPLAINT_LIMIT_PERCENT: "none" }, "COMPLAINT_LIMIT_PERCENT"],
    [{ BOUNCE_LIMIT_PERCENT: "0" }, "BOUNCE_LIMIT_PERCENT"],
    [{ ROLE_ADDRESSES: "perhaps" }, "ROLE_ADDRESSES"],
    [{ DISPOSABLE_ADDRESSES: "perhaps" }, "DISPOSABLE_ADDRESSES"],
    [{ EMBED_ORIGINS: "https://blog.example; script-src *" }, "EMBED_ORIGINS"],
    [{ EMBED_ORIGINS: "blog.example/page" }, "EMBED_ORIGINS"],
    [{ TURNSTILE_SITE_KEY: "1x00000000000000000000AA" }, "TURNSTILE_SECRET_KEY"],
    [{ TURNSTILE_BASE_URL: "http://turnstile.example" }, "TURNSTILE_BASE_URL"],
  ] as const)("%j is refused", ([changes, name]) => {
    expect(() => parseSettings(env(changes))).toThrow(name);
  });

  test("the site's name is one line: it stands in subjects", () => {
    for (const SITE_NAME of ["Bell\r\nBcc: x@inbox.example", "Bell\nX: y", "Bell\r"])
      expect(() => parseSettings(env({ SITE_NAME })), JSON.stringify(SITE_NAME)).toThrow("SITE_NAME");
    expect(parseSettings(env({ SITE_NAME: "港口四时" })).siteName).toBe("港口四时");
  });

  test("of a mail server may be TLS anywhere, plain on loopback", () => {
    for (const url of ["smtps://user:p%40ss@mail.example:465", "smtp://127.0.0.1:2525"])
      expect(parseSettings(env({ MAILER: "smtp", SMTP_URL: url })).mailer).toEqual({ kind: "smtp", url });
  });

  test("of one machine are refused where readers are reached: loopback stays closed to feeds", () => {
    expect(() => parseSettings(env({ ENVIRONMENT: "local" }))).toThrow("must be production");
    expect(() => parseSettings(env({ CLOCK_OFFSET_MS: "1000" }))).toThrow("local only");
    expect(parseSettings(env({ ENVIRONMENT: "local", PUBLIC_URL: "http://127.0.0.1:8787" })).isLocal).toBe(
      true,
    );
  });

  test("without a model there is none; an endpoint has a name, perhaps a key, and a cap", () => {
    expect(parseSettings(env()).model).toBeNull();
    const set = { MODEL_NAME: "some-model", MODEL_BASE_URL: "https://models.example.com/v1/" };
    expect(parseSettings(env(set)).model).toEqual({
      name: "some-model",
      baseUrl: "https://models.example.com/v1",
      apiKey: null,
      structured: "json_schema",
      tokensPerDigest: 60_000,
    });
    const more = { MODEL_API_KEY: "k", MODEL_STRUCTURED: "json_object", MODEL_TOKENS_PER_DIGEST: "9000" };
    expect(parseSettings(env({ ...set, ...more })).model).toMatchObject({
      apiKey: "k",
      structured: "json_object",
      tokensPerDigest: 9000,
    });
  });

  test("a model of Workers AI needs its binding, and no address", () => {
    const name = { MODEL_NAME: "@cf/some/model" };
    expect(() => parseSettings(env(name))).toThrow("MODEL_BASE_URL");
    const withBinding = { ...env(name), AI: {} } as unknown as Env;
    expect(parseSettings(withBinding).model).toMatchObject({ name: "@cf/some/model", baseUrl: null });
  });

  test.for([
    "https://api.example.com/v1",
    "http://localhost:11434/v1",
    "http://127.0.0.1:11434/v1",
    "http://192.168.1.20:11434/v1",
    "http://ollama:11434/v1",
    "http://box.local/v1",
  ])("a model may be asked at %s", (address) => {
    expect(parseSettings(env({ MODEL_NAME: "m", MODEL_BASE_URL: address })).model?.baseUrl).toBe(address);
  });

  test.for([
    "http://api.example.com/v1",
    "http://8.8.8.8/v1",
    "https://me:secret@api.example.com/v1",
    "api.example.com",
    "ftp://localhost/v1",
  ])("a model is not asked at %s", (address) => {
    const broken = () => parseSettings(env({ MODEL_NAME: "m", MODEL_BASE_URL: address }));
    expect(broken).toThrow(/^MODEL_BASE_URL/);
    expect(broken).not.toThrow(/secret/);
  });

  test("hubs are none unless they are set, a list of addresses that are safe to call", () => {
    expect(parseSettings(env()).hubs).toEqual([]);
    expect(parseSettings(env({ WEBSUB_HUBS: "" })).hubs).toEqual([]);
    const several = "https://hub.example.com, https://other.example.com/push http://localhost:9000";
    expect(parseSettings(env({ WEBSUB_HUBS: several })).hubs).toEqual([
      "https://hub.example.com/",
      "https://other.example.com/push",
      "http://localhost:9000/",
    ]);
  });

  test.for(["http://hub.example.com", "hub.example.com", "https://me:secret@hub.example.com"])(
    "a hub is not at %s",
    (address) => {
      const broken = () => parseSettings(env({ WEBSUB_HUBS: address }));
      expect(broken).toThrow(/^WEBSUB_HUBS/);
      expect(broken).not.toThrow(/secret/);
    },
  );
});
