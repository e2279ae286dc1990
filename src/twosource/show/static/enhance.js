// Reading works without this. With it, a cell opens the outlet's words beside the table, and choices act at once.
"use strict";

const panel = document.createElement("dialog");
panel.className = "panel";

async function open(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) {
    location.href = link.href;
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const reading = page.querySelector(".reading");
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "shut";
  shut.textContent = "Close";
  shut.addEventListener("click", () => panel.close());
  panel.replaceChildren(shut, document.importNode(reading, true));
  panel.setAttribute("aria-label", "The words in their place");
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

const citation = document.querySelector("#citation");
if (citation && navigator.clipboard) {
  const copy = document.createElement("button");
  copy.type = "button";
  copy.textContent = "Copy";
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(citation.textContent.trim());
    copy.textContent = "Copied";
  });
  citation.after(copy);
}

// What is new since the last visit to this story is marked; what was seen is known to this browser alone.
function markNew() {
  const rows = [...document.querySelectorAll(".board tr[id]")];
  if (!rows.length || location.search) return;
  const key = `seen ${location.pathname}`;
  const seen = localStorage.getItem(key);
  if (seen !== null) {
    const known = new Set(seen.split(" "));
    for (const row of rows.filter((each) => !known.has(each.id))) {
      const mark = document.createElement("span");
      mark.className = "new";
      mark.textContent = "new";
      row.querySelector(".said").prepend(mark, " ");
    }
  }
  localStorage.setItem(key, rows.map((row) => row.id).join(" "));
}
markNew();

// While the page is looked at, it grows with its story: nothing is sent where nothing changed.
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
  }
  if (fresh) tag = fresh;
}
if (document.body.matches(".story, .front")) {
  setTimeout(() => grow().catch(() => {}), 2000);
  setInterval(() => grow().catch(() => {}), EVERY);
}
