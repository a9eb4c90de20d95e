// The admin works without this. With it, what is under way shows how far it is, and what can't be taken back is asked for.
const EVERY_MS = 4000;

// What has data-live is asked for again and put in place of itself, by its id, while somebody looks.
async function refresh() {
  const parts = [...document.querySelectorAll("[data-live]")];
  if (parts.length === 0) return;
  setTimeout(refresh, EVERY_MS);
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of parts) {
    const fresh = page.getElementById(part.id);
    if (fresh && !part.contains(document.activeElement)) part.replaceWith(fresh);
  }
}
setTimeout(refresh, EVERY_MS);

document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.ask;
  if (question && !confirm(question)) event.preventDefault();
});

// A list is brought step by step: the same form again, until its answer leads to the page of a list that is through.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form.import")) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  body.set("by", "script");
  event.submitter.disabled = true;
  for (;;) {
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => undefined);
    if (answer?.redirected) return location.assign(answer.url);
    if (!answer) return (event.submitter.disabled = false);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector("#import");
    if (!part) return location.reload();
    document.getElementById("import").replaceWith(part);
    if (!part.querySelector("[data-more]")) return;
  }
});
