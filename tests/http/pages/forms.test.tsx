import { describe, expect, test } from "vitest";
import { ConfirmPage } from "../../../src/http/pages/confirm.tsx";
import { SearchPage } from "../../../src/http/pages/search.tsx";
import { SignUpForm } from "../../../src/http/pages/sign-up-form.tsx";
import { StepTwoPage } from "../../../src/http/pages/step-two.tsx";
import { UnsubscribePage } from "../../../src/http/pages/unsubscribe.tsx";
import { render } from "./every-page.tsx";
import type { PageFault } from "../../../src/http/pages/props.ts";
import { fieldsOf, findTags, tags, text, theTag } from "./markup.ts";
import { chineseNewsletter, englishNewsletter, form, searching, someResults } from "./sample.ts";

const choices = [chineseNewsletter, englishNewsletter];

describe("the sign-up form", () => {
  test("sends an address and the newsletters that were ticked to /subscribe", async () => {
    const html = await render(
      "en",
      <SignUpForm
        language="en"
        newsletters={choices}
        form={form}
        typed={{ email: "mina", newsletterIds: ["harbour"] }}
      />,
    );
    expect(theTag(html, "form").attribs).toMatchObject({ method: "post", action: "/subscribe" });
    expect(fieldsOf(html)).toEqual([
      ["language", "en"],
      ["place", "/"],
      ["wording", "form-1"],
      ["ticket", "k1.ticket.mac"],
      ["newsletter", "lighthouse"],
      ["newsletter", "harbour"],
      ["email", "mina"],
      ["website", ""],
    ]);
    const ticked = findTags(html, ({ attribs }) => "checked" in attribs);
    expect(ticked.map(({ attribs }) => attribs["value"])).toEqual(["harbour"]);
  });

  test("ticks nothing that the reader did not ask for", async () => {
    const html = await render("en", <SignUpForm language="en" newsletters={choices} form={form} />);
    expect(findTags(html, ({ attribs }) => "checked" in attribs)).toEqual([]);
  });

  test("needs no tick where there is one newsletter only", async () => {
    const html = await render(
      "zh-CN",
      <SignUpForm language="zh-CN" newsletters={[chineseNewsletter]} form={form} />,
    );
    const field = theTag(html, "input", ({ attribs }) => attribs["name"] === "newsletter");
    expect(field.attribs).toMatchObject({ type: "hidden", value: "lighthouse" });
    expect(text(theTag(html, "h2"))).toBe("订阅《灯塔 AI 快讯》");
  });

  test("lets the browser fill in the address, and the keyboard fit it", async () => {
    const html = await render("en", <SignUpForm language="en" newsletters={choices} form={form} />);
    const field = theTag(html, "input", ({ attribs }) => attribs["type"] === "email");
    expect(field.attribs).toMatchObject({
      name: "email",
      autocomplete: "email",
      inputmode: "email",
      required: "",
    });
  });

  test("hides its trap from people: to see, to hear, to reach by keyboard, to autofill", async () => {
    const html = await render("en", <SignUpForm language="en" newsletters={choices} form={form} />);
    const trap = theTag(html, "div", ({ attribs }) => attribs["class"] === "honeypot");
    expect(trap.attribs["aria-hidden"]).toBe("true");
    const field = theTag(html, "input", ({ attribs }) => attribs["name"] === "website");
    expect(field.attribs).toMatchObject({ tabindex: "-1", autocomplete: "off" });
  });
});

describe("the form that was not accepted", () => {
  const faulty = (fault: PageFault) => (
    <SignUpForm
      language="en"
      newsletters={choices}
      form={form}
      typed={{ email: "mina@", newsletterIds: ["harbour"], fault }}
      heading="h1"
    />
  );

  test("says beside the address what is wrong with it, keeps it, and begins there", async () => {
    const html = await render("en", faulty("invalid-address"));
    const field = theTag(html, "input", ({ attribs }) => attribs["type"] === "email").attribs;
    expect(field).toMatchObject({ value: "mina@", "aria-invalid": "true", autofocus: "" });
    expect(field["aria-describedby"]?.split(" ")).toContain("fault");
    expect(text(theTag(html, "p", ({ attribs }) => attribs["id"] === "fault"))).toMatch(
      /does not look right/,
    );
  });

  test("says at the choices that one is needed, and nothing against the address", async () => {
    const html = await render("en", faulty("no-newsletter"));
    expect(theTag(html, "fieldset").attribs["aria-describedby"]).toBe("fault");
    const field = theTag(html, "input", ({ attribs }) => attribs["type"] === "email").attribs;
    expect(field["aria-invalid"]).toBeUndefined();
  });
});

describe("step two", () => {
  const step = {
    language: "en" as const,
    form,
    typed: { email: "mina@gmial.com", newsletterIds: ["harbour", "lighthouse"] },
    suggestion: null,
    turnstile: null,
    trap: "x",
    startUrl: "/#subscribe",
  };
  const buttonsOf = (html: string) =>
    tags(html, "button").map(({ attribs }) => [attribs["name"], attribs["value"]]);

  test("keeps all that was sent, and is one press", async () => {
    const html = await render("en", <StepTwoPage {...step} />);
    expect(fieldsOf(html)).toEqual([
      ["language", "en"],
      ["place", "/"],
      ["wording", "form-1"],
      ["ticket", "k1.ticket.mac"],
      ["newsletter", "harbour"],
      ["newsletter", "lighthouse"],
      ["website", "x"],
      ["confirmTypo", "1"],
    ]);
    expect(buttonsOf(html)).toEqual([["email", "mina@gmial.com"]]);
    expect(tags(html, "script")).toEqual([]);
  });

  test("asks about a mistyped address: each answer is one press", async () => {
    const html = await render("en", <StepTwoPage {...step} suggestion="mina@gmail.com" />);
    expect(buttonsOf(html)).toEqual([
      ["email", "mina@gmail.com"],
      ["email", "mina@gmial.com"],
    ]);
  });

  test("holds Turnstile's widget where it is switched on, and says when it failed", async () => {
    const turnstile = {
      siteKey: "1x00000000000000000000AA",
      scriptUrl: "https://turnstile.example/a.js",
      hasFailed: true,
    };
    const html = await render("en", <StepTwoPage {...step} turnstile={turnstile} />);
    expect(theTag(html, "script").attribs["src"]).toBe(turnstile.scriptUrl);
    const widget = theTag(html, "div", ({ attribs }) => attribs["class"] === "cf-turnstile");
    expect(widget.attribs["data-sitekey"]).toBe(turnstile.siteKey);
    expect(text(theTag(html, "p", ({ attribs }) => attribs["role"] === "alert"))).not.toBe("");
  });
});

test("confirming is one button that sends the token", async () => {
  const html = await render("en", <ConfirmPage language="en" newsletterNames={["A", "B"]} token="t.o.k" />);
  expect(theTag(html, "form").attribs).toEqual({ method: "post", action: "/confirm" });
  expect(fieldsOf(html)).toEqual([["token", "t.o.k"]]);
  expect(tags(html, "button").map(text)).toEqual(["Confirm subscription"]);
});

test("leaving is one button, for this newsletter unless the reader says all", async () => {
  const html = await render(
    "en",
    <UnsubscribePage
      language="en"
      newsletterName="A"
      maskedEmail="l•••@mail.example"
      token="a/b+c="
      fewer={[]}
    />,
  );
  expect(theTag(html, "form").attribs).toEqual({ method: "post", action: "/unsubscribe?token=a%2Fb%2Bc%3D" });
  expect(fieldsOf(html)).toEqual([
    ["scope", "one"],
    ["scope", "all"],
  ]);
  expect(theTag(html, "input", ({ attribs }) => "checked" in attribs).attribs["value"]).toBe("one");
  expect(tags(html, "button").length).toBe(1);
});

describe("searching", () => {
  test("keeps what was asked for, and the newsletter that was asked", async () => {
    const html = await render(
      "en",
      <SearchPage
        {...searching("en", "青屿")}
        query={{ words: "青屿", newsletter: "lighthouse", topic: "大模型", time: "week" }}
        results={someResults}
      />,
    );
    expect(fieldsOf(html)).toEqual([
      ["language", "en"],
      ["q", "青屿"],
    ]);
    const chosen = tags(html, "option").filter(({ attribs }) => "selected" in attribs);
    expect(chosen.map(({ attribs }) => attribs["value"])).toEqual(["lighthouse", "大模型", "week"]);
    expect(tags(html, "h2").map(text)).toEqual(
      someResults.map(({ headline }) => headline.map((span) => span.text).join("")),
    );
    expect(tags(html, "mark").map(text)).toEqual(Array.from({ length: 5 }, () => "Qingyu"));
  });

  test("helps when nothing was found, and says nothing when nothing was asked", async () => {
    const nothing = await render("en", <SearchPage {...searching("en", "zzz")} />);
    expect(tags(nothing, "h2").map(text)).toEqual(["Nothing was found for “zzz”."]);
    expect(tags(await render("en", <SearchPage {...searching("en", " ")} />), "h2")).toEqual([]);
  });
});
