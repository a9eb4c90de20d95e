import { expect, test } from "vitest";
import { rateOf } from "../../src/deliveries/rate.ts";

const NOW = new Date("2026-03-25T04:00:00Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const sent = (seconds: number) => ({ sentAt: ago(seconds), recipientCount: 100 });
const WAITING = { sentAt: null, recipientCount: 100 };

test("a rate is what went out lately, and tells when the rest will be through", () => {
  // a chunk every ten seconds for the last five minutes: 600 mails a minute
  const sample = Array.from({ length: 30 }, (_, at) => sent(at * 10));
  expect(rateOf(sample, 1, 6_000, NOW)).toEqual({
    perMinute: expect.closeTo(600, -2),
    endsAt: expect.any(Date),
  });
  const minutes = ((rateOf(sample, 1, 6_000, NOW)?.endsAt.getTime() ?? 0) - NOW.getTime()) / 60_000;
  expect(minutes).toBeGreaterThan(9);
  expect(minutes).toBeLessThan(11);
});

test("each chunk of a sample stands for those around it", () => {
  const sample = [...Array.from({ length: 30 }, (_, at) => sent(at * 10)), WAITING];
  const [one, ten] = [rateOf(sample, 1, 1_000, NOW), rateOf(sample, 10, 1_000, NOW)];
  expect(ten?.perMinute).toBeCloseTo(10 * (one?.perMinute ?? 0), -1);
});

test("an hour's halt long ago does not slow it", () => {
  const old = Array.from({ length: 20 }, (_, at) => sent(4_000 + at * 10));
  const late = Array.from({ length: 12 }, (_, at) => sent(at * 10));
  const perMinute = rateOf([...old, ...late], 1, 1_000, NOW)?.perMinute ?? 0;
  expect(perMinute).toBeGreaterThan(200);
});

test("there is none where nothing went out, nothing went out lately, or nothing is left", () => {
  expect(rateOf([WAITING], 1, 100, NOW)).toBeNull();
  expect(rateOf([sent(700), WAITING], 1, 100, NOW)).toBeNull();
  expect(rateOf([sent(1)], 1, 0, NOW)).toBeNull();
});

test("chunks that all went out in a moment are not taken for an endless rate", () => {
  expect(rateOf([sent(0), sent(0)], 1, 100, NOW)?.perMinute).toBe(800);
});
