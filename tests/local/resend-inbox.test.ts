/** The inbox for a person, and the same as JSON for tools. */
import { describe, expect, test } from "vitest";
import { aBulkMail, aMail, openOffice } from "./resend-office.ts";
import { openReceiver } from "./resend-receiver.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

type Office = Awaited<ReturnType<typeof openOffice>>;

async function send({ resend, standIn }: Office, mail = aMail()) {
  const { data, error } = await resend.emails.send(mail);
  const page = `${standIn.url}/inbox/${data?.id}`;
  return { id: data?.id ?? "", error, page, read: (view: string) => read(`${page}${view}`) };
}

const read = async (url: string) => (await fetch(url)).text();

/** Presses a button of a page, as a browser does. */
const press = (url: string) =>
  fetch(url, { method: "POST", headers: { origin: new URL(url).origin }, body: new URLSearchParams() });

describe("the list", () => {
  test("shows the newest mail first, at / and /inbox, and reloads by itself", async () => {
    const office = await openOffice();
    await send(office, aMail({ subject: "First" }));
    await send(office, aMail({ subject: "第二封" }));
    for (const path of ["/", "/inbox"]) {
      const page = await read(office.standIn.url + path);
      expect(page.indexOf("第二封")).toBeGreaterThan(0);
      expect(page.indexOf("第二封")).toBeLessThan(page.indexOf("First"));
      expect(page).toContain("location.reload()");
    }
  });

  test("can be narrowed to an address", async () => {
    const office = await openOffice();
    await send(office, aMail({ to: "Mei <mei@reader.example>", subject: "For Mei" }));
    await send(office, aMail({ to: "otto@reader.example", subject: "For Otto" }));
    const page = await read(`${office.standIn.url}/?to=MEI@reader`);
    expect(page).toContain("For Mei");
    expect(page).not.toContain("For Otto");
  });

  test("of many has pages", async () => {
    const office = await openOffice();
    await office.resend.batch.send(Array.from({ length: 60 }, (_, n) => aMail({ subject: `Number ${n}.` })));
    const [first, second] = [
      await read(`${office.standIn.url}/`),
      await read(`${office.standIn.url}/inbox?page=2`),
    ];
    expect(first).toContain("Number 59.");
    expect(first).not.toContain("Number 9.");
    expect(second).toContain("Number 9.");
    expect(second).not.toContain("location.reload()");
  });

  test("escapes what a mail says", async () => {
    const office = await openOffice();
    const mail = await send(
      office,
      aMail({ subject: '<img src=x onerror=alert(1)>"', text: "</pre><script>1</script>" }),
    );
    for (const page of [
      await read(`${office.standIn.url}/?to="><b>`),
      await mail.read(""),
      await mail.read("?view=text"),
    ]) {
      expect(page).not.toMatch(/<img|<script>1|"><b>/);
    }
  });
});

describe("a mail's page", () => {
  test("frames the HTML without scripts and tells its size in bytes", async () => {
    const office = await openOffice();
    const mail = await send(office, aMail({ html: "<p>潮</p>" }));
    const page = await mail.read("");
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).toContain("10 bytes");
  });

  test("warns of HTML that Gmail would cut off", async () => {
    const office = await openOffice();
    const mail = await send(office, aMail({ html: "潮".repeat(30_001) }));
    expect(await mail.read("")).toContain("90,003 bytes: Gmail will cut it off");
  });

  test.each([
    ["<p>Noon</p>", '<base target="_blank"><p>Noon</p>'],
    [
      '<!DOCTYPE html><html lang="en"><head><title>T</title></head></html>',
      '<!DOCTYPE html><html lang="en"><head><base target="_blank"><title>T</title></head></html>',
    ],
  ])("serves %s with links that open in a new tab, and forbids scripts", async (html, served) => {
    const office = await openOffice();
    const mail = await send(office, aMail({ html }));
    const response = await fetch(`${mail.page}/html`);
    expect(await response.text()).toBe(served);
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
  });

  test("shows text, headers and tags", async () => {
    const office = await openOffice();
    const mail = await send(office, aBulkMail());
    expect(await mail.read("?view=text")).toContain("High water at noon.");
    const headers = await mail.read("?view=headers");
    expect(headers).toContain("&lt;https://harbour.example/unsubscribe/token&gt;");
    expect(headers).toContain("mailing=17");
  });

  test("of an unknown mail is not found", async () => {
    const { standIn } = await openOffice();
    expect((await fetch(`${standIn.url}/inbox/unknown`)).status).toBe(404);
    expect((await fetch(`${standIn.url}/inbox/unknown/html`)).status).toBe(404);
  });
});

describe("the unsubscribe button", () => {
  const leaving = (url: string) => ({
    "List-Unsubscribe": `<mailto:leave@harbour.example>, <${url}/leave/token?n=1>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });

  test("posts as RFC 8058 says, and shows what came back", async () => {
    const office = await openOffice();
    const receiver = await openReceiver(() => ({ status: 200, body: "Done <b>" }));
    const mail = await send(office, aBulkMail({ headers: leaving(receiver.url) }));
    const page = await (await press(`${mail.page}/unsubscribe`)).text();
    expect(page).toContain("answered 200: Done &lt;b&gt;");
    expect(receiver.heard).toHaveLength(1);
    expect(receiver.heard[0]).toMatchObject({
      method: "POST",
      path: "/leave/token?n=1",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    for (const name of ["cookie", "origin", "referer"])
      expect(receiver.heard[0]?.headers).not.toHaveProperty(name);
  });

  test("follows no redirect and says so", async () => {
    const office = await openOffice();
    const receiver = await openReceiver(() => ({ status: 303, headers: { location: "/login" } }));
    const mail = await send(office, aBulkMail({ headers: leaving(receiver.url) }));
    const page = await (await press(`${mail.page}/unsubscribe`)).text();
    expect(page).toContain("answered 303, a redirect to /login (not followed)");
    expect(receiver.heard).toHaveLength(1);
  });

  test("says when nobody answers", async () => {
    const office = await openOffice();
    const mail = await send(office, aBulkMail({ headers: leaving("http://127.0.0.1:9") }));
    expect(await (await press(`${mail.page}/unsubscribe`)).text()).toContain("no answer");
  });

  test("is off for a mail without a one-click way out", async () => {
    const office = await openOffice();
    const mail = await send(office);
    expect(await mail.read("")).toMatch(/<button\s+disabled\s*>\s*Unsubscribe/);
  });

  test("cannot be pressed by another site", async () => {
    const office = await openOffice();
    const receiver = await openReceiver();
    const mail = await send(office, aBulkMail({ headers: leaving(receiver.url) }));
    const headers = { origin: "https://elsewhere.example" };
    const response = await fetch(`${mail.page}/unsubscribe`, {
      method: "POST",
      headers,
      body: new URLSearchParams(),
    });
    expect(response.status).toBe(403);
    expect(receiver.heard).toEqual([]);
  });

  test("exists for tools too", async () => {
    const office = await openOffice();
    const receiver = await openReceiver(() => ({ status: 200, body: "Done" }));
    const mail = await send(office, aBulkMail({ headers: leaving(receiver.url) }));
    const response = await fetch(`${office.standIn.url}/_/emails/${mail.id}/unsubscribe`, { method: "POST" });
    expect(await response.json()).toEqual({ kind: "answered", status: 200, body: "Done" });
  });
});

describe("the bounce and spam buttons", () => {
  test.each([
    ["bounce", "email.bounced", "Permanent"],
    ["bounce-for-now", "email.bounced", "Transient"],
    ["complaint", "email.complained", undefined],
  ])("%s tells the webhook %s", async (button, type, bounce) => {
    const receiver = await openReceiver();
    const office = await openOffice({ webhook: { url: receiver.url, secret: SECRET } });
    const mail = await send(office);
    await office.standIn.settled();
    const page = await (await press(`${mail.page}/reactions/${button}`)).text();
    expect(page).toContain(type);
    const event = JSON.parse(receiver.heard.at(-1)?.body ?? "");
    expect(event).toMatchObject({ type, data: { email_id: mail.id } });
    expect(event.data.bounce?.type).toBe(bounce);
  });

  test("are off without a webhook", async () => {
    const office = await openOffice();
    const mail = await send(office);
    expect(await mail.read("")).toContain("No webhook is set");
    expect((await press(`${mail.page}/reactions/bounce`)).status).toBe(200);
  });
});

describe("the inbox as JSON", () => {
  test("lists mails, tells one, and is emptied", async () => {
    const office = await openOffice();
    const mail = await send(office);
    const emails = `${office.standIn.url}/_/emails`;
    expect(JSON.parse(await read(emails))).toEqual(office.standIn.emails());
    expect(JSON.parse(await read(`${emails}?to=otto`))).toEqual([]);
    expect(JSON.parse(await read(`${emails}/${mail.id}`))).toMatchObject({ id: mail.id });
    expect((await fetch(`${emails}/unknown`)).status).toBe(404);
    expect((await fetch(emails, { method: "DELETE" })).status).toBe(204);
    expect(office.standIn.emails()).toEqual([]);
  });
});
