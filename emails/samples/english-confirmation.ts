/** What the previewer shows of a confirmation in English. */
export const englishConfirmation = {
  language: "en" as const,
  newsletterNames: ["The Lighthouse"],
  confirmUrl: "https://news.example/confirm?token=k1.c2FtcGxlLXRva2VuLXRoYXQtb3BlbnMtbm90aGluZw",
  expiresText: "The link works for 7 days.",
  postalAddress: "The Lighthouse, 1 Example Street, Bristol",
};
