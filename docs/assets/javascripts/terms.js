/* What a short form stands for: on hover, on focus, on a tap; and the filter of the list of them.
   Without script the style sheet shows it, and a tap leads to the paragraph that introduces it. */
(() => {
  const words = JSON.parse(document.getElementById("preamble-words").textContent);
  const text = document.querySelector(".document, .parallel");
  if (text) document.documentElement.classList.add("terms-explained");
  window.preamble.previews({
    root: text, selector: "a.term", name: "term-preview",
    go: () => words.term_place,
    content: term => [Object.assign(document.createElement("span"), { className: "long", textContent: term.dataset.long })],
  });

  const filter = document.querySelector("form.glossary__filter");
  if (filter) {
    const fold = said => said.toLowerCase().replace(/ё/g, "е");
    const rows = [...document.querySelectorAll(".glossary__table tbody tr")].map(row => [row, fold(row.textContent)]);
    const status = filter.querySelector("[role=status]");
    const apply = () => {
      const sought = fold(new FormData(filter).get("words")).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, said] of rows) {
        row.hidden = !sought.every(word => said.includes(word));
        shown += !row.hidden;
      }
      status.textContent = !sought.length ? "" : shown ? `${status.dataset.shown} ${shown}` : status.dataset.none;
    };
    filter.hidden = false;
    filter.addEventListener("input", apply);
    filter.addEventListener("reset", () => setTimeout(apply));
    filter.addEventListener("submit", event => event.preventDefault());
    apply();
  }
})();
