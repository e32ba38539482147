/* What a short form stands for: on hover, on focus, on a tap; and the filter of the list of them.
   Without script the style sheet shows it, and a tap leads to the paragraph that introduces it. */
(() => {
  const words = JSON.parse(document.getElementById("preamble-words").textContent);
  const text = document.querySelector(".document, .parallel");
  let open = null;
  const hide = () => {
    open?.term.removeAttribute("aria-describedby");
    open?.box.remove();
    open = null;
  };
  const show = (term, pinned) => {
    if (open?.term === term && open.pinned === pinned) return;
    hide();
    const box = document.createElement("div");
    box.className = "preview term-preview";
    box.id = "term-preview";
    box.lang = term.closest("[lang]").lang;
    box.setAttribute("role", pinned ? "group" : "tooltip");
    box.append(Object.assign(document.createElement("span"), { className: "long", textContent: term.dataset.long }));
    if (pinned) {
      const go = document.createElement("a");
      go.className = "go";
      go.href = term.getAttribute("href");
      go.lang = document.documentElement.lang;
      go.textContent = words.term_place;
      go.addEventListener("click", hide);
      box.append(go);
    }
    document.body.append(box);
    const at = term.getClientRects()[0], margin = 12;
    const left = Math.min(Math.max(at.left - 10, margin), document.documentElement.clientWidth - box.offsetWidth - margin);
    const above = at.top - box.offsetHeight - 8;
    box.style.left = left + scrollX + "px";
    box.style.top = (above > 60 ? above : at.bottom + 8) + scrollY + "px";
    term.setAttribute("aria-describedby", box.id);
    open = { term, box, pinned };
  };
  const termOf = event => event.target.closest?.("a.term");
  if (text) {
    document.documentElement.classList.add("terms-explained");
    let touched = false;
    text.addEventListener("pointerover", event => {
      const term = termOf(event);
      if (term && event.pointerType !== "touch") show(term, false);
    });
    /* The way from the word to its explanation is a few pixels: it stays open on it. */
    document.addEventListener("pointerout", event => {
      if (event.pointerType === "touch" || !open || open.pinned) return;
      setTimeout(() => {
        if (open && !open.pinned && !open.term.matches(":hover, :focus-visible") && !open.box.matches(":hover")) hide();
      }, 150);
    });
    text.addEventListener("focusin", event => {
      const term = termOf(event);
      if (term && !touched && term.matches(":focus-visible")) show(term, false);
    });
    text.addEventListener("focusout", () => { if (open && !open.pinned) hide(); });
    text.addEventListener("pointerdown", event => { touched = event.pointerType === "touch"; });
    text.addEventListener("click", event => {
      const term = termOf(event);
      if (!term) return;
      if (!touched) return hide();
      event.preventDefault();
      if (open?.term === term && open.pinned) hide(); else show(term, true);
    });
    document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
    document.addEventListener("pointerdown", event => {
      if (open && !open.box.contains(event.target) && !open.term.contains(event.target)) hide();
    });
    addEventListener("hashchange", hide);
  }

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
