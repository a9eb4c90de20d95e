import { describe, expect, test } from "vitest";
import { isPlainly, mayWellBe } from "../../src/lib/function-words.ts";

const GERMAN = "Das Hafenamt hat die neue Glocke mit den Lotsen geprüft und ist nicht zufrieden.";

describe("a language's small words", () => {
  test("tell it where there are enough", () => {
    expect(
      isPlainly("en", "The harbour office has opened its new station for the pilots of this town."),
    ).toBe(true);
    expect(isPlainly("de", GERMAN)).toBe(true);
    expect(isPlainly("en", GERMAN)).toBe(false);
  });

  test("a quoted title or a list of names is not enough", () => {
    expect(isPlainly("en", `„The Bell of the Watch and more“: ${GERMAN.repeat(3)}`)).toBe(false);
    expect(isPlainly("en", "Beacon 3, Lamp 2, Mast 7")).toBe(false);
  });

  test("of a language that is not known here nothing is told", () => {
    expect(isPlainly("tr", "Liman başkanlığı yeni istasyonu açtı")).toBe(false);
    expect(mayWellBe("tr", "Liman baskanligi")).toBe(false);
  });

  test("a headline of names may well be in the usual language, unless a word or an accent speaks against it", () => {
    expect(mayWellBe("en", "How Outrigger built a cyber investigator on Beacon")).toBe(true);
    expect(mayWellBe("en", "Hafenamt prüft Glocke")).toBe(false);
    expect(mayWellBe("en", "Hafenamt und Lotsen einig")).toBe(false);
    expect(mayWellBe("en", "Глава порта открыл станцию")).toBe(false);
  });
});
