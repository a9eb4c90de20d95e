import { describe, expect, test } from "vitest";
import { readList, type Row } from "../../src/subscribers/read-list.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, order: "le" | "be", mark = ""): Uint8Array {
  const marked = mark + text;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), order === "le");
  return new Uint8Array(view.buffer);
}

/** Reads bytes that come in parts so small that they cut characters, line ends and quotes. */
async function read(content: string | Uint8Array, { name = "list.csv", partSize = 7 } = {}) {
  const bytes = typeof content === "string" ? utf8(content) : content;
  const list = await readList(async function* () {
    for (let at = 0; at < bytes.length; at += partSize) yield bytes.subarray(at, at + partSize);
  }, name);
  if (list.kind === "unreadable") return list.reason;
  const rows: Row[] = [];
  for await (const row of list.rows) rows.push(row);
  return rows;
}

const emailsOf = (rows: Row[] | string) =>
  typeof rows === "string"
    ? rows
    : rows.map((row) => ("email" in row ? row.email : `${row.line}: ${row.why}`));
const statusesOf = (rows: Row[] | string) =>
  typeof rows === "string" ? rows : rows.map((row) => ("status" in row ? row.status : row.why));

describe("the bytes", () => {
  const text = "email,名字\r\nann@example.com,安\r\nbo@example.com,博\r\n";
  const people = ["ann@example.com", "bo@example.com"];

  test.each([
    ["UTF-8", utf8(text)],
    ["UTF-8 with a mark", utf8(`\uFEFF${text}`)],
    ["UTF-16 LE with a mark", utf16(text, "le", "\uFEFF")],
    ["UTF-16 BE with a mark", utf16(text, "be", "\uFEFF")],
    ["UTF-16 LE without one", utf16(text, "le")],
    ["UTF-16 BE without one", utf16(text, "be")],
    // as Excel saves CSV in China
    [
      "GB18030",
      Uint8Array.from([
        ...utf8("email,"),
        0xc3,
        0xfb,
        0xd7,
        0xd6,
        0x0d,
        0x0a,
        ...utf8("ann@example.com,"),
        0xb0,
        0xb2,
        0x0d,
        0x0a,
        ...utf8("bo@example.com,"),
        0xb2,
        0xa9,
        0x0d,
        0x0a,
      ]),
    ],
  ])("%s is told from them", async (_, bytes) => {
    expect(emailsOf(await read(bytes))).toEqual(people);
  });

  test("a Chinese header in UTF-16 without a mark, and one in GB18030, name their columns", async () => {
    const chinese = "邮箱\t订阅状态\nann@example.com\t已退订\n";
    const rows = [{ line: 2, email: "ann@example.com", status: "unsubscribed" }];
    expect(await read(utf16(chinese, "le"))).toEqual(rows);
    const gb18030 = [0xd3, 0xca, 0xcf, 0xe4, 0x2c, 0xd7, 0xb4, 0xcc, 0xac, 0x0a];
    const left = [0xd2, 0xd1, 0xcd, 0xcb, 0xb6, 0xa9];
    expect(await read(Uint8Array.from([...gb18030, ...utf8("ann@example.com,"), ...left]))).toEqual(rows);
  });

  test("one bad byte leaves a Chinese list in UTF-8, and Western letters without Unicode are no Chinese", async () => {
    const bad = [0xe9, ...utf8(" fin\n")];
    const consent = (rows: Row[] | string) => (rows as { consent?: string }[]).map((row) => row.consent);
    const mostly = Uint8Array.from([...utf8("email,来源\nann@example.com,主页\nbo@example.com,"), ...bad]);
    expect(consent(await read(mostly))).toEqual(["来源: 主页", "来源: \uFFFD fin"]);
    const western = Uint8Array.from([...utf8("email,source\nann@example.com,caf"), ...bad]);
    expect(consent(await read(western))).toEqual(["source: café fin"]);
  });

  test("what is no text says what to do", async () => {
    expect(await read(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toContain("save it as CSV");
    expect(await read("")).toBe("It is empty");
    expect(await read("\uFEFF")).toBe("It is empty");
    expect(await read("\n\n \n")).toBe("It is empty");
    expect(await read("name,city\nAnn,Graz\n")).toContain('name one of them "email"');
  });
});

describe("the table", () => {
  test.each([",", ";", "\t", "|"])("fields parted by %j", async (delimiter) => {
    const text = ["name,email,source", '"Berg, Ann;\t|",ann@example.com,', "Bo,bo@example.com,fair"]
      .map((line) => line.replaceAll(/,(?! )/g, delimiter))
      .join("\n");
    expect(await read(text)).toEqual([
      { line: 2, email: "ann@example.com", status: "active" },
      { line: 3, email: "bo@example.com", status: "active", consent: "source: fair" },
    ]);
  });

  test("Excel's own word for the delimiter is believed, and is no row", async () => {
    expect(await read("sep=;\nemail;name\nann@example.com;Berg, Ann\n")).toEqual([
      { line: 3, email: "ann@example.com", status: "active" },
    ]);
  });

  test.each(["\n", "\r\n", "\r"])("lines ended by %j, in any number, without one at the end", async (end) => {
    const rows = await read(["email", "ann@example.com", "", "bo@example.com"].join(end));
    expect(rows).toEqual([
      { line: 2, email: "ann@example.com", status: "active" },
      { line: 4, email: "bo@example.com", status: "active" },
    ]);
  });

  test("a quoted field may hold quotes, delimiters and line ends; lines are numbered as an editor does", async () => {
    const rows = await read(
      'email,source,name\nann@example.com,"said ""yes"",\r\n\r\nat a fair",Ann\nbo@example.com,,Bo\n',
    );
    expect(rows).toEqual([
      { line: 2, email: "ann@example.com", status: "active", consent: 'source: said "yes",\n\nat a fair' },
      { line: 5, email: "bo@example.com", status: "active" },
    ]);
  });

  test("a quote that is never closed costs its own line, and none of those after it", async () => {
    const lost = "A quote is opened in it and not closed";
    const after = Array.from({ length: 300 }, (_, at) => `p${at}@example.com,P`);
    const rows = emailsOf(
      await read(`email,name\n${["a@example.com,A", 'b@example.com,"B', ...after].join("\n")}`),
    );
    expect(rows.slice(0, 3)).toEqual(["a@example.com", `3: ${lost}`, "p0@example.com"]);
    expect(rows).toHaveLength(302);
    // where a later quote closes it, the fields are too few or go on behind the quote
    expect(
      emailsOf(await read('email,name\nb@example.com,"B\nc@example.com,"C"\nd@example.com,D\n')),
    ).toEqual([`2: ${lost}`, "c@example.com", "d@example.com"]);
    expect(
      emailsOf(await read('name,email,x\nB,"b@example.com,\nC,c@example.com",y,z\nD,d@example.com,\n'))[0],
    ).toBe(`2: ${lost}`);
  });

  test("a quote inside a field without quotes is a letter", async () => {
    expect(emailsOf(await read('email,name\na@example.com,5" Bo\nb@example.com,B\n'))).toEqual([
      "a@example.com",
      "b@example.com",
    ]);
  });

  test("a row whose fields have moved is not read by the wrong columns", async () => {
    const rows = await read(
      "email,name,status\na@example.com,Berg, Ann,unsubscribed\nb@example.com,Bo\nc@example.com,C,active,,\n",
    );
    expect(rows).toEqual([
      { line: 2, why: "It has 4 fields and the first line names 3" },
      { line: 3, why: "It ends before its column “status”" },
      { line: 4, email: "c@example.com", status: "active" },
    ]);
  });

  test("a field of megabytes and NUL bytes cost their rows alone", async () => {
    const text = `email,name\na@example.com,A\nb@example.com,${"x".repeat(3_000_000)}\nc@exa\0mple.com,C\nd@example.com,D\n`;
    expect(emailsOf(await read(text, { partSize: 65_536 }))).toEqual([
      "a@example.com",
      "3: It is longer than 65536 characters",
      "4: It holds NUL bytes",
      "d@example.com",
    ]);
  });

  test("a header that can't be read ends it: nobody who left would be known", async () => {
    expect(await read('email,"status\na@example.com,unsubscribed\n')).toContain("first line can't be read");
  });
});

describe("the columns", () => {
  test("a plain list is one address a line, with a header or without, with names around them", async () => {
    expect(emailsOf(await read("ann@example.com\nbo@example.com\n"))).toEqual([
      "ann@example.com",
      "bo@example.com",
    ]);
    expect(emailsOf(await read("My friends\nann@example.com\nbo@example.com\n"))).toHaveLength(2);
    expect(emailsOf(await read("Ann Berg <ann@example.com>\nmailto:bo@example.com\n"))).toEqual([
      "ann@example.com",
      "bo@example.com",
    ]);
    expect(emailsOf(await read("Ann,ann@example.com\nBo,\n"))).toEqual([
      "ann@example.com",
      "2: It has no address",
    ]);
  });

  test.each(["Email", "E-Mail", "EMAIL ADDRESS", "email_address", "邮箱", "电子邮件地址", "郵箱"])(
    "%s names the address, wherever it stands",
    async (name) => {
      expect(emailsOf(await read(`Name,Address,${name}\nAnn,Graz,ann@example.com\n`))).toEqual([
        "ann@example.com",
      ]);
    },
  );

  test("only a header is a list without rows", async () => {
    expect(await read("email,status\n")).toEqual([]);
  });

  test("a status that is not known, or empty, is no yes", async () => {
    const unknown = "Its status is none that is known here";
    const rows = await read("email,status\na@example.com,active\nb@example.com,sleeping\nc@example.com,\n");
    expect(statusesOf(rows)).toEqual(["active", unknown, unknown]);
  });

  test("what says least is believed where columns disagree", async () => {
    const rows = await read(
      "email,status,unsubscribed_at,confirmed,opt_out\n" +
        "a@example.com,active,,yes,no\n" +
        "b@example.com,active,2025-03-01,yes,no\n" +
        "c@example.com,active,,no,\n" +
        "d@example.com,active,,,1\n" +
        "e@example.com,spam,2025-03-01,no,\n",
    );
    expect(statusesOf(rows)).toEqual(["active", "unsubscribed", "unconfirmed", "unsubscribed", "complained"]);
  });
});

describe("the services", () => {
  const at = (text: string) => Date.parse(text);

  test("Substack: who pays says nothing about mails, email_disabled does", async () => {
    const rows = await read(
      "email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at\n" +
        "ann@example.com,false,,other,false,2024-05-06T07:08:09.000Z,\n" +
        "bo@example.com,true,2026-05-06T07:08:09.000Z,yearly,true,2024-05-06T07:08:09.000Z,2025-05-06T07:08:09.000Z\n",
    );
    const createdAt = at("2024-05-06T07:08:09Z");
    expect(rows).toEqual([
      { line: 2, email: "ann@example.com", status: "active", createdAt },
      { line: 3, email: "bo@example.com", status: "unsubscribed", createdAt },
    ]);
  });

  const mailchimp =
    '"Email Address","First Name","Last Name",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP';

  test("Mailchimp: subscribed, with the time of consent and no network address", async () => {
    const row = 'ann@example.com,Ann,Berg,2,"2023-01-02 03:04:05",192.0.2.7,"2023-01-02 03:09:00",192.0.2.7';
    expect(await read(`${mailchimp},LAST_CHANGED,TAGS\n${row},"2023-02-02 03:04:05","""VIP"""\n`)).toEqual([
      { line: 2, email: "ann@example.com", status: "active", consentedAt: at("2023-01-02T03:09:00Z") },
    ]);
  });

  test("Mailchimp: unsubscribed and cleaned by their columns, non-subscribed by the file's name", async () => {
    const row = "ann@example.com,Ann,Berg,2,,,,";
    const unsubscribed = `${mailchimp},UNSUB_TIME,UNSUB_REASON\n${row},"2024-01-02 03:04:05",NORMAL\n${row},"2024-01-02 03:04:05","Reported as SPAM"\n`;
    expect(await read(unsubscribed)).toMatchObject([
      { status: "unsubscribed", endedAt: at("2024-01-02T03:04:05Z") },
      { status: "complained" },
    ]);
    expect(statusesOf(await read(`${mailchimp},CLEAN_TIME\n${row},"2024-01-02 03:04:05"\n`))).toEqual([
      "bounced",
    ]);
    const name = "nonsubscribed_email_audience_export_0a1b2c.csv";
    expect(statusesOf(await read(`${mailchimp}\n${row}\n`, { name }))).toEqual(["unconfirmed"]);
    expect(
      statusesOf(
        await read(`${mailchimp}\n${row}\n`, { name: "subscribed_email_audience_export_0a1b2c.csv" }),
      ),
    ).toEqual(["active"]);
  });

  test("Ghost: subscribed_to_emails", async () => {
    const rows = await read(
      "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers\n" +
        "6512f0,ann@example.com,Ann,,true,false,,2023-09-26T10:00:00.000Z,,,\n" +
        '6512f1,bo@example.com,Bo,"two\nlines",false,false,cus_0,2023-09-26T10:00:00.000Z,,"a,b",\n',
    );
    expect(statusesOf(rows)).toEqual(["active", "unsubscribed"]);
  });

  test("listmonk: enabled, disabled and blocklisted, with Go's way to write a time", async () => {
    const rows = await read(
      "uuid,email,name,attributes,status,created_at,updated_at\n" +
        '0f3c,ann@example.com,Ann,"{""city"": ""Graz""}",enabled,2023-09-26 10:00:00.5 +0000 UTC,2023-09-26 10:00:00.5 +0000 UTC\n' +
        "0f3d,bo@example.com,Bo,{},blocklisted,2023-09-26 10:00:00 +0000 UTC,2023-09-26 10:00:00 +0000 UTC\n" +
        "0f3e,cy@example.com,Cy,{},disabled,,\n",
    );
    expect(statusesOf(rows)).toEqual(["active", "unsubscribed", "unsubscribed"]);
    expect(rows[0]).toMatchObject({ createdAt: at("2023-09-26T10:00:00.5Z") });
  });

  test("Buttondown: its types, and where people came from", async () => {
    const types = [
      "regular",
      "premium",
      "unactivated",
      "unsubscribed",
      "complained",
      "undeliverable",
      "removed",
    ];
    const rows = await read(
      `email_address,notes,metadata,tags,referrer_url,creation_date,type,source\n${types
        .map(
          (type, index) =>
            `p${index}@example.com,,{},[],https://blog.example/,2024-02-03T04:05:06Z,${type},embedded_form`,
        )
        .join("\n")}`,
    );
    expect(statusesOf(rows)).toEqual([
      "active",
      "active",
      "unconfirmed",
      "unsubscribed",
      "complained",
      "bounced",
      "unsubscribed",
    ]);
    expect(rows[0]).toMatchObject({ consent: "referrer_url: https://blog.example/; source: embedded_form" });
  });
});

test(
  "100,000 rows with one bad one: that one is reported, and the rest taken",
  { timeout: 60_000 },
  async () => {
    const line = (at: number) =>
      at === 54_321 ? 'reader54321@example.com,"Reader' : `reader${at}@example.com,"Reader, ${at}"`;
    const text = `email,name\n${Array.from({ length: 100_000 }, (_, at) => line(at)).join("\n")}\n`;
    const rows = await read(text, { partSize: 65_536 });
    expect(rows).toHaveLength(100_000);
    expect((rows as Row[]).filter((row) => "why" in row)).toEqual([
      { line: 54_323, why: "A quote is opened in it and not closed" },
    ]);
  },
);
