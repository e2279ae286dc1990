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

if (document.querySelector("a[data-words]")) document.body.append(panel);

for (const choice of document.querySelectorAll(".choose select")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}

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
