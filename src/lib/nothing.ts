/** What wrangler.toml puts in the place of packages that are never called. */
export const format = undefined;
export default {};
