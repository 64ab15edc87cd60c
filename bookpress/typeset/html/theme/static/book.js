/* Four comforts; without them every page can still be read. */

/* The other language opens at the section one is reading: labels are the same in both. */
const readingPlace = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const box = target?.getBoundingClientRect();
  if (box && box.bottom > 0 && box.top < innerHeight) return location.hash;
  const read = [...document.querySelectorAll("article section section[id]")].filter(
    (section) => section.getBoundingClientRect().top < innerHeight / 3,
  );
  return read.length ? `#${read.at(-1).id}` : "";
};
document.querySelectorAll("a.language").forEach((link) =>
  link.addEventListener("click", () => (link.hash = readingPlace())),
);

/* On a page found by search, mark what was asked for; Escape takes the marks away. */
const markFound = (terms) => {
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = new Highlight();
  while (texts.nextNode()) {
    const text = texts.currentNode.data.toLowerCase();
    for (const term of terms) {
      for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
        const range = new Range();
        range.setStart(texts.currentNode, at);
        range.setEnd(texts.currentNode, at + term.length);
        found.add(range);
      }
    }
  }
  CSS.highlights.set("found", found);
  addEventListener("keydown", (event) => event.key === "Escape" && CSS.highlights.clear());
};
const ASKED = "sphinx_highlight_terms"; // where Sphinx's search page leaves its terms
const asked = (localStorage.getItem(ASKED) || "").split(/\s+/).filter((term) => term);
localStorage.removeItem(ASKED);
if (asked.length && CSS.highlights) markFound(asked);

/* What is wider than the page scrolls: with the keyboard too. */
document.querySelectorAll("article :is(pre, .table-wrapper, .math-wrapper)").forEach((box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
});

/* Copy how the book is cited; the button says so when it has, to screen readers as well. Where the
   browser does not let us, the sentence is selected, for the reader to copy. */
if (navigator.clipboard) {
  document.querySelectorAll("button.copy-citation").forEach((button) => {
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.citation);
      } catch {
        getSelection().selectAllChildren(button.parentElement.previousElementSibling);
        return;
      }
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = label), 2000);
    });
  });
}
