/** What Resend answers when it does not take a request: status, name and a sentence (its error reference). */

const REFUSALS = {
  invalid_idempotency_key: { statusCode: 400, message: "The idempotency key must have 1 to 256 characters." },
  validation_error: { statusCode: 422, message: "One or more fields of the request are wrong." },
  missing_api_key: { statusCode: 401, message: "The authorization header holds no API key." },
  invalid_api_key: { statusCode: 403, message: "API key is invalid." },
  not_found: { statusCode: 404, message: "There is no such endpoint." },
  method_not_allowed: { statusCode: 405, message: "This endpoint does not take this method." },
  invalid_idempotent_request: {
    statusCode: 409,
    message: "This idempotency key was used with another request payload.",
  },
  concurrent_idempotent_requests: {
    statusCode: 409,
    message: "The first request with this idempotency key is still in progress.",
  },
  invalid_from_address: {
    statusCode: 422,
    message: "Invalid `from` field. It has to read `email@example.com` or `Name <email@example.com>`.",
  },
  missing_required_field: { statusCode: 422, message: "The request lacks a required field." },
  rate_limit_exceeded: { statusCode: 429, message: "Too many requests. Send fewer a second." },
  daily_quota_exceeded: { statusCode: 429, message: "The day's quota of emails is used up." },
  monthly_quota_exceeded: { statusCode: 429, message: "The month's quota of emails is used up." },
  internal_server_error: { statusCode: 500, message: "Something went wrong on our side." },
} as const;

export type RefusalName = keyof typeof REFUSALS;

export type Refusal = {
  statusCode: (typeof REFUSALS)[RefusalName]["statusCode"];
  name: RefusalName;
  message: string;
};

/** The refusal of that name, in its usual words or in better ones. */
export function refusal(name: RefusalName, message: string = REFUSALS[name].message): Refusal {
  return { statusCode: REFUSALS[name].statusCode, name, message };
}

/** A body that cannot be read at all is a 400; one that can, with a wrong field in it, is a 422. */
export const unreadable = (message: string): Refusal => ({
  statusCode: 400,
  name: "validation_error",
  message,
});
