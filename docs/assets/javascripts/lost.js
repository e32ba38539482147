/* Not found: keep the language of the address, and offer documents whose address is like it. */
(() => {
  const root = document.body.dataset.root;
  const path = decodeURI(location.pathname).slice(root.length);
  const language = /^en(\/|$)/.test(path) ? "en" : "ru";
  document.documentElement.lang = language;
  for (const section of document.querySelectorAll("section[lang]"))
    section.hidden = section.lang !== language;
  const section = document.querySelector(`section[lang=${language}]`);
  document.title = section.querySelector("h1").textContent;
  const words = path.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 2 && word !== "documents");
  section.querySelector("input[name=q]").value = words.join(" ").replace(/\bhtml?\b/g, "").trim();
  const near = section.querySelector(".near");
  if (!words.length) return;
  fetch(near.dataset.list).then(answer => answer.ok ? answer.json() : { documents: [] }).then(list => {
    const found = list.documents
      .map(entry => [words.filter(word => entry.slug.toLowerCase().includes(word)).length, entry])
      .filter(([matches]) => matches > 0)
      .sort((one, other) => other[0] - one[0])
      .slice(0, 5);
    for (const [, entry] of found) {
      const link = document.createElement("a");
      link.href = new URL(entry.address, new URL(near.dataset.home, location.href));
      link.textContent = entry.title;
      near.appendChild(document.createElement("li")).append(link);
    }
    near.hidden = found.length === 0;
  }).catch(() => { near.hidden = true; });
})();
