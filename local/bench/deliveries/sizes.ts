/** How large the mailings are that are measured. */

export type Sizes = {
  /** Mailings that are sent. */
  send: number[];
  /** An audience that is only frozen; 0: none. */
  plan: number;
  /** Emails of the loop that renders each, which is slow. */
  sdk: number;
};

export const USUAL_SIZES: Sizes = { send: [10_000, 100_000], plan: 1_000_000, sdk: 500 };
