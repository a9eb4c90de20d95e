/**
 * What the columns of a list are, by their names as Substack, Mailchimp, Ghost, listmonk, Buttondown, Watchbell's own
 * export and people write them, in English and Chinese. Columns of network addresses are not among them: they are not taken.
 */

/** Names without case, blanks and signs. Where several columns of a list are the same, the name that stands first here counts. */
const NAMES = {
  email: `email emailaddress subscriberemail mail mailaddress emailadresse courriel
    邮箱 邮箱地址 电子邮箱 电子邮箱地址 电子邮件 电子邮件地址 邮件 邮件地址 郵箱 電子郵件 電子郵件地址 信箱 メールアドレス`,
  status: `status subscriberstatus subscriptionstatus emailstatus subscribertype type 状态 订阅状态 邮箱状态 狀態 訂閱狀態`,
  /** Yes: mails are wanted. Not Substack's active_subscription, which says who pays. */
  subscribed: `subscribedtoemails subscribed issubscribed emailsubscribed optin optedin isactive 是否订阅 已订阅`,
  /** Yes: none are. */
  disabled: `emaildisabled unsubscribed isunsubscribed optout optedout 已退订 是否退订`,
  /** No: never confirmed. */
  confirmed: `confirmed isconfirmed doubleoptin 是否确认 已确认`,
  endedAt: `endedat unsubtime unsubscribedat unsubscribedon unsubscribedate unsubscriptiondate 退订时间`,
  bouncedAt: `cleantime bouncedat bouncedate 退信时间`,
  reason: `unsubreason unsubscriptionreason unsubscribereason 退订原因`,
  consentedAt: `confirmtime confirmedat consentedat consentat consentdate consenttimestamp optintime optinat optindate
    subscribedat subscribedon subscribedate subscriptiondate requestedat startdate 同意时间 确认时间 订阅时间 订阅日期`,
  createdAt: `createdat creationdate createddate datecreated createdon dateadded addedat signupdate signedupat joinedat
    创建时间 注册时间 加入时间 添加时间`,
  language: `language lang locale 语言`,
  newsletter: `newsletter`,
} as const;

/** Columns whose words tell how a person came to agree; all of them are kept. */
const CONSENT_NAMES = new Set(
  words(`consent consenttext consentsource gdprconsent gdpr marketingpermissions permission optinsource signupsource source
    referrer referrerurl referer utmsource 同意 同意书 来源 订阅来源`),
);

type Part = keyof typeof NAMES;

/** Where each part of a row stands, from 0. */
export type Columns = {
  at: Partial<Record<Part, number>>;
  consent: { at: number; name: string }[];
  names: string[];
};

/** The columns that a header names; without an email one where it names none. */
export function findColumns(header: readonly string[]): Columns {
  const names = header.map((name) => name.trim());
  const plain = names.map(plainName);
  const at: Columns["at"] = {};
  for (const part of Object.keys(NAMES) as Part[]) {
    const found = words(NAMES[part]).find((name) => plain.includes(name));
    if (found) at[part] = plain.indexOf(found);
  }
  const consent = names.flatMap((name, index) =>
    CONSENT_NAMES.has(plain[index] ?? "") ? [{ at: index, name }] : [],
  );
  return { at, consent, names };
}

/** A name or a word of a status without what programs write differently. */
export const plainName = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

function words(text: string): string[] {
  return text.split(/\s+/);
}
