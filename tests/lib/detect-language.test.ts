import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../src/lib/detect-language.ts";

describe("the language of a text", () => {
  test.each([
    [
      "en",
      "The harbour office has opened its new signal station, and the first bell was rung at noon by the pilots.",
    ],
    [
      "de",
      "Das Hafenamt hat seine neue Signalstation eröffnet, und die erste Glocke wurde mittags von den Lotsen geläutet.",
    ],
    [
      "fr",
      "La capitainerie a ouvert sa nouvelle station de signaux, et la première cloche a sonné à midi pour les pilotes.",
    ],
    [
      "es",
      "La oficina del puerto ha abierto su nueva estación de señales y la primera campana sonó al mediodía.",
    ],
    [
      "pt",
      "A capitania abriu a sua nova estação de sinais, e o primeiro sino tocou ao meio-dia para os pilotos do porto.",
    ],
    [
      "ru",
      "Управление порта открыло новую сигнальную станцию, и первый колокол прозвучал в полдень для лоцманов.",
    ],
    [
      "uk",
      "Управління порту відкрило нову сигнальну станцію, і перший дзвін пролунав опівдні для лоцманів порту.",
    ],
    ["zh", "港务局启用新的信号站"],
    ["zh", "OpenAI 发布 GPT-6 Turbo，支持百万上下文"],
    ["ja", "港湾局は新しい信号所を開きました"],
    ["ko", "항만청이 새 신호소를 열었다"],
  ])("%s: %s", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test("a headline is taken for the usual language, a page of another is not", () => {
    expect(detectLanguage("Gemini 3 Ultra", "en-US")).toBe("en");
    expect(detectLanguage("Mistral Large", "fr_FR")).toBe("fr");
    const german =
      "Das Hafenamt hat seine neue Signalstation eröffnet, und die erste Glocke wurde mittags geläutet. Wer im Nebel " +
      "einläuft, hört sie nun schon von weitem; die Lotsen sprechen von einem großen Schritt für die Sicherheit.";
    expect(detectLanguage(german, "en")).toBe("de");
  });

  test("without letters only the usual language is left", () => {
    expect(detectLanguage("3.14 🔔")).toBe("und");
    expect(detectLanguage("", "zh-Hans")).toBe("zh");
  });
});
