/** What an endpoint in OpenAI's shape answers when it does not take a call: status and error (OpenAI's error codes). */
import type { Fault } from "./faults.ts";

export type Refusal = {
  status: 400 | 401 | 404 | 429 | 500;
  type: string;
  code: string | null;
  message: string;
};

const refusal = (status: Refusal["status"], type: string, code: string | null, message: string): Refusal => ({
  status,
  type,
  code,
  message,
});

export const WRONG_KEY = refusal(
  401,
  "invalid_request_error",
  "invalid_api_key",
  "Incorrect API key provided.",
);
export const NOT_FOUND = refusal(404, "invalid_request_error", null, "Unknown request URL.");
export const wrongRequest = (message: string) => refusal(400, "invalid_request_error", null, message);

const REFUSALS: Partial<Record<Fault["kind"], Refusal>> = {
  rate: refusal(429, "requests", "rate_limit_exceeded", "Rate limit reached for requests."),
  quota: refusal(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota."),
  "500": refusal(500, "server_error", null, "The server had an error while processing your request."),
  "no-schema": wrongRequest("This response_format type is unavailable now: json_schema."),
  "no-format": wrongRequest("Unknown parameter: response_format."),
};
/** Only a call that asks for one of these is refused. */
const FORMATS: Partial<Record<Fault["kind"], string[]>> = {
  "no-schema": ["json_schema"],
  "no-format": ["json_schema", "json_object"],
};

/** The refusal that a fault is, of a call that asks for this format; undefined where the call is answered. */
export function refusalOf(fault: Fault | undefined, format: string): Refusal | undefined {
  if (!fault || !(FORMATS[fault.kind]?.includes(format) ?? true)) return undefined;
  return REFUSALS[fault.kind];
}
