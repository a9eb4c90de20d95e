/** A database that never answers: whatever is called on it, and whoever waits for it, hears nothing. */
export const silence: object = new Proxy(() => {}, {
  get: (_, name) => (name === "then" ? () => {} : silence),
  apply: () => silence,
});
