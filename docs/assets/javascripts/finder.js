/* The search as a reader meets it: the box in the header, the search page, the words marked where one
   lands. The index and its engine are loaded when somebody begins to search. */

const FOUND = "preamble-found";
const SOON = 130;

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") made.className = value; else made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
};

const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/* --- the engine ---------------------------------------------------------------------------------------- */

const engines = new Map();
const engine = form => {
  const root = new URL(form.dataset.root, location.href).href, language = form.dataset.language;
  if (!engines.has(root + language)) {
    const loading = import("./search.js").then(async ({ Index }) => {
      const index = new Index(root, language);
      await index.open();
      return index;
    });
    loading.catch(() => engines.delete(root + language));
    engines.set(root + language, loading);
  }
  return engines.get(root + language);
};

/* --- results, the same in the box and on the page ---------------------------------------------------------- */

const marked = parts => parts.map(part => part.mark ? element("mark", {}, part.text) : part.text);

const remember = (address, hit) => {
  try { sessionStorage.setItem(FOUND, JSON.stringify({ address, words: hit.words })); } catch { /* no storage, no marks */ }
};

const hitItem = (hit, group, index, say) => {
  const address = new URL(hit.address, index.site).href;
  const where = hit.label || (hit.type === "title" ? "" : hit.type === "heading" ? "§" : "¶");
  const link = element("a", { class: `hit hit--${hit.type}`, href: address, hreflang: group.language },
    where && element("span", { class: "hit__number" }, where),
    element("span", { class: "hit__words", lang: group.language }, ...marked(hit.parts)));
  const open = () => remember(address, hit);
  for (const moment of ["click", "auxclick"]) link.addEventListener(moment, open);
  const item = element("li", {}, link);
  if (hit.other && hit.type !== "title")
    item.append(element("a", { class: "hit__other", href: new URL(hit.other.address, index.site).href, hreflang: hit.other.language }, say[`search_other_${hit.other.language}`]));
  return item;
};

const groupItem = (group, index, say) => {
  const [title, ...rest] = group.hits[0]?.type === "title" ? group.hits : [null, ...group.hits];
  const address = new URL(group.address, index.site).href;
  const head = element("a", { class: "found__title", href: address, hreflang: group.language, lang: group.language },
    ...(title ? marked(title.whole) : [group.title]));
  if (title) head.addEventListener("click", () => remember(address, title));
  const facts = element("p", { class: "found__facts" });
  if (group.symbol) facts.append(element("span", { class: "symbol" }, group.symbol), " ");
  if (group.about) facts.append(element("span", {}, group.about));
  if (group.language !== index.language) facts.append(element("span", { class: "found__language" }, say[`search_only_${group.language}`]));
  if (group.translation) facts.append(element("span", { class: "found__translation" }, say.search_translation));
  const item = element("li", { class: `found__group found__group--${group.group}`, "data-meant": group.meant ? "" : null }, element("div", { class: "found__head" }, head, facts));
  const hits = element("ol", { class: "found__hits", role: "list" }, ...rest.map(hit => hitItem(hit, group, index, say)));
  if (rest.length) item.append(hits);
  return { item, hits };
};

const notesOf = (answer, say) => [
  ...answer.notes.map(note => filled(say.search_instead, note)),
  answer.unknown.length ? filled(say.search_unknown, { words: answer.unknown.map(word => filled(say.search_quoted, { word })).join(", ") }) : null,
  answer.total && answer.missing && !answer.unknown.length ? say.search_partly : null,
  answer.tooCommon ? say.search_common : null,
].filter(Boolean).map(text => element("p", { class: "found__note" }, text));

const advice = (say, lists) => element("div", { class: "found__advice" },
  element("p", {}, say.search_try),
  element("ul", {}, ...[1, 2, 3].map(number => element("li", {}, say[`search_try_${number}`])),
    lists && element("li", {}, say.search_try_4, " ", ...lists)));

const listLinks = () => [...document.querySelectorAll(".search-page .lists a")].flatMap((link, number) => [number ? ", " : "", element("a", { href: link.href }, link.textContent)]);

const summary = (answer, say, filtered) => answer.total
  ? filled(say.search_found, { places: answer.total, pages: answer.documents })
  : answer.tooCommon ? say.search_common : filtered ? say.search_none_filtered : say.search_none;

/* Results in order; other pages under a heading of their own. */
const render = (into, answer, index, { level = "h2", all = null, lists = null, onRest = null } = {}) => {
  const say = index.start.say[index.language];
  const made = notesOf(answer, say);
  let list = null, section = null;
  for (const group of answer.groups) {
    const kind = group.group === "document" || group.meant ? "document" : "page";
    if (kind !== section) {
      if (kind === "page" && section) made.push(element(level, { class: "found__pages" }, say.search_pages));
      list = element("ol", { class: "found__list", role: "list" });
      made.push(list);
      section = kind;
    }
    const { item, hits } = groupItem(group, index, say);
    if (group.total > group.hits.length) {
      const words = filled(say.search_rest, { count: group.total - group.hits.length });
      if (onRest) {
        const button = element("button", { type: "button", class: "found__rest" }, words);
        button.addEventListener("click", async () => {
          const whole = await group.rest();
          const shown = hits.children.length;
          hits.replaceChildren(...whole.hits.filter(hit => hit.type !== "title").map(hit => hitItem(hit, whole, index, say)));
          button.remove();
          hits.children[shown]?.querySelector("a").focus();
        });
        item.append(button);
      } else item.append(element("p", { class: "found__rest" }, words));
    }
    list.append(item);
  }
  if (!answer.total && !answer.tooCommon) made.push(advice(say, lists));
  if (all) made.push(all);
  into.replaceChildren(...made);
};

/* --- the box ---------------------------------------------------------------------------------------------------- */

const box = form => {
  const input = form.querySelector(".finder__input"), panel = form.querySelector(".finder__panel");
  const status = form.querySelector(".finder__status"), found = form.querySelector(".found");
  const clear = form.querySelector(".finder__clear"), opener = document.querySelector(".finder-open");
  const narrow = matchMedia("(max-width: 59.9375em)");
  let waiting = 0, asked = "", answered = null, goAhead = false;

  const isOpen = () => form.classList.contains("finder--open");
  const open = () => {
    form.classList.add("finder--open");
    document.documentElement.classList.toggle("finding", narrow.matches);
    engine(form).catch(() => {});
  };
  const close = back => {
    form.classList.remove("finder--open");
    document.documentElement.classList.remove("finding");
    panel.hidden = true;
    if (back) (narrow.matches ? opener : input).focus();
  };
  const broken = () => {
    status.textContent = "";
    found.replaceChildren(element("p", { class: "found__note" }, form.dataset.broken, " ",
      element("a", { href: new URL(form.dataset.root + (form.dataset.language === "ru" ? "" : form.dataset.language + "/") + "documents/", location.href).href }, form.dataset.all)));
    panel.hidden = false;
  };

  const ask = async () => {
    const query = input.value.trim();
    asked = query;
    clear.hidden = !input.value;
    if (!query) { panel.hidden = true; answered = null; return; }
    const slow = setTimeout(() => { panel.hidden = false; status.textContent = form.dataset.wait; }, 250);
    try {
      const index = await engine(form);
      const answer = await index.search(input.value, { documents: 7, hits: 3 });
      clearTimeout(slow);
      if (asked !== query) return;
      const say = index.start.say[index.language];
      const address = new URL(form.getAttribute("action"), location.href);
      address.searchParams.set("q", query);
      const all = answer.total > 0 ? element("p", { class: "found__all" }, element("a", { href: address.href }, say.search_all)) : null;
      render(found, answer, index, { all, level: "p" });
      status.textContent = summary(answer, say);
      answered = query;
      panel.hidden = false;
      found.scrollTop = panel.scrollTop = 0;
      if (goAhead) follow();
    } catch (problem) {
      if (asked === query) broken();
      console.info(problem);
    } finally {
      clearTimeout(slow);
      goAhead = false;
    }
  };

  const links = () => [...found.querySelectorAll("a[href]:not(.hit__other)")];
  const follow = () => { const first = found.querySelector("a.found__title, a.hit"); const lead = leading() || first; lead?.click(); };
  /* What Enter opens: the best passage, which need not be the title above it. */
  const leading = () => {
    const group = found.querySelector(".found__group");
    if (!group) return null;
    return group.querySelector(".found__title mark") || !group.querySelector("a.hit") || "meant" in group.dataset ? group.querySelector(".found__title") : group.querySelector("a.hit");
  };

  input.addEventListener("focus", () => { open(); if (input.value.trim() && answered === input.value.trim()) panel.hidden = false; else if (input.value.trim()) ask(); });
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, SOON); clear.hidden = !input.value; });
  form.addEventListener("reset", () => { setTimeout(() => { ask(); input.focus(); }); });
  form.addEventListener("submit", event => {
    if (!input.value.trim()) { event.preventDefault(); return; }
    event.preventDefault();
    if (answered === input.value.trim() && found.querySelector("a.found__title")) follow();
    else { goAhead = true; clearTimeout(waiting); ask(); }
  });
  form.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      event.preventDefault();
      if (document.activeElement !== input) { input.focus(); return; }
      if (panel.hidden && input.value) { form.reset(); return; }
      close(narrow.matches);
      return;
    }
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || panel.hidden) return;
    const all = [input, ...links()], at = all.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    const next = all[(at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("focusout", event => { if (!narrow.matches && event.relatedTarget && !form.contains(event.relatedTarget)) close(false); });
  document.addEventListener("pointerdown", event => { if (isOpen() && !form.contains(event.target) && !narrow.matches) close(false); });
  form.querySelector(".finder__close").addEventListener("click", () => close(true));
  /* A link to a place on this very page leaves the page open under the results. */
  found.addEventListener("click", event => { if (event.target.closest("a[href]") && !event.ctrlKey && !event.metaKey) close(false); });
  opener.addEventListener("click", event => { event.preventDefault(); open(); input.focus(); });
  narrow.addEventListener("change", () => document.documentElement.classList.toggle("finding", isOpen() && narrow.matches));
  return () => { open(); input.focus(); input.select(); };
};

/* --- the search page ------------------------------------------------------------------------------------------------ */

const FACETS = ["body", "kind", "year", "place", "cites", "text"];
const SHOWN_VALUES = 8;

const page = form => {
  const input = form.querySelector("input[name=q]"), status = form.querySelector(".seeker__status");
  const found = form.querySelector(".found"), facets = form.querySelector(".seeker__facets");
  const filters = form.querySelector(".seeker__filters");
  const lists = document.querySelector(".search-page .lists");
  let waiting = 0, turn = 0, many = 10, unfolded = new Set();

  const state = () => {
    const asked = new URLSearchParams(location.search);
    return { query: asked.get("q") || "", chosen: Object.fromEntries(FACETS.map(key => [key, asked.getAll(key)])) };
  };
  const write = (query, chosen, push) => {
    const address = new URL(location.pathname, location.href);
    if (query) address.searchParams.set("q", query);
    for (const key of FACETS) for (const value of chosen[key]) address.searchParams.append(key, value);
    if (address.href === location.href) return;
    history[push ? "pushState" : "replaceState"](null, "", address);
  };

  const facetName = (key, value, say) => say[`search_in_${value.value}`] && (key === "place" || key === "text") ? say[`search_in_${value.value}`] : value.name;
  const drawFacets = (answer, chosen, say) => {
    const focused = document.activeElement?.dataset?.facet, counts = answer.facets();
    facets.replaceChildren(...FACETS.map(key => {
      const values = (counts[key] || []).filter(value => value.value);
      if (!values.length || (values.length < 2 && !values[0].chosen)) return null;
      const all = unfolded.has(key), shown = values.filter((value, number) => all || number < SHOWN_VALUES || value.chosen);
      const set = element("fieldset", { class: "facet" }, element("legend", {}, say[`search_by_${key}`]));
      for (const value of shown) {
        const input = element("input", { type: "checkbox", name: key, value: value.value, "data-facet": `${key}=${value.value}` });
        input.checked = value.chosen;
        set.append(element("label", {}, input, element("span", { class: "facet__name" }, facetName(key, value, say)), element("span", { class: "facet__count" }, String(value.count))));
      }
      if (shown.length < values.length) {
        const more = element("button", { type: "button", class: "facet__more", "data-facet": `more=${key}` }, `${say.search_more} (${values.length - shown.length})`);
        more.addEventListener("click", () => { unfolded.add(key); drawFacets(answer, chosen, say); facets.querySelector(`[name=${key}]`)?.focus(); });
        set.append(more);
      }
      return set;
    }).filter(Boolean));
    if (FACETS.some(key => chosen[key].length)) {
      const reset = element("button", { type: "button", class: "facet__reset" }, say.search_reset);
      reset.addEventListener("click", () => { const { query } = state(); write(query, Object.fromEntries(FACETS.map(key => [key, []])), true); show(); input.focus(); });
      facets.append(reset);
    }
    if (focused) [...facets.querySelectorAll("[data-facet]")].find(one => one.dataset.facet === focused)?.focus();
    filters.hidden = !facets.children.length;
  };

  const show = async () => {
    const { query, chosen } = state(), mine = ++turn;
    if (!query.trim()) { found.replaceChildren(); filters.hidden = true; lists.hidden = false; return; }
    const slow = setTimeout(() => { status.textContent = form.dataset.wait; }, 250);
    try {
      const index = await engine(form), say = index.start.say[index.language];
      const answer = await index.search(query, { filters: chosen, documents: many, hits: 4 });
      clearTimeout(slow);
      if (mine !== turn) return;
      const filtered = FACETS.some(key => chosen[key].length);
      render(found, answer, index, { onRest: true, lists: listLinks() });
      status.textContent = summary(answer, say, filtered);
      lists.hidden = true;
      if (answer.documents > answer.groups.length) {
        const more = element("button", { type: "button", class: "found__more" }, say.search_more);
        more.addEventListener("click", async () => { const before = found.querySelectorAll(".found__group").length; many += 20; await show(); found.querySelectorAll(".found__group")[before]?.querySelector("a").focus(); });
        found.append(more);
      }
      drawFacets(answer, chosen, say);
      /* The instruments that are cited are counted when the results are there. */
      const counted = await index.search(query, { filters: { ...chosen, countCites: true }, documents: 0 });
      if (mine === turn) drawFacets(counted, chosen, say);
    } catch (problem) {
      if (mine !== turn) return;
      status.textContent = form.dataset.broken;
      found.replaceChildren();
      lists.hidden = false;
      console.info(problem);
    } finally {
      clearTimeout(slow);
    }
  };

  const wanted = () => Object.fromEntries(FACETS.map(key => [key, [...facets.querySelectorAll(`input[name=${key}]:checked`)].map(one => one.value)]));
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { many = 10; write(input.value, wanted(), false); show(); }, SOON);
  });
  facets.addEventListener("change", () => { many = 10; write(input.value, wanted(), true); show(); });
  form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(waiting); many = 10; write(input.value, wanted(), true); show(); });
  addEventListener("popstate", () => { input.value = state().query; show(); });
  const wide = matchMedia("(min-width: 60em)");
  const fold = () => { filters.open = wide.matches || FACETS.some(key => state().chosen[key].length > 0); };
  wide.addEventListener("change", fold);
  fold();
  form.hidden = false;
  input.value = state().query;
  show();
  if (!input.value) input.focus({ preventScroll: true });
  return () => { input.focus(); input.select(); };
};

/* --- where one lands: the words that were sought, marked in the paragraph --------------------------------------------- */

const land = () => {
  if (!window.CSS?.highlights) return;
  let found = null;
  try { found = JSON.parse(sessionStorage.getItem(FOUND) || "null"); } catch { /* not ours */ }
  CSS.highlights.delete("found");
  if (!found || found.address !== location.href) return;
  const id = decodeURIComponent(location.hash.slice(1));
  const place = id ? document.getElementById(id) : document.querySelector("h1");
  const words = [...new Set(found.words)].filter(Boolean).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).sort((a, b) => b.length - a.length);
  if (!place || !words.length) return;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  const ranges = [], walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    for (const match of walker.currentNode.data.matchAll(pattern)) {
      const range = new Range();
      range.setStart(walker.currentNode, match.index);
      range.setEnd(walker.currentNode, match.index + match[0].length);
      ranges.push(range);
    }
  CSS.highlights.set("found", new Highlight(...ranges));
};

const forms = document.querySelectorAll("form.finder, form.seeker");
const starters = [...forms].map(form => form.classList.contains("finder") ? box(form) : page(form));
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "ы", "."].includes(event.key)) return;
  if (event.key === "." && event.code !== "Slash") return;
  if (document.activeElement?.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  starters[0]?.();
});
land();
addEventListener("hashchange", land);
