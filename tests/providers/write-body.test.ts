import { describe, expect, test } from "vitest";
import { fillIn, type Copy, type Letter } from "../../src/providers/mailer.ts";
import { openBodyWriter, type Body } from "../../src/providers/resend/write-body.ts";

const BLANK = "https://blank.example/unsubscribe";

const letter: Letter = {
  from: '"港口, 四时" <bell@watchbell.example>',
  subject: "过去4小时 “AI” \\ 要闻 🚢",
  html: `<p title="a\tb">一\n二\u2028三 \ud800 lone</p><a href="${BLANK}">x</a>${BLANK}`,
  text: `第一行\n${BLANK}\n"quoted" \\ back`,
  headers: { "List-Unsubscribe": `<${BLANK}>`, "List-Id": "<harbour.news.example>" },
  tags: [{ name: "mailing", value: "news-example_harbour" }],
};

const copy = (at: number, of: Letter = letter): Copy => ({
  letter: of,
  to: `reader${at}+"quoted"@inbox.example`,
  fills: { [BLANK]: `https://news.example/unsubscribe?token=k1.${at}.$&.$1` },
});

/** All parts of a body, each read before the next is asked for. */
function bytesOf({ length, parts }: Body): Uint8Array {
  const bytes = Array.from(parts, (part) => [...part]).flat();
  expect(bytes).toHaveLength(length);
  return Uint8Array.from(bytes);
}

const textOf = (body: Body) => new TextDecoder().decode(bytesOf(body));

describe("the body of a batch", () => {
  test("is to the byte what JSON.stringify of the filled emails gives", () => {
    const copies = Array.from({ length: 100 }, (_, at) => copy(at));
    const expected = new TextEncoder().encode(JSON.stringify(copies.map(fillIn)));
    expect(bytesOf(openBodyWriter()(copies))).toEqual(expected);
  });

  test("is so where a value is no ASCII, or has what JSON escapes", () => {
    const copies = ["küste@inbox.example", "船\\n@inbox.example", 'a"b\t@inbox.example'].map((to) => ({
      ...copy(1),
      to,
    }));
    expect(textOf(openBodyWriter()(copies))).toBe(JSON.stringify(copies.map(fillIn)));
  });

  test.for([1, 2, 7, 64, 999, 4096])("is the same in parts of %i bytes, wherever they cut", (partBytes) => {
    const copies = ["küste@inbox.example", `${"long".repeat(400)}@inbox.example`, 'a"b@inbox.example'].map(
      (to) => ({ ...copy(1), to }),
    );
    expect(textOf(openBodyWriter(partBytes)(copies))).toBe(JSON.stringify(copies.map(fillIn)));
  });

  test("holds no more of it at once than a part", () => {
    const { length, parts } = openBodyWriter(1024)(Array.from({ length: 100 }, (_, at) => copy(at)));
    expect(length).toBeGreaterThan(50_000);
    for (const part of parts) expect(part.buffer.byteLength).toBe(1024);
  });

  test("may hold several letters, one without blanks, headers or tags among them", () => {
    const plain: Letter = { from: "a@b.example", subject: "s", html: "<p>h</p>", text: "t" };
    const copies = [copy(1), { letter: plain, to: "c@d.example", fills: {} }, copy(2)];
    expect(textOf(openBodyWriter()(copies))).toBe(JSON.stringify(copies.map(fillIn)));
  });

  test("of the same copies is the same every time", () => {
    const write = openBodyWriter();
    expect(textOf(write([copy(1), copy(2)]))).toBe(textOf(write([copy(1), copy(2)])));
  });

  test("of nobody is an empty list", () => {
    expect(textOf(openBodyWriter()([]))).toBe("[]");
  });
});
