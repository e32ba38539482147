/* What a number offers: its address, a ready quotation, the other language in place, a way to report a
   mistake. In the margin under the number, where it covers no text. A click on the number still copies
   its address; without script the number is a plain link. */
(() => {
  const source = document.getElementById("offers"), article = document.querySelector(".document");
  if (!source || !article) return;
  const say = Object.assign({}, ...JSON.parse(source.textContent));
  const page = document.documentElement.lang;
  const translated = (article.dataset.translations || "").split(" ");
  const element = (tag, name, text, more = {}) => Object.assign(document.createElement(tag), { className: name, textContent: text, ...more });
  const blockOf = number => document.getElementById(number.getAttribute("href").slice(1));

  /* --- words of a place -------------------------------------------------------------------------- */
  const plain = block => {
    const copy = block.cloneNode(true);
    for (const one of copy.querySelectorAll("a.number, sup, input, .label, ol.items, .offers, .elsewhere, .cited-at")) one.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const belonging = block => {
    if (block.matches(".row")) {
      const rows = [];
      for (let row = block.nextElementSibling; row?.matches(".row.item") && row.id.startsWith(block.id + "-"); row = row.nextElementSibling) rows.push(row);
      return rows;
    }
    const list = block.matches("li") ? block.querySelector(":scope > ol.items") : block.nextElementSibling;
    return list?.matches("ol.items") ? [...list.querySelectorAll("li")].filter(item => item.id.startsWith(block.id + "-")) : [];
  };
  const texts = block => {
    const languages = block.matches(".row") || block.querySelector(":scope > .cell") ? [...block.querySelectorAll(":scope > .cell:not(.missing)")].map(cell => cell.lang) : [block.closest("[lang]").lang];
    return languages.map(language => {
      const within = one => one.querySelector(`:scope > .cell[lang="${language}"]`) || one;
      const lines = [plain(within(block)), ...belonging(block).map(item => {
        const label = within(item).querySelector(".number, .label")?.textContent.trim() || "";
        return `${label} ${plain(within(item))}`.trim();
      })];
      return { language, words: lines.join("\n") };
    });
  };
  /* "annex, section “Introduction”, unnumbered paragraph 2", "operative paragraph 13, item a": all that the place
     stands in, and what its number is called aloud. What prints no number is told by its address. */
  const numberOf = one => one?.querySelector("a.number")?.textContent.trim().replace(/[.)]$/, "") || "";
  const titleOf = heading => say.quoted[page].replace("{}", () => plain(heading.querySelector(`:scope > .cell[lang="${page}"]`) || heading));
  const spoken = (one, last) => {
    const [seen, ...words] = one.querySelector("a.number")?.getAttribute("aria-label").replace(`: ${say.permalink}`, "").split(", ") || [];
    /* The address of an item has a Latin letter; a quotation has the one that is printed. */
    if (words.length) return one.matches("li, .item") ? words.join(", ").replace(/\S+$/, () => seen) : words.join(", ");
    if (/^\d+$/.test(last)) return say.list_item.replace("{}", last);
    return /^p\d+$/.test(last) ? say.unnumbered.replace("{}", last.slice(1)) : "";
  };
  const called = block => {
    const annexes = [], sections = [], below = [];
    block.id.split("-").forEach((last, index, all) => {
      const id = all.slice(0, index + 1).join("-"), one = document.getElementById(id), annex = /^annex(\d*)$/.exec(id);
      const division = /^(art|ch|guideline|part|principle|rule)(\d\w*)$/.exec(last);
      if (annex) annexes.push(`${say.annex} ${annex[1]}`.trim());
      else if (division) below.push(say.divisions[division[1]].replace("{}", division[2]));
      else if (one?.matches("h2, h3, h4, h5, h6, .row.heading")) sections.push(numberOf(one) || titleOf(one));
      else if (one) below.push(spoken(one, last));
    });
    const numbered = sections.every(name => /^[\p{L}\d]+$/u.test(name));
    if (sections.length) annexes.push(`${say.section} ${sections.join(numbered ? "." : ", ")}`);
    return [...annexes, ...below].filter(Boolean).join(", ");
  };
  const addressOf = block => new URL("#" + block.id, location.href).href;
  const quotation = block => {
    const quoted = texts(block).map(({ language, words }) =>
      say.quoted[language].replace("{}", () => words) + (translated.includes(language) ? ` (${say.unofficial})` : ""));
    const from = [article.dataset.reference, called(block)].filter(Boolean).join(", ");
    return `${quoted.join("\n")}\n${from}. ${addressOf(block)}\n`;
  };

  /* --- the other language in place ------------------------------------------------------------------ */
  let fetched = null;
  const other = () => fetched ||= fetch(say.other.address)
    .then(answer => answer.ok ? answer.text() : Promise.reject(answer.status))
    .then(text => new DOMParser().parseFromString(text, "text/html"));
  const shown = block => block.querySelector(":scope > .elsewhere");
  const show = async (block, link) => {
    const there = await other(), found = there.getElementById(block.id);
    if (!found) throw new Error(block.id);
    const box = element("div", "elsewhere", "", { lang: say.other.language });
    const copy = found.cloneNode(true);
    for (const one of copy.querySelectorAll(":scope > a.number, ol.items, sup, .cited-at")) one.remove();
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    for (const one of copy.querySelectorAll("a[href]")) one.href = new URL(one.getAttribute("href"), new URL(say.other.address, location.href));
    box.append(...copy.childNodes);
    const foot = element("span", "elsewhere__foot", "", { lang: page });
    const is = there.querySelector(".document")?.dataset.translations?.split(" ").includes(say.other.language);
    if (is) foot.append(element("span", "", say.status_translation));
    foot.append(element("a", "", say.open_there, { href: link.href, hreflang: say.other.language }));
    const hide = element("button", "", say.hide, { type: "button" });
    hide.addEventListener("click", () => { box.remove(); block.querySelector("a.number").focus(); });
    foot.append(hide);
    box.append(foot);
    block.append(box);
    box.scrollIntoView({ block: "nearest" });
  };

  /* --- the offers -------------------------------------------------------------------------------------- */
  let open = null;
  const close = () => {
    if (!open) return;
    open.number.removeAttribute("aria-expanded");
    open.box.remove();
    open = null;
  };
  const copy = (text, done) => navigator.clipboard ? navigator.clipboard.writeText(text).then(() => announce(done), () => announce(say.not_copied)) : announce(say.not_copied);
  const announce = text => document.dispatchEvent(new CustomEvent("preamble:say", { detail: text }));
  const button = (name, title, act) => {
    const one = element("button", "", name, { type: "button", title });
    one.addEventListener("click", act);
    return one;
  };
  const otherLanguage = block => {
    const link = element("a", "", say.other.name, { href: `${say.other.address}#${block.id}`, lang: say.other.language, hreflang: say.other.language });
    link.title = say.see[say.other.language];
    link.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (shown(block)) return shown(block).remove();
      show(block, link).catch(() => { location.href = link.href; });
    });
    return link;
  };
  let lines = null;
  const mend = block => {
    const link = element("a", "", say.mistake, { href: say.mend, title: say.report_mistake });
    const aim = () => (lines ||= fetch("document.json").then(answer => answer.json())).then(({ blocks }) => {
      const first = blocks.find(one => one.id === block.id)?.lines[0];
      if (first) link.hash = `L${first}`;
    }).catch(() => { /* the file itself is near enough */ });
    for (const moment of ["pointerenter", "focus"]) link.addEventListener(moment, aim, { once: true });
    return link;
  };
  const offer = (number, pinned) => {
    if (open?.number === number) { open.pinned ||= pinned; return; }
    close();
    const block = blockOf(number);
    if (!block) return;
    const box = element("span", "offers", "", { lang: page });
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", say.offers);
    box.append(
      button(say.address, say.copy_address, () => copy(addressOf(block), say.copied)),
      button(say.quotation, say.copy_quotation, () => copy(quotation(block), say.quotation_copied)),
    );
    if (say.other && block.closest("[lang]").lang !== say.other.language) box.append(otherLanguage(block));
    if (article.matches(".parallel"))
      for (const link of document.querySelectorAll(".parallel__head a.keeps-place"))
        box.append(element("a", "", link.textContent, { href: `${link.getAttribute("href").split("#")[0]}#${block.id}`, lang: link.lang, hreflang: link.lang }));
    const cited = block.querySelector(`a.cited-at[href="#by-${CSS.escape(block.id)}"]`);
    if (cited) box.append(element("a", "", `${say.cited} ${cited.textContent.trim()}`, { href: cited.href, title: cited.title }));
    if (say.mend) box.append(mend(block));
    number.after(box);
    number.setAttribute("aria-expanded", "true");
    open = { number, box, pinned };
  };

  let waiting = 0;
  article.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    const number = event.target.closest("a.number");
    clearTimeout(waiting);
    if (number) waiting = setTimeout(() => offer(number, false), 250);
    else if (open && !open.pinned && !open.box.contains(event.target)) waiting = setTimeout(close, 300);
  });
  article.addEventListener("pointerleave", () => { clearTimeout(waiting); if (open && !open.pinned) waiting = setTimeout(close, 300); });
  article.addEventListener("click", event => {
    const number = event.target.closest("a.number");
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey) offer(number, true);
    /* The way to the fragment takes the keyboard's place with it: back to the number, the offers come next. */
    if (number && event.detail === 0) setTimeout(() => {
      if (document.activeElement === document.body || document.activeElement === number) number.focus({ preventScroll: true });
    });
  });
  document.addEventListener("pointerdown", event => {
    if (open && !open.box.contains(event.target) && !open.number.contains(event.target)) close();
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !open) return;
    if (open.box.contains(document.activeElement)) open.number.focus();
    close();
  });
  document.addEventListener("focusin", event => {
    if (open?.pinned && event.target !== open.number && !open.box.contains(event.target)) close();
  });
})();
