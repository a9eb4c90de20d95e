/** A call of the operator's API that waits where the Worker says that there were too many (429, Retry-After). */

const USUAL_SECONDS = 60;

/** As fetch; an answer other than 429 is the caller's to judge. Nothing of a call that was put off was done. */
export async function call(url: string, init: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, init);
    if (answer.status !== 429) return answer;
    await answer.body?.cancel();
    const seconds = Number(answer.headers.get("retry-after") ?? USUAL_SECONDS);
    const wait = Number.isFinite(seconds) ? Math.min(seconds, USUAL_SECONDS) : USUAL_SECONDS;
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}
