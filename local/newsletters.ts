/** The newsletters of `npm start`: every four hours and daily in Chinese, daily in English. */

const DAY_MS = 24 * 3_600_000;

export type LocalNewsletter = { id: string; onlyEnglish: boolean; definition: Record<string, unknown> };

/** Their definitions for the operator's API. They start a week before the first tick, so that a slot is due at once. */
export function newslettersSince(firstTick: Date): LocalNewsletter[] {
  const startsAt = new Date(firstTick.getTime() - 8 * DAY_MS).toISOString();
  return [
    {
      id: "ai",
      onlyEnglish: false,
      definition: {
        name: "过去4小时全球AI发生了什么？",
        description: "每四小时一期：全球 AI 从业者刚刚发布和讨论的事，只说发生了什么、谁说的、数字是多少。",
        language: "zh-CN",
        timeZone: "Asia/Shanghai",
        schedule: "0 */4 * * *",
        titlePattern: "{slug} 过去{hours}小时全球AI发生了什么？",
        senderName: "过去4小时全球AI",
        senderEmail: "ai@watchbell.example",
        startsAt,
      },
    },
    {
      id: "ai-daily",
      onlyEnglish: false,
      definition: {
        name: "AI 日报",
        description: "每天早上八点一期：过去一天里值得知道的 AI 新闻。",
        language: "zh-CN",
        timeZone: "Asia/Shanghai",
        schedule: "0 8 * * *",
        titlePattern: "{date} AI 日报",
        sendWithinHours: 24,
        senderName: "AI 日报",
        senderEmail: "daily@watchbell.example",
        startsAt,
      },
    },
    {
      id: "ai-today",
      onlyEnglish: true,
      definition: {
        name: "AI Today",
        description: "One issue a day: what happened in AI, who says so, and the numbers.",
        language: "en",
        timeZone: "UTC",
        schedule: "0 0 * * *",
        titlePattern: "{date} · AI Today",
        sendWithinHours: 24,
        senderName: "AI Today",
        senderEmail: "today@watchbell.example",
        startsAt,
      },
    },
  ];
}
