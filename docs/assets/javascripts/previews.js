/* What a word in the text stands for, without leaving it: notes, citations, short forms. One mechanism and
   one look: on hover after a moment, on focus from the keyboard at once, on a tap with the way on in it;
   a second tap follows the link, Escape puts it away. It never lies on the line that is being read.
   Without script they are links. */
(() => {
  const words = JSON.parse(document.getElementById("preamble-words").textContent);
  const page = document.documentElement.lang, PAUSE = 180, LINGER = 220, EDGE = 12, AWAY = 8;
  const offered = [];
  let open = null, waiting = 0, touched = false;

  const element = (tag, name, text, more = {}) => Object.assign(document.createElement(tag), { className: name, textContent: text, ...more });
  const hide = () => {
    clearTimeout(waiting);
    if (!open) return;
    const { anchor, box } = open;
    open = null;
    anchor.removeAttribute("aria-describedby");
    if (anchor.matches("[role=button]")) anchor.setAttribute("aria-expanded", "false");
    box.remove();
  };
  /* Above the line if there is room, else below it, else where there is more. */
  const place = ({ anchor, box, x }) => {
    const lines = [...anchor.getClientRects()], screen = document.documentElement;
    const line = lines.find(one => x !== null && one.left <= x && x <= one.right) || lines[0];
    if (!line) return hide();
    const top = Math.max(0, ...[...document.querySelectorAll(".md-header, .parallel__head")].map(bar => bar.getBoundingClientRect())
      .filter(bar => bar.top < 80).map(bar => bar.bottom));
    const above = line.top - top - 2 * AWAY, below = innerHeight - line.bottom - 2 * AWAY;
    box.style.maxHeight = "";
    const up = box.offsetHeight <= above || above > below;
    box.style.maxHeight = Math.max(up ? above : below, 80) + "px";
    const left = Math.min(Math.max((x ?? line.left) - 24, EDGE), screen.clientWidth - box.offsetWidth - EDGE);
    box.style.left = left + scrollX + "px";
    box.style.top = (up ? line.top - AWAY - box.offsetHeight : line.bottom + AWAY) + scrollY + "px";
  };
  const show = async (anchor, kind, way, x = null) => {
    clearTimeout(waiting);
    if (open?.anchor === anchor && (open.way === way || way === "pointer")) return;
    if (kind.skip?.(anchor, way)) return;
    hide();
    const box = element("div", `preview ${kind.name}`, "", { id: "preview" });
    box.setAttribute("role", way === "tap" ? "group" : "tooltip");
    box.lang = anchor.closest("[lang]").lang;
    const mine = open = { anchor, box, kind, way, x };
    /* The theme's and the browser's own hints would say it twice. */
    if (anchor.title) { anchor.dataset.title = anchor.title; anchor.removeAttribute("title"); }
    const made = await kind.content(anchor, way);
    if (open !== mine) return;
    if (!made) return hide();
    box.append(...made);
    if (way === "tap") {
      const go = kind.go?.(anchor);
      if (go) box.append(element("a", "go", go, { href: anchor.getAttribute("href"), lang: page }));
      box.setAttribute("aria-label", anchor.textContent.trim());
    }
    (document.querySelector("main") || document.body).append(box);
    place(mine);
    anchor.setAttribute("aria-describedby", box.id);
    if (anchor.matches("[role=button]")) anchor.setAttribute("aria-expanded", "true");
    box.addEventListener("pointerenter", () => clearTimeout(waiting));
    box.addEventListener("pointerleave", event => { if (event.pointerType !== "touch") leave(); });
  };
  const leave = () => {
    clearTimeout(waiting);
    if (!open) return;
    if (open.way === "pointer") waiting = setTimeout(() => { if (open && !open.box.matches(":hover, :focus-within")) hide(); }, LINGER);
  };
  const found = event => {
    for (const kind of offered) {
      const anchor = event.target.closest?.(kind.selector);
      if (anchor && kind.root.contains(anchor)) return { anchor, kind };
    }
    return null;
  };

  document.addEventListener("pointerdown", event => {
    touched = event.pointerType === "touch";
    if (open && !open.box.contains(event.target) && !open.anchor.contains(event.target)) hide();
  });
  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    const one = found(event);
    if (!one) return open && !open.box.contains(event.target) ? leave() : open || clearTimeout(waiting);
    one.kind.point?.(one.anchor);
    if (open?.anchor === one.anchor) return clearTimeout(waiting);
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE, one.anchor, one.kind, "pointer", event.clientX);
  });
  document.documentElement.addEventListener("pointerleave", () => leave());
  document.addEventListener("focusin", event => {
    const one = found(event);
    if (one && !touched && event.target.matches(":focus-visible")) show(one.anchor, one.kind, "focus");
  });
  document.addEventListener("focusout", event => {
    if (open && open.way === "focus" && event.target === open.anchor && !open.box.contains(event.relatedTarget)) hide();
  });
  document.addEventListener("click", event => {
    if (open?.box.contains(event.target)) {
      if (event.target.closest("a")) hide();
      return;
    }
    const one = found(event);
    if (!one || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const leads = one.anchor.matches("a[href]");
    const again = open?.anchor === one.anchor && open.way === "tap";
    if (!touched && leads) return hide();
    if (again) return hide();
    if (one.kind.skip?.(one.anchor, "tap")) return;
    event.preventDefault();
    show(one.anchor, one.kind, "tap");
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && open) {
      if (open.box.contains(document.activeElement)) open.anchor.focus();
      hide();
    }
    if ((event.key === "Enter" || event.key === " ") && event.target.matches?.("[role=button].cite")) {
      event.preventDefault();
      event.target.click();
    }
  });
  addEventListener("hashchange", hide);
  addEventListener("resize", hide);

  /* A kind of word: where it is found, what is shown of it (nodes, or a promise of them), what the way on
     is called, when nothing is shown. */
  const previews = kind => { if (kind.root) offered.push(kind); };
  window.preamble = { previews };

  /* --- citations ----------------------------------------------------------------------------------- */
  const article = document.querySelector(".document");
  if (!article || !article.querySelector(".cite")) return;
  /* The data lie beside the document's page and name a link's address as it is there; the other text of a
     parallel page has the same links under the root of its language. */
  const pages = [...document.querySelectorAll(".parallel__head a.keeps-place")].map(link => [link.lang, link.href.split("#")[0]]);
  const own = new Map(pages).get(page) || location.href.split("#")[0];
  const shared = (a, b) => { let i = 0; while (i < Math.min(a.length, b.length) && a.at(-1 - i) === b.at(-1 - i)) i++; return i; };
  const keyOf = anchor => {
    const href = anchor.getAttribute("href"), there = new Map(pages).get(anchor.closest("[lang]").lang) || own;
    if (href.startsWith("#")) return href;
    const address = new URL(href, location.href).href, same = shared(own, there), root = there.slice(0, there.length - same);
    return address.startsWith(root) ? own.slice(0, own.length - same) + address.slice(root.length) : address;
  };
  let asked = null;
  const data = () => asked ||= fetch(new URL("previews.json", own))
    .then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
    .then(known => new Map(Object.entries(known).map(([key, said]) => [key.startsWith("#") ? key : new URL(key, own).href, said])))
    .catch(() => new Map());
  const told = new WeakMap();
  const line = (name, text, lang = page) => {
    const one = element("span", `preview__${name}`, text, { lang });
    if (lang !== page) one.dataset.other = lang.toUpperCase();
    return one;
  };
  for (const cite of article.querySelectorAll("span.cite")) {
    cite.tabIndex = 0;
    cite.setAttribute("role", "button");
    cite.setAttribute("aria-expanded", "false");
  }
  previews({
    root: article, selector: ".cite", name: "preview--cite",
    go: anchor => !anchor.matches("a") ? "" : !told.get(anchor)?.held ? words.open_known
      : anchor.getAttribute("href").startsWith("#") ? words.open_here : words.open_held,
    content: async (anchor, way) => {
      const said = anchor.matches("a") ? (await data()).get(keyOf(anchor)) : null;
      told.set(anchor, said);
      const place = said?.place || anchor.dataset.place, box = [];
      if (!said) box.push(line("what", anchor.matches("a") ? anchor.dataset.title : words.unresolved));
      if (anchor.dataset.why) box.push(line("why", anchor.dataset.why));
      if (said) box.push(line("what", [said.what, said.date].filter(Boolean).join(" · ")), line("name", said.name));
      if (said?.title) box.push(line("title", said.title, said.title_language));
      if (place) box.push(line("place", `${words.place}: ${place}`));
      if (said?.words) box.push(line("words", said.words, said.words_language));
      if (said?.translation) box.push(line("status", words.unofficial));
      if (said && !said.held) {
        const held = line("held", words.not_held);
        /* Nobody can go into a hint from the keyboard, so there the address is words. */
        if (said.official) held.append(" ", way === "focus" ? said.official : element("a", "", words.official, { href: said.official }));
        box.push(held);
      }
      return box;
    },
  });
})();
