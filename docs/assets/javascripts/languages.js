/* From one language to the other, and to both at once, without losing the place. Without script the
   links lead to the beginning of the same document. */
(() => {
  const KEPT = "preamble-place", LONGEST_WAY = 20000, ENOUGH = 24;
  const article = document.querySelector(".document");
  const byId = id => { try { return id ? document.getElementById(decodeURIComponent(id)) : null; } catch { return null; } };

  /* Where the text begins to be seen: below whatever stays at the top of the screen. */
  const line = () => Math.max(0, ...[...document.querySelectorAll(".md-header, .parallel__head")]
    .filter(bar => ["sticky", "fixed"].includes(getComputedStyle(bar).position))
    .map(bar => bar.getBoundingClientRect())
    .filter(box => box.top < innerHeight / 3).map(box => box.bottom));

  /* --- leaving: what is being read --------------------------------------------------------------- */
  const seen = (box, from) => box.height > 0 && box.bottom > from + ENOUGH && box.top < innerHeight;
  const marked = () => {
    const target = byId(location.hash.slice(1));
    return target && seen(target.getBoundingClientRect(), 0) ? target : null;
  };
  const places = () => {
    const noted = document.documentElement.classList.contains("margin-notes") ? "" : ", ol.notes > li";
    return [...article.querySelectorAll("a.number, .row.note" + noted)]
      .map(one => one.matches("a.number") ? byId(one.getAttribute("href").slice(1)) : one).filter(Boolean);
  };
  const reading = () => {
    const target = marked();
    if (target || !article || scrollY < innerHeight / 3) return { here: target, before: [] };
    /* What begins in the upper part of the screen, else what goes on there. */
    const from = line(), upper = from + (innerHeight - from) / 3, before = [];
    let here = null;
    for (const one of places()) {
      const box = one.getBoundingClientRect();
      if (box.top > upper && here) break;
      if (seen(box, from)) here = here && here.getBoundingClientRect().top >= from ? here : one;
      else if (!here) before.unshift(one.id);
      if (box.top > upper) break;
    }
    return { here, before: before.slice(0, 5) };
  };
  const prepare = link => {
    const { here, before } = reading();
    if (link.matches(".language")) link.search = location.search;
    link.hash = here ? here.id : byId(location.hash.slice(1)) ? location.hash : "";
    return { here, before };
  };
  const remember = (link, { here, before }) => {
    if (!here) return;
    const box = here.getBoundingClientRect(), from = line();
    const within = box.top < from ? (from - box.top) / box.height : null;
    const kept = { path: link.pathname, ids: [here.id, ...before], top: box.top, within, at: Date.now() };
    try { sessionStorage.setItem(KEPT, JSON.stringify(kept)); } catch { /* the fragment is enough */ }
  };
  for (const link of document.querySelectorAll("a.keeps-place")) {
    for (const moment of ["pointerdown", "focus"]) link.addEventListener(moment, () => prepare(link));
    link.addEventListener("click", event => {
      const found = prepare(link);
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) remember(link, found);
    });
  }

  /* --- arriving: the same words at the same height -------------------------------------------------- */
  const taken = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT));
      sessionStorage.removeItem(KEPT);
      return kept && kept.path === location.pathname && Date.now() - kept.at < LONGEST_WAY ? kept : null;
    } catch { return null; }
  };
  const arrive = ({ ids, top, within }) => {
    const here = ids.map(byId).find(Boolean);
    if (!here) return;
    const box = here.getBoundingClientRect();
    const wanted = within === null ? Math.max(top, line()) : line() - within * box.height;
    scrollTo({ top: scrollY + box.top - wanted, behavior: "instant" });
  };
  const kept = taken();
  if (kept) {
    /* Fonts and notes may still move the text; not once the reader does. */
    let settled = false;
    for (const moment of ["wheel", "touchstart", "keydown", "pointerdown"])
      addEventListener(moment, () => { settled = true; }, { once: true, passive: true });
    const again = () => { if (!settled) arrive(kept); };
    again();
    addEventListener("load", () => { requestAnimationFrame(again); document.fonts?.ready.then(() => requestAnimationFrame(again)); });
  }

  /* --- both texts on a narrow screen: the paragraph one came for shows both; a choice is remembered --- */
  const both = document.querySelector(".both__box");
  if (both) {
    const BOTH = "preamble-both";
    try { both.checked = localStorage.getItem(BOTH) === "yes"; } catch { /* not remembered */ }
    both.addEventListener("change", () => { try { localStorage.setItem(BOTH, both.checked ? "yes" : "no"); } catch { /* not remembered */ } });
    const open = () => { const turn = byId(location.hash.slice(1))?.querySelector(":scope > .turn"); if (turn) turn.checked = true; };
    addEventListener("hashchange", open);
    open();
    if (kept) arrive(kept);
  }
})();
