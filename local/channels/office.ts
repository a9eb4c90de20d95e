/** What the stand-ins of channels have in common: what was taken, and which calls are to fail. */
export type Kind = "webhook" | "telegram" | "slack" | "discord" | "feishu" | "wecom";

/** rate: too many calls, in the vendor's own shape. down: no vendor's answer at all. gone: the hook was withdrawn. */
export type Fault = { kind: "rate" | "down" | "gone"; times: number; seconds?: number };

export type Office = {
  received: { kind: Kind; body: unknown; headers: Record<string, string> }[];
  faults: Fault[];
};

export const openOffice = (): Office => ({ received: [], faults: [] });

/** The fault of this call, if it is to have one. */
export function takeFault(office: Office): Fault | undefined {
  const fault = office.faults.find(({ times }) => times > 0);
  if (fault) fault.times -= 1;
  return fault;
}

export const answerDown = (): Response =>
  new Response("<html><h1>502 Bad Gateway</h1></html>", {
    status: 502,
    headers: { "content-type": "text/html" },
  });

export function keep(office: Office, kind: Kind, body: unknown, request: Request): void {
  office.received.push({ kind, body, headers: Object.fromEntries(request.headers) });
}

export const isJson = (request: Request): boolean =>
  /^application\/json\b/.test(request.headers.get("content-type") ?? "");

/** The object of a body, or undefined. */
export async function readObject(request: Request): Promise<Record<string, unknown> | undefined> {
  if (!isJson(request)) return undefined;
  try {
    const value: unknown = await request.json();
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isText = (value: unknown, least: number, most: number): value is string =>
  typeof value === "string" && value.length >= least && value.length <= most;

export const isLink = (value: unknown): value is string =>
  typeof value === "string" && value.length <= 2048 && /^https?:\/\/[^\s<>"]+$/.test(value);

/** Names that a shape does not know. */
export const unknownNames = (value: Record<string, unknown>, known: string[]): string[] =>
  Object.keys(value).filter((name) => !known.includes(name));
