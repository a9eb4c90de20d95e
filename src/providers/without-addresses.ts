/** A provider's words without the addresses in them: they are stored and logged where no address may stand. */
export const withoutAddresses = (words: string): string =>
  words.replaceAll(/[^\s<>"'`,;:()]+@[^\s<>"'`,;:()]+/g, "(address)");
