/* The picture of the whole answers: who is pointed at keeps its lines, who is pressed tells its passages;
   it can be narrowed, moved and enlarged. Without script it is a picture of links with a list below it. */
(() => {
  const svg = document.querySelector("svg.map"), words = document.getElementById("map-words");
  if (!svg || !words) return;
  const say = JSON.parse(words.textContent), page = document.documentElement.lang;
  const frame = document.querySelector(".map__frame"), scroll = frame.querySelector(".map__scroll");
  const panel = frame.querySelector(".map__panel"), nodes = [...svg.querySelectorAll("a.node")];
  const byId = new Map(nodes.map(node => [node.id.replace("map-", ""), node]));
  const edges = [...svg.querySelectorAll(".edges path")].map(path =>
    ({ path, box: byId.get("b" + path.parentNode.dataset.from), row: byId.get("r" + path.dataset.to) }));
  const at = new Map(nodes.map(node => [node, []]));
  for (const edge of edges) { at.get(edge.box).push(edge); at.get(edge.row).push(edge); }
  const element = (tag, name, text, more = {}) => Object.assign(document.createElement(tag), { className: name, textContent: text, ...more });

  /* --- one node and its lines --------------------------------------------------------------------- */
  let lit = null, chosen = null;
  const light = node => {
    if (node === lit) return;
    for (const one of svg.querySelectorAll(".lit, .chosen")) one.classList.remove("lit", "chosen");
    lit = node;
    svg.classList.toggle("choosing", !!node);
    if (!node) return;
    node.classList.add("lit", "chosen");
    for (const { path, box, row } of at.get(node)) for (const one of [path, box, row]) one.classList.add("lit");
  };

  /* --- what a node stands for ---------------------------------------------------------------------- */
  const MOST = 150, FEW = 12;
  let asked = null;
  const data = () => asked ||= fetch("map.json").then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
    .then(({ documents, instruments, cites }) => {
      const things = list => list.map(([name, title, lang, href, node]) => ({ name, title, lang, href, node, cites: [] }));
      const made = { b: things(documents), r: things(instruments) };
      for (const [document, instrument, places] of cites) {
        const found = [];
        for (let i = 0; i < places.length; i += 2) found.push({ href: `${made.b[document].href}#${places[i]}`, name: places[i + 1] });
        made.b[document].cites.push({ other: made.r[instrument], places: found });
        made.r[instrument].cites.push({ other: made.b[document], places: found });
      }
      return made;
    });
  const link = ({ name, title, lang, href }) => {
    const one = element("a", "", "", { href });
    if (name) one.append(element("b", "", name));
    if (title) one.append(name ? " " : "", element("span", "", title, lang === page ? {} : { lang }));
    return one;
  };
  const places = found => {
    const list = element("span", "places", " ");
    found.slice(0, FEW).forEach(({ name, href }, index) => list.append(index ? ", " : "", element("a", "", name, { href })));
    if (found.length > FEW) list.append(" " + say.more.replace("{}", found.length - FEW));
    return list;
  };
  const rest = (list, count) => { if (count > MOST) list.append(element("li", "", say.more.replace("{}", count - MOST))); };
  const listed = things => {
    const list = element("ul", "", "");
    list.setAttribute("role", "list");
    const alone = things.length === 1;
    const lines = alone ? things[0].cites.map(({ other, places: found }) => [link(other), places(found)])
      : things.sort((a, b) => b.cites.length - a.cites.length).slice(0, MOST).map(one => [link(one), element("span", "count", ` ${one.cites.length}`)]);
    for (const line of lines.slice(0, MOST)) { const item = element("li", "", ""); item.append(...line); list.append(item); }
    rest(list, alone ? lines.length : things.length);
    return list;
  };
  const tell = async node => {
    const key = node.id.replace("map-", "");
    const close = element("button", "close", "×", { type: "button" });
    close.setAttribute("aria-label", say.close);
    close.addEventListener("click", () => { leave(); node.focus(); });
    const status = element("p", "", say.loading);
    panel.replaceChildren(close, status);
    panel.hidden = false;
    try {
      const made = await data();
      if (chosen !== node) return;
      const things = made[key[0]].filter(one => one.node === Number(key.slice(1)));
      const head = element("h2", "", "");
      const said = name => [...node.querySelectorAll(name)].map(one => one.textContent).join(" ");
      let section = node;
      while (section && !section.matches(".head")) section = section.previousElementSibling;
      const named = [section?.textContent, said(".name"), said(".told")].filter(Boolean).join(" · ");
      const own = element("a", "", named, { href: node.getAttribute("href") });
      head.append(things.length === 1 ? link(things[0]) : own);
      const count = new Set(things.flatMap(one => one.cites.flatMap(({ places: found }) => found.map(({ href }) => href)))).size;
      status.textContent = say.passages.replace("{}", count);
      panel.replaceChildren(close, head, status, listed(things));
    } catch { if (chosen === node) status.textContent = say.failed; }
  };
  const choose = node => { chosen = node; light(node); tell(node); };
  const leave = () => { chosen = null; light(null); panel.hidden = true; panel.replaceChildren(); };

  let moved = false;
  for (const node of nodes) {
    node.addEventListener("pointerenter", event => { if (event.pointerType !== "touch" && !chosen) light(node); });
    node.addEventListener("pointerleave", event => { if (event.pointerType !== "touch" && !chosen) light(null); });
    node.addEventListener("focus", () => { if (node.matches(":focus-visible")) choose(node); });
    node.addEventListener("dragstart", event => event.preventDefault());
    node.addEventListener("click", event => {
      if (moved) return event.preventDefault();
      if (event.ctrlKey || event.metaKey || event.shiftKey || chosen === node) return;
      event.preventDefault();
      choose(node);
    });
  }
  svg.addEventListener("click", event => { if (!event.target.closest("a.node") && !moved) leave(); });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !chosen) return;
    const back = panel.contains(document.activeElement) ? chosen : null;
    leave();
    back?.focus();
    light(null);
  });

  /* --- moving and enlarging --------------------------------------------------------------------------- */
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  let view = { x: 0, y: 0, scale: 1 };
  const MOST_SCALE = 6;
  const apply = () => {
    const scale = view.scale = Math.min(Math.max(view.scale, 1), MOST_SCALE);
    view.x = Math.min(Math.max(view.x, 0), width - width / scale);
    view.y = Math.min(Math.max(view.y, 0), height - height / scale);
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${width / scale} ${height / scale}`);
    scroll.classList.toggle("moved", scale > 1);
    svg.style.touchAction = scale > 1 ? "none" : "pan-x pan-y";
  };
  const point = event => {
    const box = svg.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const enlarge = (factor, { x, y } = { x: .5, y: .5 }) => {
    const before = view.scale, after = Math.min(Math.max(before * factor, 1), MOST_SCALE);
    view.x += x * width * (1 / before - 1 / after);
    view.y += y * height * (1 / before - 1 / after);
    view.scale = after;
    apply();
  };
  const whole = () => { view = { x: 0, y: 0, scale: 1 }; apply(); };
  const step = (x, y) => { view.x += x * width / view.scale / 8; view.y += y * height / view.scale / 8; apply(); };
  svg.addEventListener("wheel", event => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    enlarge(Math.exp(-event.deltaY / (event.deltaMode ? 8 : 240)), point(event));
  }, { passive: false });
  const fingers = new Map();
  let apart = 0;
  const spread = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
  svg.addEventListener("pointerdown", event => {
    if (event.button) return;
    fingers.set(event.pointerId, event);
    moved = false;
    if (fingers.size === 2) apart = spread();
  });
  addEventListener("pointermove", event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const box = svg.getBoundingClientRect();
    if (fingers.size === 2) {
      fingers.set(event.pointerId, event);
      const [a, b] = [...fingers.values()].map(point), now = spread();
      if (apart) enlarge(now / apart, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
      apart = now;
      moved = true;
      return;
    }
    if (view.scale === 1) return;
    if (!moved && Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < 4) return;
    moved = true;
    scroll.classList.add("moving");
    view.x -= (event.clientX - before.clientX) / box.width * width / view.scale;
    view.y -= (event.clientY - before.clientY) / box.height * height / view.scale;
    fingers.set(event.pointerId, event);
    apply();
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, event => {
    fingers.delete(event.pointerId);
    apart = 0;
    scroll.classList.remove("moving");
  });
  const KEYS = {
    "+": () => enlarge(1.4), "=": () => enlarge(1.4), "-": () => enlarge(1 / 1.4), 0: whole,
    ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
  };
  scroll.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    if (event.key.startsWith("Arrow") && view.scale === 1) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  /* A node that has the focus is seen. */
  scroll.addEventListener("focusin", event => {
    const node = event.target.closest("a.node");
    if (!node || view.scale === 1) return;
    const { x, y, width: wide, height: high } = node.getBBox();
    if (x < view.x || x + wide > view.x + width / view.scale) view.x = x + wide / 2 - width / view.scale / 2;
    if (y < view.y || y + high > view.y + height / view.scale) view.y = y + high / 2 - height / view.scale / 2;
    apply();
  });
  const tools = frame.querySelector(".map__tools");
  const DO = { in: () => enlarge(1.5), out: () => enlarge(1 / 1.5), whole };
  tools.addEventListener("click", event => DO[event.target.closest("button")?.dataset.do]?.());
  tools.hidden = false;
  frame.querySelector("figcaption").hidden = false;
  apply();
  /* Where the picture is wider than the screen, the middle is where one begins. */
  scroll.scrollLeft = (scroll.scrollWidth - scroll.clientWidth) / 2;

  /* --- narrowing ----------------------------------------------------------------------------------------- */
  const filter = document.querySelector(".map__filter"), status = filter.querySelector("[role=status]");
  const fold = text => text.toLowerCase().replace(/ё/g, "е");
  const text = new Map(nodes.map(node => [node, fold(node.textContent)]));
  let members = null;
  const remember = made => {
    members = new Map(nodes.map(node => [node, []]));
    for (const key of ["b", "r"]) for (const one of made[key]) members.get(byId.get(key + one.node)).push(fold(`${one.name} ${one.title}`));
    narrow();
  };
  const fits = (node, { body, kind, year }) => {
    const [first, last] = (node.dataset.years || "").split(" ").map(Number);
    return (!body || node.dataset.body === body) && (!kind || !node.dataset.kind || node.dataset.kind === kind) &&
      (!year || (first <= year && year <= last));
  };
  const narrow = () => {
    const wanted = Object.fromEntries(new FormData(filter)), sought = fold(wanted.words).split(/\s+/).filter(Boolean);
    const narrowed = sought.length || wanted.body || wanted.kind || wanted.year;
    const said = node => [text.get(node), ...(members?.get(node) || [])].some(one => sought.every(word => one.includes(word)));
    const kept = new Set(nodes.filter(node => node.id.startsWith("map-r") ? fits(node, wanted) && said(node) : sought.length && !wanted.body && !wanted.kind && !wanted.year && said(node)));
    const found = kept.size;
    for (const { path, box, row } of edges) {
      const on = !narrowed || kept.has(row) || (kept.has(box) && box.id.startsWith("map-b"));
      path.classList.toggle("off", !on);
      if (on && narrowed) { path.kept = true; } else path.kept = false;
    }
    const joined = new Set(edges.filter(({ path }) => path.kept).flatMap(({ box, row }) => [box, row]));
    for (const node of nodes) node.classList.toggle("off", !!narrowed && !kept.has(node) && !joined.has(node));
    status.textContent = !narrowed ? "" : found ? `${status.dataset.shown} ${found}` : status.dataset.none;
    return [...kept];
  };
  filter.hidden = false;
  filter.addEventListener("input", event => {
    narrow();
    if (event.target.name === "words" && !members) data().then(remember, () => { /* the names in the picture are enough */ });
  });
  filter.addEventListener("reset", () => setTimeout(narrow));
  filter.addEventListener("submit", event => {
    event.preventDefault();
    const [first] = filter.elements.words.value ? narrow() : [];
    if (!first) return;
    first.scrollIntoView({ block: "center", inline: "center" });
    first.focus();
    choose(first);
  });
  if (filter.elements.words.value) narrow();
})();
