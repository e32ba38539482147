/* Asks the index that hooks/preamble/search/ has written: a query in, passages out. Knows no page.
   Only the files a query needs are fetched; what is read once is kept. */

/* --- words: the same as hooks/preamble/search/tokens.py ---------------------------------------------- */

const CYRILLIC = "авекмнорстху", LATIN = "abekmhopctxy";
const swap = (from, to) => word => [...word].map(letter => from.includes(letter) ? to[from.indexOf(letter)] : letter).join("");
const toLatin = swap(CYRILLIC, LATIN), toCyrillic = swap(LATIN, CYRILLIC);
const TOKEN = /[\p{L}\p{N}]+(?:[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f'’\u02bc`]+[\p{L}\p{N}]+)*[\u0300-\u036f]*/gu;
const IGNORED = /[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f'’\u02bc`]/g;
const HYPHENS = "-\u2010\u2011";
const count = (word, pattern) => (word.match(pattern) || []).length;

export const oneScript = form => {
  const cyrillic = count(form, /[а-я]/g), latin = count(form, /[a-z]/g);
  if (!cyrillic || !latin) return form;
  const other = latin >= cyrillic ? toLatin(form) : toCyrillic(form);
  return /[а-я]/.test(other) && /[a-z]/.test(other) ? form : other;
};

export const lookAlike = form => {
  const other = toLatin(form);
  return other !== form && !/[а-я]/.test(other) ? other : null;
};

/* A printed word as it is looked up, and whether it is an abbreviation. */
export const read = word => {
  const form = oneScript(word.toLowerCase().normalize("NFKD").replaceAll("и\u0306", "й").replace(IGNORED, ""));
  const letters = [...word].filter(letter => /\p{L}/u.test(letter));
  const capitals = letters.filter(letter => /\p{Lu}/u.test(letter)).length;
  return { form, acronym: capitals > 1 && letters.length - capitals <= capitals / 3 && letters.length <= 12 };
};

/* The words of a text with their places in it; a hyphenated word in parts and, before its second part, joined. */
export const tokens = text => {
  const found = [];
  let before = -1, end = -1, position = 0;
  for (const match of text.matchAll(TOKEN)) {
    const one = read(match[0]);
    if (end >= 0 && match.index === end + 1 && HYPHENS.includes(text[end])) {
      const joined = read(text.slice(before, end)).form + one.form;
      if (!/^\d+$/.test(joined)) found.push({ form: joined, acronym: false, position: position - 1, joined: true });
    }
    found.push({ ...one, position, joined: false, start: match.index, end: match.index + match[0].length });
    before = match.index;
    end = match.index + match[0].length;
    position += 1;
  }
  return found;
};

/* A symbol as it is looked up: hooks/preamble/search/symbols.py, typed(). */
export const typed = text => toLatin(text.toLowerCase()).replace(/[‐‑–—−]/g, "-").replace(/\s+/g, "");

/* --- the wrong keyboard layout ------------------------------------------------------------------------- */

const QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>", ЙЦУКЕН = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю";
const otherLayout = word => {
  const small = word.toLowerCase();
  if (/[а-яё]/.test(small)) return [...small].map(key => ЙЦУКЕН.includes(key) ? QWERTY[ЙЦУКЕН.indexOf(key)] : key).join("");
  return [...small].map(key => QWERTY.includes(key) ? ЙЦУКЕН[QWERTY.indexOf(key)] : key).join("");
};

/* Whether one letter left out, put in, exchanged or moved makes one word the other. */
export const isMisprint = (one, other) => {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = one.slice(start), there = other.slice(start);
  if (rest.length === there.length)
    return rest.slice(1) === there.slice(1) || (rest[0] === there[1] && rest[1] === there[0] && rest.slice(2) === there.slice(2));
  return rest.length > there.length ? rest.slice(1) === there : rest === there.slice(1);
};

/* --- reading files --------------------------------------------------------------------------------------- */

async function unpacked(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const asJson = bytes => JSON.parse(new TextDecoder().decode(bytes));

class Numbers {
  constructor(bytes, at = 0) { this.bytes = bytes; this.at = at; }
  next() {
    let value = 0, shift = 0, byte;
    do { byte = this.bytes[this.at++]; value |= (byte & 0x7f) << shift; shift += 7; } while (byte & 0x80);
    return value;
  }
}

/* How many of the sorted values are not greater than the wanted one. */
const upTo = (values, wanted) => {
  let low = 0, high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= wanted) low = middle + 1; else high = middle;
  }
  return low;
};

const summed = steps => { let sum = 0; return steps.map(step => sum += step); };

/* --- the weights of the order ------------------------------------------------------------------------------ */

const KIN = .45, PREFIX = .7, GUESS = .8;
const TITLE = 0, HEADING = 1, FOOTNOTE = 5;
const PLACE_TYPES = ["title", "heading", "preamble", "operative", "text", "footnote"];
const HIDDEN = 1000;
const MOST_ALTERNATIVES = 24, MOST_POSITION_BYTES = 120_000, MOST_LOOKED_AT = 2000;
/* How much of a query's worth must stand in a passage itself, if what stands around it gives the rest. */
const LEAST_COVERED = .3;

export class Index {
  constructor(root, language, fetcher = (...asked) => fetch(...asked)) {
    this.root = new URL("assets/search/", root).href;
    this.site = root;
    this.language = language;
    this.fetcher = fetcher;
    this.kept = new Map();
  }

  async get(path, options) {
    const response = await this.fetcher(this.root + path + ".pack", options);
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return unpacked(response);
  }

  file(path, read = asJson) {
    if (!this.kept.has(path)) {
      const reading = this.get(`${this.start.folder}/${path}`).then(read);
      reading.catch(() => this.kept.delete(path));
      this.kept.set(path, reading);
    }
    return this.kept.get(path);
  }

  /* What every search needs. A page that was open while the site was built anew asks again. */
  async open(afresh = false) {
    if (afresh) { this.kept.clear(); this.opening = null; }
    this.opening ??= this.get("start", afresh ? { cache: "reload" } : {}).then(bytes => {
      const start = asJson(bytes), records = start.records;
      this.start = start;
      this.size = start.places;
      this.chunks = summed(start.texts);
      this.firstPlace = [];
      let sum = 0;
      for (const many of records.places) { this.firstPlace.push(sum); sum += many; }
      this.other = records.other.map((step, number) => step ? number + step : -1);
      this.ui = ["ru", "en"].indexOf(this.language);
      this.stop = new Set(start.rules.stop.split(" "));
      this.generic = new Set(start.rules.generic.split(" "));
      this.endings = Object.values(start.rules.endings).map(line => new Set(["", ...line.split(" ")]));
      this.pairs = new Map();
      for (const [pair, ...sequences] of start.pairs)
        for (const sequence of sequences) {
          const first = sequence[0];
          if (first < 0) continue;
          if (!this.pairs.has(first)) this.pairs.set(first, []);
          this.pairs.get(first).push({ pair, sequence });
        }
      this.opened = true;
    });
    this.opening.catch(() => { this.opening = null; });
    return this.opening;
  }

  recordOf(place) { return upTo(this.firstPlace, place) - 1; }

  async readTypes() {
    const bytes = await this.file("places", raw => raw);
    if (this.types) return;
    const numbers = new Numbers(bytes, this.size), parents = new Int32Array(this.size);
    for (let place = 0; place < this.size; place++) {
      const step = numbers.next();
      parents[place] = step ? place - step : -1;
    }
    this.types = bytes.subarray(0, this.size);
    this.parents = parents;
  }

  typeOf(place) { return this.types[place] & 7; }

  /* How long a passage is: how often its number of words can be halved. */
  lengthOf(place) { return this.types[place] >> 4; }

  /* --- from what is typed to terms ---------------------------------------------------------------------- */

  async shard(number) {
    return this.file(`words/${number}`, bytes => {
      const shard = asJson(bytes);
      return { forms: shard.forms.split("\n"), terms: shard.terms, kin: shard.kin, meant: new Set(shard.meant), alluded: new Set(shard.alluded) };
    });
  }

  /* The entry of a form: its terms, their kin. */
  async lookup(form) {
    const number = upTo(this.start.words, form) - 1;
    if (number < 0) return null;
    const shard = await this.shard(number), at = upTo(shard.forms, form) - 1;
    if (at < 0 || shard.forms[at] !== form) return null;
    return { form, terms: shard.terms[at], kin: shard.kin, meant: shard.meant, alluded: shard.alluded };
  }

  /* The entries whose forms begin in a certain way, a hundred at most. */
  async beginning(prefix, most = 100) {
    const found = [];
    let number = Math.max(upTo(this.start.words, prefix) - 1, 0);
    for (; number < this.start.words.length && found.length < most; number++) {
      const shard = await this.shard(number);
      let at = Math.max(upTo(shard.forms, prefix) - 1, 0);
      for (; at < shard.forms.length && found.length < most; at++) {
        const form = shard.forms[at];
        if (form < prefix) continue;
        if (!form.startsWith(prefix)) return found;
        found.push({ form, terms: shard.terms[at], kin: shard.kin, meant: shard.meant, alluded: shard.alluded });
      }
    }
    return found;
  }

  /* Forms that share all but an ending with a form that no text has. */
  async inflected(form) {
    const least = Math.max(4, form.length - 6);
    if (form.length < 5) return [];
    const near = (await this.beginning(form.slice(0, least), 400)).map(entry => ({ entry, common: common(entry.form, form) }));
    const fits = ({ entry, common }) => {
      const here = form.slice(common), there = entry.form.slice(common);
      return this.endings.some(endings => {
        for (let back = 0; back <= 2 && common - back >= least; back++) {
          const tail = form.slice(common - back, common);
          if (endings.has(tail + here) && endings.has(tail + there)) return true;
        }
        return false;
      }) || this.fleeting(here, there, form.slice(0, common)) || this.fleeting(there, here, form.slice(0, common));
    };
    const fitting = near.filter(one => one.common >= least && fits(one));
    const longest = Math.max(0, ...fitting.map(one => one.common));
    return fitting.filter(one => one.common === longest).map(one => one.entry);
  }

  /* Whether two ends differ by a vowel that comes and goes: боец, бойцы. */
  fleeting(here, there, stem) {
    for (const [end, short] of this.start.rules.fleeting)
      for (let back = 0; back <= 1; back++) {
        const tail = back ? stem.slice(-back) : "";
        const full = tail + here, other = tail + there;
        if (full === end && other.startsWith(short) && this.endings[0].has(other.slice(short.length))) return true;
      }
    return false;
  }

  async misprinted(form) {
    if (form.length < 5 || !/^([а-яіїєґ]+|[a-z]+)$/.test(form)) return [];
    const cyrillic = /[а-я]/.test(form), alphabet = cyrillic ? "c" : "l", found = [];
    const endings = this.endings[cyrillic ? 0 : 1], stem = withoutEnding(form, endings), least = 4;
    if (stem.length < least) return [];
    const lists = await Promise.all([stem.length - 1, stem.length, stem.length + 1].map(async length => {
      if (!this.start.stems.includes(alphabet + length)) return [];
      return (await this.file(`stems/${alphabet}${length}`)).split("\n");
    }));
    for (const list of lists)
      list.forEach((other, rank) => { if (isMisprint(stem, other)) found.push({ other, rank: rank / list.length }); });
    found.sort((a, b) => (b.other[0] === stem[0]) - (a.other[0] === stem[0]) || a.rank - b.rank);
    if (!found.length) return this.misprintedAtTheEnd(form);
    const entries = await this.beginning(found[0].other, 60);
    return entries.filter(entry => endings.has(entry.form.slice(found[0].other.length)));
  }

  /* The misprint stands in the ending, or made one of what was none. */
  async misprintedAtTheEnd(form) {
    const near = await this.beginning(form.slice(0, Math.max(4, form.length - 5)), 400);
    const found = near.find(entry => isMisprint(form, entry.form));
    return found ? [found] : [];
  }

  /* What a word may mean: terms with weights, and what was read instead of it. */
  async meaning(word, chunk, isLast) {
    const { form } = word;
    const exact = await this.lookup(form);
    if (exact) return { ...this.weighed([exact], 1), entry: exact };
    if (this.stop.has(form)) return null;
    const alike = /[а-я]/.test(form) ? toLatin(form) : toCyrillic(form);
    const layout = otherLayout(chunk ?? form);
    const layoutWords = layout === (chunk ?? form) ? [] : tokens(layout).filter(one => !one.joined);
    const reread = layoutWords.length === 1 ? layoutWords[0].form : null;
    const guess = async (entries, weight, instead) => entries.length ? { ...this.weighed(entries, weight), instead } : null;
    const entry = async other => other && other !== form ? [await this.lookup(other)].filter(Boolean) : [];
    return await guess(await entry(alike), 1, null)
      || await guess(await entry(reread), 1, reread)
      || await guess(await this.inflected(form), 1, null)
      || (isLast && form.length > 2 && await guess(await this.beginning(form), PREFIX, null))
      || (reread && await guess(await this.inflected(reread), 1, reread))
      || (reread && isLast && reread.length > 2 && await guess(await this.beginning(reread), PREFIX, reread))
      || await this.corrected(form)
      || (reread && await this.corrected(reread))
      || (form.length > 3 && await guess(await this.beginning(form), PREFIX, null))
      || { terms: new Map(), unknown: true };
  }

  async corrected(form) {
    const entries = (await this.misprinted(form)).filter(Boolean);
    const alike = entries.find(entry => entry.form.slice(-2) === form.slice(-2)) || entries[0];
    return entries.length ? { ...this.weighed(entries, GUESS), instead: alike.form } : null;
  }

  weighed(entries, weight) {
    const terms = new Map(), put = (term, value) => terms.set(term, Math.max(terms.get(term) || 0, value));
    for (const entry of entries) for (const term of entry.terms) if (terms.size < MOST_ALTERNATIVES) put(term, weight);
    for (const entry of entries)
      for (const term of entry.terms)
        for (const other of entry.kin[term] || []) if (terms.size < MOST_ALTERNATIVES) put(other, weight * KIN);
    return { terms };
  }

  /* --- a query ---------------------------------------------------------------------------------------------- */

  /* Symbols first, then named places, then words: each a slot that a passage may fill. */
  async parse(query) {
    let rest = query.normalize("NFC").replace(/[\u00a0\u202f\u2007]/g, " ").replace(/\u00ad/g, "");
    const slots = [], notes = [], quotes = [];
    rest = rest.replace(/["«„“]([^"«»„“”]+)["»“”]/g, (all, inside) => { quotes.push(tokens(inside).filter(one => !one.joined).length); return ` \ue000${inside}\ue001 `; });
    /* One after another the words would take a journey each: their files are asked for at once. */
    await Promise.all(tokens(rest).filter(one => !this.stop.has(one.form)).map(one => this.lookup(one.form)));
    rest = await this.takeSymbols(rest, slots);
    rest = await this.takePlaces(rest, slots);
    const hasSymbol = slots.some(slot => slot.kind === "symbol");
    const plain = rest.replace(/[\ue000\ue001]/g, " ");
    const words = plain.split(/\s+/).filter(Boolean).flatMap(chunk => {
      const parts = tokens(chunk), whole = parts.filter(part => !part.joined);
      if (/^[a-z[\];',.`{}:"<>~]+$/i.test(chunk) && /[[\];',.`{}:"<>~]/.test(chunk.slice(0, -1)) || whole.length === 1)
        return [{ chunk: chunk.replace(/[.,:;!?)»”"]+$/, ""), parts, whole }];
      return [{ parts, whole }];
    });
    let position = 0;
    for (const [number, { chunk, parts, whole }] of words.entries()) {
      const isLast = number === words.length - 1 && !/[\s\ue001]$/.test(rest);
      if (chunk && whole.length > 1) {
        const reread = tokens(otherLayout(chunk)).filter(one => !one.joined);
        const known = reread.length === 1 && !(await Promise.all(whole.map(one => this.lookup(one.form)))).every(Boolean)
          && await this.meaning(reread[0], undefined, isLast);
        if (known && !known.unknown) {
          slots.push({ kind: "word", text: chunk, position: position++, ...known });
          notes.push({ from: chunk, to: known.instead || reread[0].form });
          continue;
        }
      }
      const joined = whole.length > 1 && parts.length > whole.length ? await this.compound(parts, whole) : null;
      if (joined) {
        slots.push({ ...joined, position, width: whole.length });
        position += whole.length;
        continue;
      }
      for (const one of whole) {
        const at = position++;
        if (hasSymbol && this.generic.has(one.form)) continue;
        const meaning = await this.meaning(one, whole.length === 1 ? chunk : undefined, isLast && one === whole.at(-1));
        if (!meaning) continue;
        slots.push({ kind: "word", text: plain.slice(0, 0) + (chunk && whole.length === 1 ? chunk : one.form), position: at, ...meaning });
        if (meaning.instead) notes.push({ from: chunk ?? one.form, to: meaning.instead });
      }
    }
    return { slots: this.withPairs(slots), notes, phrases: await this.phrases(quotes, query), hasSymbol };
  }

  async phrases(quotes, query) {
    if (!quotes.length) return [];
    return [...query.matchAll(/["«„“]([^"«»„“”]+)["»“”]/g)].map(found => tokens(found[1]).filter(one => !one.joined && !this.stop.has(one.form)).map(one => one.form))
      .filter(forms => forms.length > 1);
  }

  /* A hyphenated word: written together, or in parts that stand side by side. */
  async compound(parts, whole) {
    const solid = whole.map(one => one.form).join(""), entry = await this.lookup(solid);
    const entries = entry ? [entry] : await this.inflected(solid);
    if (!entries.length) return null;
    const each = await Promise.all(whole.map(one => this.lookup(one.form)));
    const sequence = each.every(Boolean) ? each.map(one => this.weighed([one], 1).terms) : null;
    return { kind: "word", text: whole.map(one => one.form).join("-"), ...this.weighed(entries, 1), sequence };
  }

  async takeSymbols(text, slots) {
    const folded = toLatin(text.toLowerCase()).replace(/[‐‑–—−]/g, "-");
    if (folded.length !== text.length) return text;
    const patterns = [
      /(?:[a-z0-9.]+\s?\/\s?)+[a-z0-9.()-]*[a-z0-9)](?:\s?\((?:\d{4}|[ivxlc]+)\)|\s[a-z](?![a-zа-я]))?/g,
      /\d{1,4}\s?[a-z]?\s?\((?:\d{4}|[ivxlc]+)\)/g,
      /\b[a-z]{1,5}\.?\s?\d[\w.-]*/g,
      /\b\d{3,5}[a-z]?\b/g,
      /\b\d{1,2}\.\d[\da-z]?\b/g,
    ];
    for (const pattern of patterns)
      for (const found of folded.matchAll(pattern)) {
        if (!/\d/.test(found[0]) || text.slice(found.index, found.index + found[0].length).includes("\ue002")) continue;
        const spelt = spelling => this.lookup("§" + typed(spelling).replace(/[.,]+$/, ""));
        let entry = await spelt(found[0]);
        const shorter = found[0].replace(/\s[a-z]$/, "");
        if (!entry && shorter !== found[0]) { entry = await spelt(shorter); found[0] = shorter; }
        if (!entry) continue;
        const terms = new Map();
        for (const term of entry.terms) terms.set(term, entry.meant.has(term) ? 1 : entry.alluded.has(term) ? .4 : .6);
        const number = pattern === patterns[3] ? await this.lookup(found[0]) : null;
        for (const term of number?.terms || []) terms.set(term, .5);
        slots.push({ kind: "symbol", text: text.substr(found.index, found[0].length).trim(), terms, meant: entry.meant, position: slots.length - 100 });
        text = text.slice(0, found.index) + "\ue002".repeat(found[0].length) + text.slice(found.index + found[0].length);
      }
    return text.replace(/\ue002+/g, " ");
  }

  /* "OP5", "PP3", «пункт 5», "paragraph 13 (a)". */
  async takePlaces(text, slots) {
    const heads = { op: [], pp: [], fn: [], any: [] };
    for (const [kind, words] of Object.entries(this.start.rules.places)) heads[kind] = words;
    const all = Object.entries(heads).flatMap(([kind, words]) => words.map(word => [word, kind]));
    const found = [...text.matchAll(/(\p{L}+)\.?\s*(\d{1,3})(?:\s*\(?\s*([a-zа-я])(?!\p{L})\s*\)?)?/giu)];
    for (const match of found) {
      const kind = all.find(([word]) => word === read(match[1]).form)?.[1];
      if (!kind) continue;
      const letter = match[3] ? toLatin(match[3].toLowerCase()) : "";
      const named = item => ({ op: ["op"], pp: ["pp"], fn: ["fn"], any: item ? ["op", "para"] : [""] })[kind].map(head => head + match[2] + item);
      const entries = async item => (await Promise.all(named(item).map(name => this.lookup("¶" + name)))).filter(Boolean);
      const items = letter ? await entries("-" + letter) : [];
      const meant = items.length ? items : await entries("");
      if (!meant.length) continue;
      slots.push({ kind: "place", text: match[0].trim(), terms: new Map(meant.flatMap(entry => entry.terms.map(term => [term, 1]))), position: slots.length - 100 });
      text = text.replace(items.length || !letter ? match[0] : match[0].replace(/\s*\(?\s*[a-zа-я]\s*\)?$/i, ""), " ");
    }
    return text;
  }

  /* An abbreviation and its long form are one slot, whichever was typed. */
  withPairs(slots) {
    for (let at = 0; at < slots.length; at++) {
      const own = slot => slot.entry?.terms || [];
      let best = null;
      for (const term of own(slots[at]))
        for (const { pair, sequence } of this.pairs.get(term) || []) {
          const wanted = sequence.map((term, step) => ({ term, step })).filter(one => one.term >= 0);
          const fits = wanted.every((one, number) => {
            const slot = slots[at + number];
            return slot && own(slot).includes(one.term) && slot.position === slots[at].position + one.step;
          });
          if (fits && wanted.length >= (best?.length || 0)) {
            if (wanted.length > (best?.length || 0)) best = { length: wanted.length, pairs: [] };
            best.pairs.push(pair);
          }
        }
      if (!best) continue;
      const covered = slots.slice(at, at + best.length);
      const terms = best.length === 1 ? new Map(covered[0].terms) : new Map();
      for (const pair of best.pairs) terms.set(pair, 1);
      slots.splice(at, best.length, { kind: "word", text: covered.map(slot => slot.text).join(" "), terms, position: covered[0].position, width: best.length });
    }
    return slots;
  }

  /* --- where terms stand -------------------------------------------------------------------------------------- */

  async term(number) {
    const file = upTo(this.start.terms, number) - 1;
    const shard = await this.file(`terms/${file}`, bytes => {
      const many = this.start.terms[file + 1] - this.start.terms[file], numbers = new Numbers(bytes), heads = [];
      for (let at = 0; at < many; at++) heads.push([numbers.next(), numbers.next(), numbers.next(), numbers.next()]);
      let at = numbers.at;
      return heads.map(([count, places, positions, own]) => {
        if (own) return { count, positionBytes: positions, own };
        const entry = { count, places: bytes.subarray(at, at + places), positions: bytes.subarray(at + places, at + places + positions), positionBytes: 0 };
        at += places + positions;
        return entry;
      });
    });
    const entry = shard[number - this.start.terms[file]];
    entry.number = number;
    if (entry.own) {
      /* Its positions will be wanted too, most likely. */
      if (entry.positionBytes < MOST_POSITION_BYTES / 4) this.file(`terms/q${number}`, raw => raw).catch(() => {});
      entry.places ??= await this.file(`terms/p${number}`, raw => raw);
    }
    if (!entry.list) {
      const numbers = new Numbers(entry.places), list = new Int32Array(entry.count), often = new Int32Array(entry.count);
      let last = 0;
      for (let at = 0; at < entry.count; at++) { last += numbers.next(); list[at] = last; often[at] = numbers.next(); }
      Object.assign(entry, { list, often });
    }
    return entry;
  }

  /* Positions of words, for the terms of a query; those of the most frequent are done without if they are too many. */
  async readPositions(terms) {
    let sum = 0;
    await Promise.all(terms.sort((a, b) => a.positionBytes - b.positionBytes).map(async entry => {
      sum += entry.positionBytes;
      if (entry.starts || (entry.own && sum > MOST_POSITION_BYTES)) return;
      if (entry.own) entry.positions = await this.file(`terms/q${entry.number}`, raw => raw);
      const numbers = new Numbers(entry.positions), starts = new Int32Array(entry.count + 1);
      const all = [];
      for (let at = 0; at < entry.count; at++) {
        starts[at] = all.length;
        let last = 0;
        for (let number = 0; number < entry.often[at]; number++) all.push(last += numbers.next());
      }
      starts[entry.count] = all.length;
      Object.assign(entry, { starts, all });
    }));
  }

  /* Where words stand one after another, as if they were one term. */
  sideBySide(parts) {
    const [first, ...rest] = parts.map(part => new Set(part.entries.flatMap(({ entry }) => [...entry.list])));
    const list = [], starts = [0], all = [];
    for (const place of [...first].filter(place => rest.every(places => places.has(place))).sort((a, b) => a - b)) {
      const where = parts.map(part => new Set(this.positionsIn(part, place)));
      const begun = [...where[0]].filter(position => where.every((there, step) => there.has(position + step)));
      if (!begun.length) continue;
      list.push(place);
      for (const position of begun) for (let step = 0; step < parts.length; step++) all.push(position + step);
      starts.push(all.length);
    }
    return { list, starts, all, count: list.length };
  }

  positionsIn(slot, place, least = 0) {
    const found = [];
    for (const { entry, weight } of slot.entries) {
      if (weight < least || !entry.starts) continue;
      const at = upTo(entry.list, place) - 1;
      if (at < 0 || entry.list[at] !== place) continue;
      for (let number = entry.starts[at]; number < entry.starts[at + 1]; number++) found.push(entry.all[number]);
    }
    return found.sort((a, b) => a - b);
  }

  /* --- the search ------------------------------------------------------------------------------------------------ */

  async search(query, options = {}) {
    await this.open();
    try {
      return await this.answer(query, options);
    } catch (problem) {
      /* The site may have been built anew under an open page: once more, with its new files. */
      if (!/^404 /.test(problem.message)) throw problem;
      this.types = null;
      await this.open(true);
      return this.answer(query, options);
    }
  }

  async answer(query, { filters = {}, documents = 8, hits = 3 } = {}) {
    const [{ slots, notes, phrases, hasSymbol }] = await Promise.all([this.parse(query), this.readTypes()]);
    const unknown = slots.filter(slot => slot.unknown).map(slot => slot.text);
    const asked = slots.filter(slot => !slot.unknown);
    const nothing = { query, groups: [], total: 0, documents: 0, facets: {}, notes, unknown, missing: false, tooCommon: !slots.length && query.trim() !== "" };
    if (!asked.length) return nothing;
    await Promise.all(asked.map(async slot => {
      const read = terms => Promise.all([...terms].map(async ([term, weight]) => ({ entry: await this.term(term), weight, meant: slot.meant?.has(term) })));
      slot.entries = await read(slot.terms);
      if (slot.sequence) slot.parts = await Promise.all(slot.sequence.map(async terms => ({ entries: await read(terms) })));
    }));
    const used = slot => [slot, ...(slot.parts || [])].flatMap(one => one.entries.map(({ entry }) => entry));
    await this.readPositions([...new Set(asked.flatMap(used))]);
    for (const slot of asked) if (slot.parts) slot.entries.push({ entry: this.sideBySide(slot.parts), weight: 1 });
    const found = this.matches(asked, phrases, hasSymbol);
    const kept = await this.filtered(found.list, filters);
    const groups = this.grouped(kept.list);
    return {
      query, notes, unknown,
      missing: !found.complete || unknown.length > 0,
      total: groups.reduce((sum, group) => sum + group.list.length, 0),
      documents: groups.length,
      facets: kept.facets,
      groups: await Promise.all(groups.slice(0, documents).map(group => this.shown(group, asked, hits))),
    };
  }

  /* Every place that fills the slots, with its score. */
  matches(slots, phrases, hasSymbol) {
    const size = this.size, many = slots.length;
    const own = slots.map(slot => {
      const weights = new Float32Array(size);
      for (const { entry, weight } of slot.entries)
        for (let at = 0; at < entry.count; at++) {
          const place = entry.list[at];
          if (weight > weights[place]) weights[place] = weight;
        }
      return weights;
    });
    const worth = own.map(weights => {
      let filled = 0;
      for (let place = 0; place < size; place++) if (weights[place]) filled++;
      return Math.log(1 + size / (1 + filled));
    });
    const total = worth.reduce((sum, one) => sum + one, 0);
    /* What the words around a place give: those that introduce it count more than the title of the page. */
    const near = (weights, place, title) => {
      for (let up = this.parents[place], steps = 0; up >= 0 && steps < 6; up = this.parents[up], steps++)
        if (weights[up]) return weights[up] * .6;
      return weights[title] * .4;
    };
    /* First how many slots each place fills, so that the rest is worked out for the best places alone. */
    const filled = new Uint8Array(size);
    let best = 0, record = 0;
    for (let place = 0; place < size; place++) {
      while (this.firstPlace[record + 1] <= place) record++;
      let here = 0, covered = 0;
      for (let slot = 0; slot < many; slot++) if (own[slot][place]) { here++; covered += worth[slot]; }
      if (!here) continue;
      if (here < many && covered >= LEAST_COVERED * total) for (let slot = 0; slot < many; slot++) if (!own[slot][place] && near(own[slot], place, this.firstPlace[record])) here++;
      filled[place] = here;
      if (here > best) best = here;
    }
    const complete = best === many, list = [];
    record = 0;
    for (let place = 0; place < size; place++) {
      while (this.firstPlace[record + 1] <= place) record++;
      if (!best || filled[place] !== best) continue;
      let covered = 0, quality = 0, around = 0;
      for (let slot = 0; slot < many; slot++) {
        const here = own[slot][place];
        if (here) { covered += worth[slot]; quality += worth[slot] * here; } else around += worth[slot] * near(own[slot], place, this.firstPlace[record]);
      }
      list.push({ place, record, covered: covered / total, quality: quality / total, around: around / total });
    }
    let chosen = list.filter(hit => hit.covered >= LEAST_COVERED);
    if (!chosen.length) chosen = list;
    if (phrases.length) chosen = chosen.filter(hit => phrases.every(forms => this.isPhrase(slots, hit.place, forms)));
    /* What stands at the words' places is looked at for the most promising only, should there be thousands. */
    for (const hit of chosen) hit.score = this.roughly(hit);
    if (chosen.length > MOST_LOOKED_AT) chosen.sort((a, b) => b.score - a.score);
    for (const hit of chosen.slice(0, MOST_LOOKED_AT)) hit.score = this.score(hit, slots, hasSymbol);
    return { list: chosen, complete };
  }

  isPhrase(slots, place, forms) {
    const wanted = slots.filter(slot => slot.kind === "word" && forms.some(form => slot.text.toLowerCase().includes(form.slice(0, 4))));
    return wanted.length < 2 || this.adjacent(wanted, place) >= 1;
  }

  /* 1 when the slots' words stand in order and side by side, as they were typed; else how near they come, below .6. */
  adjacent(slots, place) {
    const where = slots.map(slot => this.positionsIn(slot, place, KIN + .01).filter(position => position < HIDDEN));
    if (where.some(list => !list.length)) return 0;
    const start = slots[0].position;
    /* A word typed with a hyphen may be printed without, and an abbreviation stands for many words. */
    let slack = 0;
    const before = slots.map(slot => { const now = slack; slack += (slot.width || 1) - 1; return now; });
    const exact = where[0].some(first => where.every((list, number) => {
      const wanted = first + slots[number].position - start;
      return list.some(position => position <= wanted && position >= wanted - before[number]);
    }));
    if (exact) return 1;
    const flat = where.flatMap((list, slot) => list.map(position => ({ position, slot }))).sort((a, b) => a.position - b.position);
    const seen = new Map();
    let least = Infinity;
    for (const { position, slot } of flat) {
      seen.set(slot, position);
      if (seen.size === slots.length) least = Math.min(least, position - Math.min(...seen.values()) + 1);
    }
    return .6 * slots.length / least;
  }

  roughly(hit) {
    const type = this.typeOf(hit.place), mine = this.start.records.language[hit.record] === this.ui;
    return 10 * hit.quality + 3 * hit.around + (type === TITLE ? 8 : type === HEADING ? 4 : 0) * (hit.covered > .999) * hit.quality + .2 * (9 - this.lengthOf(hit.place)) + .5 * mine;
  }

  score(hit, slots, hasSymbol) {
    const type = this.typeOf(hit.place), words = slots.filter(slot => slot.kind === "word");
    let score = 10 * hit.quality + 3 * hit.around;
    if (hit.covered > .999) {
      const shown = slots.every(slot => slot.kind !== "word" || this.positionsIn(slot, hit.place).some(position => position < HIDDEN));
      if (type === TITLE) score += (shown ? 8 : 2) * hit.quality;
      if (type === HEADING) score += 4 * hit.quality;
      if (words.length > 1) score += 5 * this.adjacent(words, hit.place);
    } else if (words.length > 1) {
      const here = words.filter(slot => this.positionsIn(slot, hit.place).length);
      if (here.length > 1) score += 3 * (here.length / words.length) * this.adjacent(here, hit.place);
    }
    if (type === FOOTNOTE) score -= .7;
    if (hasSymbol)
      for (const slot of slots)
        for (const one of slot.entries)
          if (one.meant && one.entry.list.includes(hit.place)) { score += 30; hit.meant = true; }
    const often = words.reduce((sum, slot) => sum + this.positionsIn(slot, hit.place).length, 0);
    score += Math.min(1.2, .4 * Math.log(1 + often)) + .2 * (9 - this.lengthOf(hit.place));
    if (this.start.records.language[hit.record] === this.ui) score += .5;
    return score;
  }

  /* --- filters ------------------------------------------------------------------------------------------------------ */

  async filtered(list, filters) {
    const { records } = this.start, chosen = key => [filters[key] || []].flat().map(String);
    const value = {
      body: hit => this.start.bodies[records.body[hit.record]],
      kind: hit => this.start.kinds[records.kind[hit.record]],
      year: hit => String(records.year[hit.record] || ""),
      place: hit => records.group[hit.record] ? "" : PLACE_TYPES[this.typeOf(hit.place)],
      text: hit => ["ru", "en"][records.language[hit.record]],
    };
    const cites = chosen("cites").length || filters.countCites ? await this.citations() : null;
    if (cites) value.cites = hit => cites.get(hit.place) || [];
    const fits = {};
    for (const key of Object.keys(value)) {
      const wanted = chosen(key);
      fits[key] = hit => !wanted.length || [value[key](hit)].flat().some(one => wanted.includes(one));
    }
    const keys = Object.keys(value), facets = {};
    const shows = this.oneLanguage(list, chosen("text"));
    for (const key of keys) {
      const counted = new Map();
      for (const hit of key === "text" ? list : shows) {
        if (!keys.every(other => other === key || fits[other](hit))) continue;
        for (const one of [value[key](hit)].flat()) if (one) counted.set(one, (counted.get(one) || 0) + 1);
      }
      for (const wanted of chosen(key)) if (!counted.has(wanted)) counted.set(wanted, 0);
      facets[key] = [...counted].map(([name, count]) => ({ value: name, count, name: this.nameOf(key, name), chosen: chosen(key).includes(name) }));
      facets[key].sort((a, b) => key === "year" ? b.value - a.value : b.count - a.count || (a.name < b.name ? -1 : 1));
    }
    return { list: shows.filter(hit => keys.every(key => fits[key](hit))), facets };
  }

  nameOf(key, value) {
    if (key === "body" || key === "kind") return this.start.names[this.language][value] || this.start.names.ru[value] || value;
    return value;
  }

  /* A document in both languages is shown in one: the reader's, unless only the other has what is sought. */
  oneLanguage(list, wanted) {
    if (wanted.length) return list.filter(hit => wanted.includes(["ru", "en"][this.start.records.language[hit.record]]));
    const best = new Map();
    for (const hit of list) best.set(hit.record, Math.max(best.get(hit.record) ?? -1, hit.score));
    return list.filter(hit => {
      const other = this.other[hit.record];
      if (other < 0 || !best.has(other)) return true;
      const mine = this.start.records.language[hit.record] === this.ui;
      const lead = best.get(hit.record) - best.get(other);
      return mine ? lead >= -3 : lead > 3;
    });
  }

  /* Which instruments are cited at a place. */
  async citations() {
    const [bytes, targets] = await Promise.all([this.file("cites", raw => raw), this.file("targets")]);
    if (!this.cited) {
      const numbers = new Numbers(bytes);
      this.cited = new Map();
      for (let place = 0; numbers.at < bytes.length;) {
        place += numbers.next();
        const many = numbers.next(), list = [];
        for (let at = 0; at < many; at++) list.push(targets[numbers.next()]);
        this.cited.set(place, list);
      }
    }
    return this.cited;
  }

  /* --- what is shown --------------------------------------------------------------------------------------------------- */

  /* Hits of one page together; documents before other pages, unless a page is what the symbol means. */
  grouped(list) {
    const groups = new Map();
    for (const hit of list) {
      if (!groups.has(hit.record)) groups.set(hit.record, { record: hit.record, list: [], score: -Infinity, meant: false });
      const group = groups.get(hit.record);
      group.list.push(hit);
      group.score = Math.max(group.score, hit.score);
      group.meant ||= hit.meant === true;
    }
    const rank = group => group.meant ? 0 : Math.min(this.start.records.group[group.record], 1) + 1;
    for (const group of groups.values()) group.list.sort((a, b) => b.score - a.score || a.place - b.place);
    return [...groups.values()].sort((a, b) => rank(a) - rank(b) || this.start.records.group[a.record] * (rank(a) === 0) - this.start.records.group[b.record] * (rank(b) === 0) || b.score - a.score || a.record - b.record);
  }

  async chunk(place) {
    const number = upTo(this.chunks, place) - 1;
    return { first: this.chunks[number], ...await this.file(`texts/${number}`) };
  }

  async shown(group, slots, most) {
    const record = group.record, other = this.other[record];
    const language = ["ru", "en"][this.start.records.language[record]];
    const chunks = await Promise.all(group.list.slice(0, most).map(hit => this.chunk(hit.place)));
    const card = chunks[0].records[record];
    const otherCard = other >= 0 ? { language: language === "ru" ? "en" : "ru" } : null;
    return {
      ...card,
      group: ["document", "instrument", "page"][this.start.records.group[record]],
      language,
      meant: group.meant,
      score: group.score,
      total: group.list.length,
      record,
      rest: () => this.shown({ ...group, list: group.list }, slots, group.list.length),
      hits: group.list.slice(0, most).map((hit, number) => {
        const [id, label, text] = chunks[number].places[hit.place - chunks[number].first];
        const shared = (this.types[hit.place] >> 3) & 1;
        return {
          id, label, type: PLACE_TYPES[this.typeOf(hit.place)],
          address: card.address + (id ? "#" + id : ""),
          other: shared && otherCard ? { ...otherCard, address: this.translated(card.address, otherCard.language) + (id ? "#" + id : "") } : null,
          parts: this.passage(text, slots, hit.place),
          whole: hit.place === this.firstPlace[record] ? this.passage(text, slots, hit.place, Infinity) : null,
          words: this.markedWords(text, slots, hit.place),
          score: hit.score,
        };
      }),
    };
  }

  /* The same page in the other language: Russian lies at the root, English under en/. */
  translated(address, language) { return language === "en" ? "en/" + address : address.replace(/^en\//, ""); }

  spans(text, slots, place) {
    const wanted = new Set(slots.flatMap(slot => this.positionsIn(slot, place)));
    return tokens(text).filter(token => !token.joined && wanted.has(token.position));
  }

  markedWords(text, slots, place) { return [...new Set(this.spans(text, slots, place).map(({ start, end }) => text.slice(start, end)))]; }

  /* The passage around the words, in parts that are marked or not. */
  passage(text, slots, place, room = 260) {
    const marks = this.spans(text, slots, place);
    let from = 0, to = text.length;
    if (text.length > room) {
      let best = 0;
      for (const [number, mark] of marks.entries()) {
        const within = marks.slice(number).filter(other => other.end <= mark.start + room - 60).length;
        if (within > best) { best = within; from = Math.max(0, mark.start - 60); }
      }
      if (from) from = Math.max(text.lastIndexOf(" ", from) + 1, 0);
      if (from < 40) from = 0;
      to = Math.min(text.length, from + room);
      if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + room / 2);
    }
    const parts = [];
    let at = from;
    if (from > 0) parts.push({ text: "… ", mark: false });
    for (const { start, end } of marks) {
      if (start < at || end > to) continue;
      if (start > at) parts.push({ text: text.slice(at, start), mark: false });
      parts.push({ text: text.slice(start, end), mark: true });
      at = end;
    }
    if (at < to) parts.push({ text: text.slice(at, to), mark: false });
    if (to < text.length) parts.push({ text: " …", mark: false });
    return parts;
  }
}

/* A form without its longest ending that leaves enough of it: hooks/preamble/search/tokens.py. */
export const withoutEnding = (form, endings) => {
  for (let start = 4; start < form.length; start++) if (endings.has(form.slice(start))) return form.slice(0, start);
  return form;
};

const common = (one, other) => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
};
