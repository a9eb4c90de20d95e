/** ROUGE-N recall: which part of a title's runs of one or two words a text has (Lin, "ROUGE", 2004). */
const TOKEN = /\p{Script=Han}|[\p{L}\p{N}]+/gu;

export function recallOf(title: string, text: string, order: 1 | 2): number {
  const wanted = runsOf(title, order);
  const found = new Map<string, number>();
  for (const run of runsOf(text, order)) found.set(run, (found.get(run) ?? 0) + 1);
  let hits = 0;
  for (const run of wanted) {
    const left = found.get(run) ?? 0;
    if (left === 0) continue;
    found.set(run, left - 1);
    hits++;
  }
  return hits / (wanted.length || 1);
}

function runsOf(text: string, order: 1 | 2): string[] {
  const tokens = text.normalize("NFKC").toLowerCase().match(TOKEN) ?? [];
  return order === 1 ? tokens : tokens.slice(1).map((token, at) => `${tokens[at] ?? ""} ${token}`);
}
