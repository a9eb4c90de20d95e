/** Runs in the browser: what is wrong with the page that stands there, in words; [] where nothing is. */
globalThis.inspectPage = (about) => {
  const NAMES = new Set(
    (
      "html head body title meta link main header footer nav article section search div p span a h1 h2 h3 h4 h5 h6 ul ol li " +
      "dl dt dd strong em b i mark bdi time small abbr cite q blockquote code hr br wbr form label input button select " +
      "option fieldset legend details summary output svg path circle line rect g script"
    ).split(" "),
  );
  const MAIL_NAMES = new Set("style table thead tbody tr td noscript pre".split(" "));
  const ADMIN_NAMES = new Set(
    "table thead tbody tr th td pre textarea datalist progress figure figcaption text iframe caption sup".split(
      " ",
    ),
  );
  const ADDRESSES = "href src srcset action formaction xlink:href data poster background cite ping".split(
    " ",
  );
  const FORBIDDEN = new Set("srcdoc autofocus popover contenteditable http-equiv style is slot".split(" "));
  const BOXES = "main li, main article, main section, main header, main dl, td";
  const MAIL_ATTRIBUTES = new Set(["style", "http-equiv"]);
  const TURNS = /[\u202a-\u202e\u2066-\u2069]/;
  const PILE = /\p{M}{9}|[\p{M}&&\p{sc=Zinh}]{5}/v;

  const faults = [];
  const say = (what, element) => faults.push(`${what}: ${(element.outerHTML ?? "").slice(0, 160)}`);
  const isOwn = (address) => new URL(address, location.href).origin === location.origin;

  const isKnown = ({ localName, namespaceURI }) => {
    if (namespaceURI.endsWith("/MathML")) return false;
    if (about.isAdmin && ADMIN_NAMES.has(localName)) return true;
    return NAMES.has(localName) || (about.isMail && MAIL_NAMES.has(localName));
  };

  /** A form's own fields may stand in place of what it answers. */
  const attributesOf = (element) =>
    Array.from(Object.getOwnPropertyDescriptor(Element.prototype, "attributes").get.call(element));

  function checkAddress(element, name, address) {
    if (name === "srcset") return say("an address list", element);
    const parsed = URL.canParse(address, location.href) && new URL(address, location.href);
    if (parsed && !/^(https?|mailto):$/.test(parsed.protocol))
      say(`an address of ${parsed.protocol}`, element);
    const stays = !["a", "area"].includes(element.localName) && element.rel !== "canonical";
    if (parsed && stays && !about.isMail && !isOwn(address))
      say("an address that is asked by itself", element);
  }

  function checkScript(element) {
    if (element.type === "application/ld+json") {
      try {
        JSON.parse(element.textContent);
      } catch {
        say("JSON-LD that can't be read", element);
      }
    } else if (!element.src || !isOwn(element.src) || element.textContent) say("a script", element);
  }

  for (const equivalent of document.querySelectorAll("[http-equiv]"))
    if (equivalent.httpEquiv !== "Content-Type") say("a header", equivalent);
  if (about.isMail && document.querySelectorAll("style").length > about.sheetCount)
    faults.push("more styles than its own");
  for (const element of document.querySelectorAll("*")) {
    if (!isKnown(element)) say("an element that no page has", element);
    if (element.localName === "script") checkScript(element);
    for (const { name, value } of attributesOf(element)) {
      if (/^on/i.test(name)) say("a handler", element);
      else if (FORBIDDEN.has(name) && !(about.isMail && MAIL_ATTRIBUTES.has(name)))
        say(`an attribute ${name}`, element);
      else if (ADDRESSES.includes(name)) checkAddress(element, name, value);
      else if (/[^a-z\d:-]/i.test(name)) say(`an attribute ${name}`, element);
    }
  }

  const within = (inner, outer) =>
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;

  if (document.scrollingElement.scrollWidth > innerWidth)
    faults.push(`the page is ${document.scrollingElement.scrollWidth} wide at ${innerWidth}`);
  // the admin folds posts away and has tables that scroll in themselves: there only the page's width counts
  for (const box of about.isAdmin ? [] : document.querySelectorAll(BOXES)) {
    const outer = box.getBoundingClientRect();
    for (const element of box.querySelectorAll("*"))
      // forms are ours alone, and have a field that nobody is to see
      if (!element.closest("form") && ![...element.getClientRects()].every((inner) => within(inner, outer)))
        say("outside its box", element);
  }
  const masthead = document.querySelector(".masthead");
  const top = masthead?.getBoundingClientRect();
  if (top)
    for (const element of document.querySelectorAll("main *")) {
      const { top: start, bottom, height } = element.getBoundingClientRect();
      if (height > 1 && bottom > top.top + 1 && start < top.bottom - 1) say("over the masthead", element);
    }

  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (TURNS.test(data)) say("a text that turns around what follows it", parentElement);
    if (PILE.test(data)) say("marks that reach out of their line", parentElement);
  }

  // what waits for a hand: everything is pointed at, entered and left once
  for (const element of document.querySelectorAll("*"))
    for (const kind of [
      "mouseover",
      "mouseenter",
      "focus",
      "blur",
      "pointerdown",
      "toggle",
      "scroll",
      "input",
    ])
      element.dispatchEvent(new Event(kind));

  const isSaid = (word) => document.body.textContent.includes(word);
  for (const word of about.words) if (!isSaid(word)) faults.push(`the page does not say ${word}`);
  return [...new Set(faults)].slice(0, 20);
};
