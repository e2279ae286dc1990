// Reading works without this. With it, a cell opens the outlet's words beside the table, and choices act at once.
"use strict";

const panel = document.createElement("dialog");
panel.className = "panel";

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

// What to write under quoted words goes to the clipboard.
function offerCitations(within) {
  if (!navigator.clipboard) return;
  const offer = (words) => {
    const made = button("Copy citation", async () => {
      await navigator.clipboard.writeText(words);
      made.textContent = "Copied";
    });
    return made;
  };
  for (const each of within.querySelectorAll(".citation")) each.after(offer(each.textContent.trim()));
  for (const each of within.querySelectorAll(".words[data-citation] > footer")) each.append(offer(each.parentElement.dataset.citation));
}

async function open(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) {
    location.href = link.href;
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const reading = document.importNode(page.querySelector(".reading"), true);
  const shut = button("Close", () => panel.close());
  shut.className = "shut";
  panel.replaceChildren(shut, reading);
  panel.setAttribute("aria-label", "The words in their place");
  offerCitations(panel);
  panel.showModal();
  const words = panel.querySelector(`#s-${CSS.escape(link.dataset.words)}`);
  (words || panel).scrollIntoView({ block: "center", behavior: "instant" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-words]");
  if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    open(link).catch(() => { location.href = link.href; });
  } else if (event.target === panel) {
    panel.close();
  }
});

if (document.body.matches(".story")) document.body.append(panel);

document.addEventListener("change", (event) => {
  if (event.target.matches(".choose select")) event.target.form.requestSubmit();
});

offerCitations(document);

// A link to a finding that stands on another page of its story is led there.
if (document.body.matches(".story") && location.hash.startsWith("#f-") && !document.getElementById(location.hash.slice(1))) {
  location.replace(`/findings/${location.hash.slice(3)}`);
}

// What is new, or stands otherwise, since the reader's last visit is marked; what was seen is known to this browser alone.
const REMEMBERED = 3000;
function markNew() {
  const things = [...document.querySelectorAll("[data-thing]")];
  if (!things.length) return;
  const key = `seen ${location.pathname}${location.search}`;
  const now = new Map(things.map((each) => [each.dataset.thing, each.dataset.now]));
  const kept = localStorage.getItem(key);
  const seen = new Map(kept ? JSON.parse(kept) : []);
  if (kept !== null) {
    for (const each of things.filter((one) => seen.get(one.dataset.thing) !== one.dataset.now)) {
      const mark = document.createElement("span");
      mark.className = "new";
      mark.textContent = seen.has(each.dataset.thing) ? "changed" : "new";
      each.querySelector(".said, h2").prepend(mark, " ");
    }
  }
  try {
    localStorage.setItem(key, JSON.stringify([...new Map([...seen, ...now])].slice(-REMEMBERED)));
  } catch {
    localStorage.clear(); // full: better to forget what was seen than to stop
  }
}
markNew();

// While the page is looked at, it grows with the casebook: nothing is sent where nothing changed.
const EVERY = 30000;
let tag = null;
async function grow() {
  if (document.hidden || document.querySelector("dialog[open]")) return;
  const answer = await fetch(location.href, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
  const fresh = answer.headers.get("ETag");
  if (answer.ok && tag && fresh !== tag) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const opened = [...document.querySelectorAll("tr[id] details[open]")].map((each) => each.closest("tr").id);
    document.querySelector("main").replaceChildren(...document.importNode(page.querySelector("main"), true).childNodes);
    for (const id of opened) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
    markNew();
    offerCitations(document.querySelector("main"));
  }
  if (fresh) tag = fresh;
}
if (document.body.matches(".story, .front, .entity, .outlet, .search")) {
  setTimeout(() => grow().catch(() => {}), 2000);
  setInterval(() => grow().catch(() => {}), EVERY);
}
