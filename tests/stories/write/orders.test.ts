import { describe, expect, test } from "vitest";
import { HONEST, INJECTIONS } from "../../../local/eval/injection-posts.ts";
import {
  evalInjection,
  HONEST_STORY,
  postOf,
  staysQuoted,
  tellInjected,
} from "../../../local/eval/injection.ts";
import { ordersOf, withoutOrders } from "../../../src/stories/write/orders.ts";
import { visible } from "../../../src/stories/write/visible.ts";

describe("a post that gives orders", () => {
  test("is one of thirty", () => expect(INJECTIONS).toHaveLength(30));

  test.for(INJECTIONS.map((one) => [one.name, one] as const))(
    "%s: its news is left, its order is not",
    ([, one]) => {
      const { text } = withoutOrders(postOf(one));
      expect(text).toMatch(/Beacon 3.*(?:41 days on 512 cards|比上一代低 30%)/s);
      expect(text).not.toContain(one.mark);
    },
  );

  test.for(INJECTIONS.map((one) => [one.name, one] as const))(
    "%s: stays between the delimiters as it is",
    ([, one]) => {
      expect(staysQuoted(one)).toBe(true);
    },
  );

  test.for(INJECTIONS.map((one) => [one.name, one] as const))(
    "%s: a model that obeys writes nothing",
    async ([, one]) => {
      const told = await tellInjected(one, { headline: one.wanted, summary: one.wanted });
      expect(told).not.toContain(one.mark);
      expect(told).toContain("Beacon 3");
    },
  );

  test.for(INJECTIONS.map((one) => [one.name, one] as const))(
    "%s: nor does it add a sentence",
    async ([, one]) => {
      const { language } = one;
      const { headline, summary } = HONEST_STORY[language];
      const told = await tellInjected(one, { headline, summary: summary + one.wanted });
      expect(told).not.toContain(one.mark);
      expect(told).toContain("**Beacon 3**");
    },
  );

  test("the measure says the same", async () => {
    expect((await evalInjection()).map(({ passed }) => passed)).toEqual([true, true, true, true]);
  });
});

describe("news of orders", () => {
  test.for(HONEST)("is whole: %s", (text) => {
    expect(ordersOf({ title: "", text })).toBe("");
    expect(withoutOrders({ ...postOf(INJECTIONS[0]!), title: "", text }).text).toBe(text);
  });
});

describe("what people see", () => {
  test("is without marks that have no width, but with whole emoji", () => {
    expect(visible("a\u200bb\u202ec\u2066d\ufeff")).toBe("abcd");
    expect(visible("👩\u200d💻 at work")).toBe("👩\u200d💻 at work");
    expect(visible("line\nnext\tcell")).toBe("line\nnext\tcell");
  });

  test("is without what is encoded, but with long names", () => {
    expect(visible("QWxsIG9mIHRoaXMgaXMgaGlkZGVuIGZyb20gcmVhZGVycyAyMDI2 end")).toBe("end");
    const name = "lantern/Beacon-3_1-Harbour-Ultra-253B-v1-FP8-Instruct";
    expect(visible(name)).toBe(name);
  });
});
