/** What the stand-ins know: a call with anything else is refused as the vendor refuses it. */
export const KNOWN = {
  webhookSecret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
  telegramToken: "123456789:AAF-stand-in-token_0123456789abcdef",
  slackPath: "T0STANDIN/B0STANDIN/standinsecret0123456789",
  discordPath: "112233445566778899/stand-in-token_0123456789",
  feishuHook: "aaaabbbb-cccc-dddd-eeee-ffff00001111",
  feishuSecret: "stand-in-sign-secret",
  wecomKey: "11112222-3333-4444-5555-666677778888",
};
