/** What a page says after a form is done, by a word in its address: never a text from there. */

const SENTENCES = {
  saved: ["Saved.", "已保存。"],
  added: ["Added.", "已添加。"],
  "had-already": ["The newsletter has all of them already.", "该刊物已全部拥有。"],
  removed: ["Removed.", "已移除。"],
  paused: ["Paused.", "已暂停。"],
  resumed: ["It goes on.", "已继续。"],
  cancelled: ["Cancelled.", "已取消。"],
  decided: ["Decided.", "已处理。"],
  approved: ["Published. Its mails go out.", "已发布，邮件开始投递。"],
  dropped: ["Dropped: it will not be published.", "已作废，不会发布。"],
  held: ["It stays until somebody decides.", "已留住，等人决定。"],
  skipped: ["Skipped: this slot has no digest.", "已跳过，本时段没有期刊。"],
  freezing: [
    "Its mails are being made of it at this moment: try again in a minute. Nothing was done.",
    "正在据此生成邮件，请过一分钟再试，未做任何改动。",
  ],
  "last-story": [
    "It is the only story: drop the digest instead. Nothing was done.",
    "这是唯一一条，请改为作废整期，未做任何改动。",
  ],
  "already-told": ["A story of this digest tells it already.", "本期已有一条报道了它。"],
  full: ["The digest has as many stories as it can.", "本期条数已达上限。"],
  corrected: ["The correction is published. Nobody is mailed again.", "更正已发布，不会重新发送邮件。"],
  "test-sent": ["The test mail is on its way.", "测试邮件已发出。"],
  suppressed: ["This address is never written to again.", "以后不再给这个地址发信。"],
  lifted: ["The address may sign up again.", "这个地址可以重新订阅了。"],
  erased: ["All data of this person is erased.", "此人的数据已全部删除。"],
  "model-answers": ["It answered in the right shape, and is kept.", "模型应答正确，已保存。"],
  imported: ["The list is taken in.", "名单已导入。"],
  unbalanced: ["Its account does not balance: it can only be cancelled.", "账目不平，只能取消。"],
  "too-late": ["It is too late to send it again.", "已过最晚送出时间，不能重新发送。"],
  "no-more-trouble": ["No chunk after that one needs a look.", "之后没有需要查看的分块了。"],
  "out-of-date": [
    "Somebody else changed it meanwhile, or it is not in that state any more. Nothing was done.",
    "期间已被他人更改，或状态已变，未做任何改动。",
  ],
} as const;

export type Said = keyof typeof SENTENCES;

/** The sentence of a word in English and Chinese; undefined for any other text. */
export const findSaid = (word: string | undefined): readonly [string, string] | undefined =>
  word !== undefined && Object.hasOwn(SENTENCES, word) ? SENTENCES[word as Said] : undefined;
