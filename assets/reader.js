/* What a page does more for readers whose browser runs scripts. Nothing of it is needed to read. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];

/*
 * A digest's time on the reader's own clock, where it shows another than the newsletter's. Nothing here asks Intl: a
 * phone takes longer for its first answer than for the whole page.
 */
for (const line of document.querySelectorAll("[data-local]")) {
  const iso = line.parentElement.querySelector("time")?.dateTime ?? "";
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  const at = new Date(iso);
  if (!sign || Number(`${sign}1`) * (hours * 60 + Number(minutes)) === -at.getTimezoneOffset()) continue;
  line.textContent = line.dataset.local.replace("{time}", clockTime(at));
}

function clockTime(at) {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()];
  const date =
    document.documentElement.lang === "en"
      ? `${day} ${MONTHS[month]} ${year},`
      : `${year}年${month + 1}月${day}日`;
  const [hour, minute] = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0"));
  return `${date} ${hour}:${minute}`;
}

const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.body.append(said);

let wait;
function say(text) {
  said.textContent = text;
  clearTimeout(wait);
  wait = setTimeout(() => (said.textContent = ""), 2500);
}

/* Pressing a story's number copies its address, besides going there. */
const stories = document.querySelector(".stories");
stories?.addEventListener("click", async (event) => {
  const anchor = event.target.closest?.(".number");
  if (!anchor || event.metaKey || event.ctrlKey || event.shiftKey) return;
  await copy(anchor.href);
});

async function copy(address) {
  try {
    await navigator.clipboard.writeText(address);
    say(stories.dataset.copied);
  } catch {
    /* a browser that lets nothing be copied has gone to the story all the same */
  }
}

/* Sharing by the device's own sheet; where it has none, the address is copied. */
const share = document.querySelector("button.share");
share?.addEventListener("click", async () => {
  const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  if (!navigator.share) return copy(url);
  await navigator.share({ title: document.title, url }).catch(() => undefined);
});
if (share) share.hidden = false;
