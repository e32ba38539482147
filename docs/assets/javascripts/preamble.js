/* What a page does beyond being read. Everything here is a help: without script the page is whole. */
(() => {
  const words = JSON.parse(document.getElementById("preamble-words").textContent);
  const text = document.querySelector(".document");

  /* Set aside while the theme started (main.html); here they say again what they are. */
  addEventListener("load", () => {
    for (const link of document.querySelectorAll("link[rel~=alternate][hreflang]")) link.rel = "alternate";
  });

  /* --- one quiet voice for what has happened -------------------------------------------------- */
  const voice = document.createElement("div");
  voice.className = "said";
  voice.setAttribute("role", "status");
  document.body.append(voice);
  let silence = 0;
  const say = words => {
    voice.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => { voice.textContent = ""; }, 2500);
  };

  document.addEventListener("preamble:say", event => say(event.detail));

  /* --- a number copies the address of its paragraph; the link itself still works ---------------- */
  const copyAddress = number => {
    const address = new URL(number.getAttribute("href"), location.href).href;
    if (!navigator.clipboard) return say(words.not_copied);
    navigator.clipboard.writeText(address).then(() => say(words.copied), () => say(words.not_copied));
  };
  if (text) {
    text.addEventListener("click", event => {
      const number = event.target.closest("a.number");
      if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey) copyAddress(number);
    });
  }

  /* --- notes beside the text, where there is room --------------------------------------------------- */
  const notes = text ? [...text.querySelectorAll("ol.notes > li")] : [];
  const callOf = note => document.getElementById("fnref-" + note.id);
  const inMargin = () => document.documentElement.classList.contains("margin-notes");
  const layNotes = () => {
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const room = text.clientWidth / unit - 3.6 - 32 - 1.9;
    const fits = room >= 9.5 && !matchMedia("print").matches;
    document.documentElement.classList.toggle("margin-notes", fits);
    text.style.minHeight = "";
    if (!fits) return;
    text.style.setProperty("--aside", Math.min(room, 14) + "rem");
    const top = text.getBoundingClientRect().top;
    const wanted = notes.map(note => callOf(note)).map(call => call ? call.getBoundingClientRect().top - top - 4 : 0);
    const heights = notes.map(note => note.offsetHeight);
    let free = 0;
    notes.forEach((note, index) => {
      const at = Math.max(wanted[index], free);
      note.style.setProperty("--top", at + "px");
      free = at + heights[index] + unit * .6;
    });
    text.style.minHeight = free + "px";
  };
  if (notes.length) {
    let waiting = 0;
    const soon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(layNotes); };
    layNotes();
    new ResizeObserver(soon).observe(text);
    document.fonts?.ready.then(soon);
    for (const fold of text.querySelectorAll("details")) fold.addEventListener("toggle", soon);
  }

  /* --- a note in place (previews.js), or lit up in the margin ------------------------------------------- */
  const noteOf = call => document.getElementById(call.getAttribute("href").slice(1));
  const light = (call, on) => noteOf(call)?.classList.toggle("lit", on);
  window.preamble.previews({
    root: text, selector: "a.footnote-ref", name: "preview--note",
    skip: inMargin,
    go: () => words.to_note,
    content: call => {
      const note = noteOf(call), lang = call.closest("[lang]").lang;
      const own = note?.querySelector(`[lang="${lang}"] > .text`) || note?.querySelector(".text");
      return own ? [...own.cloneNode(true).childNodes] : null;
    },
  });
  for (const call of text ? text.querySelectorAll("a.footnote-ref") : []) {
    for (const [moment, on] of [["pointerenter", true], ["pointerleave", false], ["focus", true], ["blur", false]])
      call.addEventListener(moment, event => {
        if (!on) light(call, false);
        else if (inMargin() && event.pointerType !== "touch" && (moment !== "focus" || call.matches(":focus-visible"))) light(call, true);
      });
  }

  /* --- what stood in the place of a corrected word ---------------------------------------------------------- */
  window.preamble.previews({
    root: text, selector: "a.corrected", name: "preview--corrected",
    go: () => words.to_correction,
    content: mark => [Object.assign(document.createElement("span"), { textContent: mark.dataset.title, lang: document.documentElement.lang })],
  });

  /* --- the list of documents, narrowed ------------------------------------------------------------------- */
  const filter = document.querySelector("form.filter");
  if (filter) {
    const fold = words => words.toLowerCase().replace(/ё/g, "е");
    const rows = [...document.querySelectorAll(".group tbody tr")].map(row => [row, fold(row.querySelector(".name").textContent)]);
    const status = filter.querySelector("[role=status]");
    const apply = () => {
      const wanted = new FormData(filter);
      const sought = fold(wanted.get("words")).split(/\s+/).filter(Boolean);
      const narrowed = sought.length > 0 || ["body", "kind", "year"].some(key => wanted.get(key));
      let shown = 0;
      for (const [row, name] of rows) {
        const fits = sought.every(word => name.includes(word)) &&
          ["body", "kind", "year"].every(key => !wanted.get(key) || row.dataset[key] === wanted.get(key));
        row.hidden = !fits;
        shown += fits;
      }
      for (const group of document.querySelectorAll(".group")) group.hidden = !group.querySelector("tbody tr:not([hidden])");
      status.textContent = !narrowed ? "" : shown ? `${status.dataset.shown} ${shown}` : status.dataset.none;
    };
    filter.hidden = false;
    filter.addEventListener("input", apply);
    filter.addEventListener("reset", () => setTimeout(apply));
    filter.addEventListener("submit", event => event.preventDefault());
    apply();
  }
})();
