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

/* A word of one script in the letters of the other, if all of them look like such. */
const inOtherScript = form => {
  const other = /[а-я]/.test(form) ? toLatin(form) : toCyrillic(form);
  return other !== form && !(/[а-я]/.test(other) && /[a-z]/.test(other)) ? other : null;
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

/* A query in chunks, each between two spaces; one that may be a single word in another layout as it was typed, too. */
const chunksOf = text => text.replace(/[\ue000\ue001]/g, " ").split(/\s+/).filter(Boolean).map(chunk => {
  const parts = tokens(chunk), whole = parts.filter(part => !part.joined);
  const keys = /^[a-z[\];',.`{}:"<>~]+$/i.test(chunk) && /[[\];',.`{}:"<>~]/.test(chunk.slice(0, -1));
  return { chunk: keys || whole.length === 1 ? chunk.replace(/[.,:;!?)»”"]+$/, "") : undefined, parts, whole };
});

/* A symbol as it is looked up: hooks/preamble/search/symbols.py, typed(). */
export const typed = text => toLatin(text.toLowerCase()).replace(/[‐‑–—−]/g, "-").replace(/\s+/g, "");

const SYMBOLS = [
  /(?:[a-z0-9.]+\s?\/\s?)+[a-z0-9.()-]*[a-z0-9)](?:\s?\((?:\d{4}|[ivxlc]+)\)|\s[a-z](?![a-zа-я]))?/g,
  /\d{1,4}\s?[a-z]?\s?\((?:\d{4}|[ivxlc]+)\)/g,
  /\b[a-z]{1,5}\.?\s?\d[\w.-]*/g,
  /\b\d{3,5}[a-z]?\b/g,
  /\b\d{1,2}\.\d[\da-z]?\b/g,
];
const NUMBER = SYMBOLS[3];
const asSymbol = spelling => "§" + typed(spelling).replace(/[.,]+$/, "");

/* What may be a symbol in a query, as it stands and without a letter that may not belong to it. */
const symbolsIn = text => {
  const folded = toLatin(text.toLowerCase()).replace(/[‐‑–—−]/g, "-");
  if (folded.length !== text.length) return [];
  return SYMBOLS.flatMap(pattern => [...folded.matchAll(pattern)].filter(([found]) => /\d/.test(found)).map(({ 0: found, index }) =>
    ({ start: index, spellings: [...new Set([found, found.replace(/\s[a-z]$/, "")])], isNumber: pattern === NUMBER })));
};

/* --- the wrong keyboard layout ------------------------------------------------------------------------- */

const QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>", ЙЦУКЕН = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю";
const otherLayout = word => {
  const small = word.toLowerCase();
  if (/[а-яё]/.test(small)) return [...small].map(key => ЙЦУКЕН.includes(key) ? QWERTY[ЙЦУКЕН.indexOf(key)] : key).join("");
  return [...small].map(key => QWERTY.includes(key) ? ЙЦУКЕН[QWERTY.indexOf(key)] : key).join("");
};

/* Whether one letter left out, put in, exchanged or moved makes one word the other. */
export const isMisprint = (one, other) => {
  let start = 0, end = one.length, there = other.length;
  if (Math.abs(end - there) > 1 || one === other) return false;
  while (start < end && start < there && one[start] === other[start]) start++;
  while (end > start && there > start && one[end - 1] === other[there - 1]) { end--; there--; }
  const rest = end - start, instead = there - start;
  if (rest === 2 && instead === 2) return one[start] === other[start + 1] && one[start + 1] === other[start];
  return rest <= 1 && instead <= 1;
};

/* --- reading files --------------------------------------------------------------------------------------- */

/* Written to the stream by hand: a Blob would be passed to another process and back. */
async function unpacked(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new DecompressionStream("gzip"), writer = stream.writable.getWriter();
  /* What is wrong with the bytes is told by the readable end. */
  for (const done of [writer.write(bytes), writer.close()]) done.catch(() => {});
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}

const asJson = bytes => JSON.parse(new TextDecoder().decode(bytes));

/* The numbers that are packed in some bytes: hooks/preamble/search/packing.py. */
const asNumbers = (bytes, most = bytes.length) => {
  const numbers = new Int32Array(most);
  let many = 0, value = 0, shift = 0;
  for (let at = 0; many < most && at < bytes.length; at++) {
    value |= (bytes[at] & 0x7f) << shift;
    if (bytes[at] & 0x80) { shift += 7; continue; }
    numbers[many++] = value;
    value = shift = 0;
  }
  return numbers.subarray(0, many);
};

/* The positions of a term, each packed as the way from the last one in its place. */
const positions = (steps, starts) => {
  const all = new Int32Array(steps.length);
  for (let one = 0; one < starts.length - 1; one++)
    for (let at = starts[one], last = 0; at < starts[one + 1]; at++) all[at] = last += steps[at];
  return all;
};

/* Where a term stands: the places (how far each is from the last one, how often the term stands there), then its
   positions in them, unless they have a file of their own. */
const entryIn = (bytes, placesEnd) => {
  const places = asNumbers(bytes.subarray(0, placesEnd)), count = places.length / 2;
  const list = new Int32Array(count), starts = new Int32Array(count + 1);
  for (let one = 0, last = 0, sum = 0; one < count; one++) {
    list[one] = last += places[2 * one];
    starts[one + 1] = sum += places[2 * one + 1];
  }
  return { list, starts, all: bytes.length > placesEnd ? positions(asNumbers(bytes.subarray(placesEnd)), starts) : null };
};

/* All positions of some terms in one order: a number for each, of its place and itself. */
const everyPosition = entries => {
  const there = entries.map(({ entry }) => entry).filter(entry => entry.all);
  const keys = new Float64Array(there.reduce((sum, { all }) => sum + all.length, 0));
  let many = 0;
  for (const { list, starts, all } of there)
    for (let one = 0; one < list.length; one++)
      for (let at = starts[one]; at < starts[one + 1]; at++) keys[many++] = list[one] * ROOM + all[at];
  return there.length > 1 ? keys.sort() : keys;
};

/* The terms of a file: at its head the sizes of their places and positions, then these; each is read when it is asked for. */
const termFile = (bytes, many) => {
  const sizes = asNumbers(bytes, 2 * many), terms = [];
  let at = bytes.length - sizes.reduce((sum, size) => sum + size, 0);
  for (let term = 0; term < many; term++) {
    const mine = bytes.subarray(at, at += sizes[2 * term] + sizes[2 * term + 1]);
    let entry = null;
    terms.push(() => entry ??= entryIn(mine, sizes[2 * term]));
  }
  return terms;
};

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
/* More words than a passage has. */
const ROOM = 2 ** 20;
/* What differs from place to place and not only from record to record. */
const OF_PLACES = ["place", "cites"];
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
    if (afresh) { this.kept.clear(); this.opening = this.types = this.cited = null; }
    this.opening ??= this.get("start", afresh ? { cache: "reload" } : {}).then(bytes => {
      const start = asJson(bytes), records = start.records;
      this.start = start;
      this.size = start.places;
      this.chunks = summed(start.texts);
      this.firstPlace = new Int32Array(records.places.length);
      this.recordAt = new Int32Array(this.size);
      let sum = 0;
      for (let record = 0; record < records.places.length; record++) {
        this.firstPlace[record] = sum;
        this.recordAt.fill(record, sum, sum += records.places[record]);
      }
      const [terms, inPlaces, inPositions] = start.frequent;
      this.frequent = new Map(summed(terms).map((term, number) => [term, [inPlaces[number], inPositions[number]]]));
      this.other = records.other.map((step, number) => step ? number + step : -1);
      this.ui = ["ru", "en"].indexOf(this.language);
      this.stop = new Set(start.rules.stop.split(" "));
      /* Words too common to be looked for that are abbreviations as well. */
      this.toldApart = new Set(start.rules.told_apart.split(" "));
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

  async readTypes() {
    const bytes = await this.file("places", bytes => bytes);
    if (this.types) return;
    const parents = asNumbers(bytes.subarray(this.size));
    for (let place = 0; place < this.size; place++) parents[place] = parents[place] ? place - parents[place] : -1;
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
    if (this.stop.has(form) && !this.toldApart.has(form)) return null;
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
    const least = leastOf(form);
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

  /* What a word without its ending may have been meant to be: all that are as long, or a letter more or less. */
  async stemsLike(form) {
    if (form.length < 5 || !/^([а-яіїєґ]+|[a-z]+)$/.test(form)) return null;
    const cyrillic = /[а-я]/.test(form), alphabet = cyrillic ? "c" : "l";
    const endings = this.endings[cyrillic ? 0 : 1], stem = withoutEnding(form, endings), least = 4;
    if (stem.length < least) return null;
    const names = [-1, 0, 1].map(more => alphabet + (stem.length + more)).filter(name => this.start.stems.includes(name));
    const lists = await Promise.all(names.map(name => this.file(`stems/${name}`, bytes => asJson(bytes).split("\n"))));
    return { stem, endings, lists };
  }

  async misprinted(form) {
    const like = await this.stemsLike(form), found = [];
    if (!like) return [];
    const { stem, endings, lists } = like;
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
    const reread = this.reread(form, chunk);
    const guess = (entries, weight, instead) => entries.length ? { ...this.weighed(entries, weight), instead } : null;
    const begun = isLast && form.length > 2 ? await this.beginning(form) : [];
    /* Each of these may need files of its own: they are asked for at once, in case the ones before find nothing. */
    const [alike, other, bent] = await Promise.all([
      this.entries(inOtherScript(form)), this.entries(reread), this.inflected(form), begun.length || this.stemsLike(form)]);
    return guess(alike, 1, null)
      || guess(other, 1, reread)
      || guess(bent, 1, null)
      || guess(begun, PREFIX, null)
      || (reread && guess(await this.inflected(reread), 1, reread))
      || (reread && isLast && reread.length > 2 && guess(await this.beginning(reread), PREFIX, reread))
      || await this.corrected(form)
      || (reread && await this.corrected(reread))
      || (form.length > 3 && guess(await this.beginning(form), PREFIX, null))
      || { terms: new Map(), unknown: true };
  }

  async entries(form) { return form ? [await this.lookup(form)].filter(Boolean) : []; }

  /* The one word that the same keys give in the other layout. */
  reread(form, chunk = form) {
    const words = tokens(otherLayout(chunk)).filter(one => !one.joined);
    return words.length === 1 && words[0].form !== form ? words[0].form : null;
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
    const typed = query.normalize("NFC").replace(/[\u00a0\u202f\u2007]/g, " ").replace(/\u00ad/g, "");
    const quoted = typed.replace(/["«„“]([^"«»„“”]+)["»“”]/g, " \ue000$1\ue001 ");
    const slots = [], notes = [];
    /* One after another the words would take a journey each: their files are asked for at once. */
    await Promise.all(this.asTyped(quoted).map(form => this.lookup(form)));
    const rest = await this.takePlaces(await this.takeSymbols(quoted, slots), slots);
    const hasSymbol = slots.some(slot => slot.kind === "symbol");
    const chunks = chunksOf(rest), open = !/[\s\ue001]$/.test(rest);
    const read = await Promise.all(chunks.map((chunk, number) => this.slotsOf(chunk, open && number === chunks.length - 1, hasSymbol)));
    let position = 0;
    for (const one of read) {
      for (const slot of one.slots) slots.push({ ...slot, position: position + slot.position });
      notes.push(...one.notes);
      position += one.width;
    }
    return { slots: this.withPairs(slots), notes, phrases: this.phrases(query) };
  }

  /* All that is looked up of a query before anything is guessed. */
  asTyped(text) {
    const words = tokens(text).map(one => one.form);
    const whole = chunksOf(text).flatMap(({ chunk, parts, whole }) => {
      if (whole.length < 2) return [];
      const solid = parts.length > whole.length ? whole.map(one => one.form).join("") : "";
      return [solid, solid.slice(0, leastOf(solid)), chunk && this.reread("", chunk)].filter(Boolean);
    });
    const symbols = symbolsIn(text).flatMap(({ spellings }) => spellings.map(asSymbol));
    const places = this.placesIn(text).flatMap(({ items, wholes }) => [...items, ...wholes]);
    return [...words, ...whole, ...symbols, ...places];
  }

  /* What one chunk of a query means: slots, their positions counted from its first word. */
  async slotsOf({ chunk, parts, whole }, isLast, hasSymbol) {
    if (chunk && whole.length > 1) {
      const reread = this.reread("", chunk);
      const known = reread && !(await Promise.all(whole.map(one => this.lookup(one.form)))).every(Boolean)
        && await this.meaning({ form: reread }, undefined, isLast);
      if (known && !known.unknown)
        return { slots: [{ kind: "word", text: chunk, position: 0, ...known }], notes: [{ from: chunk, to: known.instead || reread }], width: 1 };
    }
    const joined = whole.length > 1 && parts.length > whole.length ? await this.compound(whole) : null;
    if (joined) return { slots: [{ ...joined, position: 0, width: whole.length }], notes: [], width: whole.length };
    const alone = whole.length === 1 ? chunk : undefined, slots = [], notes = [];
    const meanings = await Promise.all(whole.map(one => hasSymbol && this.generic.has(one.form) ? null
      : this.meaning(one, alone, isLast && one === whole.at(-1))));
    for (const [position, meaning] of meanings.entries()) {
      if (!meaning) continue;
      const { form } = whole[position];
      slots.push({ kind: "word", text: alone || form, position, ...meaning });
      if (meaning.instead) notes.push({ from: alone ?? form, to: meaning.instead });
    }
    return { slots, notes, width: whole.length };
  }

  phrases(query) {
    return [...query.matchAll(/["«„“]([^"«»„“”]+)["»“”]/g)].map(found => tokens(found[1]).filter(one => !one.joined && !this.stop.has(one.form)).map(one => one.form))
      .filter(forms => forms.length > 1);
  }

  /* A hyphenated word: written together, or in parts that stand side by side. */
  async compound(whole) {
    const solid = whole.map(one => one.form).join(""), entry = await this.lookup(solid);
    const entries = entry ? [entry] : await this.inflected(solid);
    if (!entries.length) return null;
    const each = await Promise.all(whole.map(one => this.lookup(one.form)));
    const sequence = each.every(Boolean) ? each.map(one => this.weighed([one], 1).terms) : null;
    return { kind: "word", text: whole.map(one => one.form).join("-"), ...this.weighed(entries, 1), sequence };
  }

  async takeSymbols(text, slots) {
    for (const { start, spellings, isNumber } of symbolsIn(text)) {
      if (text.slice(start, start + spellings[0].length).includes("\ue002")) continue;
      let entry = null, spelt;
      for (spelt of spellings) if ((entry = await this.lookup(asSymbol(spelt)))) break;
      if (!entry) continue;
      const terms = new Map();
      for (const term of entry.terms) terms.set(term, entry.meant.has(term) ? 1 : entry.alluded.has(term) ? .4 : .6);
      const number = isNumber ? await this.lookup(spelt) : null;
      for (const term of number?.terms || []) terms.set(term, .5);
      slots.push({ kind: "symbol", text: text.substr(start, spelt.length).trim(), terms, meant: entry.meant, position: slots.length - 100 });
      text = text.slice(0, start) + "\ue002".repeat(spelt.length) + text.slice(start + spelt.length);
    }
    return text.replace(/\ue002+/g, " ");
  }

  /* "OP5", "PP3", «пункт 5», "paragraph 13 (a)": what such places are called, with the letter and without. */
  placesIn(text) {
    const found = [...text.matchAll(/(\p{L}+)\.?\s*(\d{1,3})(?:\s*\(?\s*([a-zа-я])(?!\p{L})\s*\)?)?/giu)];
    return found.flatMap(match => {
      const kind = Object.entries(this.start.rules.places).find(([, words]) => words.includes(read(match[1]).form))?.[0];
      if (!kind) return [];
      const letter = match[3] ? "-" + toLatin(match[3].toLowerCase()) : "";
      const names = item => (kind === "any" ? item ? ["op", "para"] : [""] : [kind]).map(head => "¶" + head + match[2] + item);
      return [{ match: match[0], items: letter ? names(letter) : [], wholes: names("") }];
    });
  }

  async takePlaces(text, slots) {
    const entries = async names => (await Promise.all(names.map(name => this.lookup(name)))).filter(Boolean);
    for (const { match, items, wholes } of this.placesIn(text)) {
      const named = await entries(items), meant = named.length ? named : await entries(wholes);
      if (!meant.length) continue;
      slots.push({ kind: "place", text: match.trim(), terms: new Map(meant.flatMap(entry => entry.terms.map(term => [term, 1]))), position: slots.length - 100 });
      text = text.replace(named.length || !items.length ? match : match.replace(/\s*\(?\s*[a-zа-я]\s*\)?$/i, ""), " ");
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

  /* The terms of some numbers. The positions of the most frequent are done without if they are too many. */
  async terms(numbers) {
    const apart = number => this.frequent.get(number)?.[1] || 0;
    let sum = 0;
    const read = [...numbers].sort((a, b) => apart(a) - apart(b)).map(async number =>
      [number, await this.term(number, (sum += apart(number)) <= MOST_POSITION_BYTES)]);
    return new Map(await Promise.all(read));
  }

  async term(number, withPositions) {
    if (this.frequent.has(number)) {
      const [inPlaces, inPositions] = this.frequent.get(number);
      const [entry, steps] = await Promise.all([
        this.file(`terms/p${number}`, bytes => entryIn(bytes, inPlaces)),
        withPositions && inPositions ? this.file(`terms/q${number}`, bytes => asNumbers(bytes)) : null]);
      if (steps) entry.all ??= positions(steps, entry.starts);
      return entry;
    }
    const name = upTo(this.start.terms, number) - 1, first = this.start.terms[name];
    const file = await this.file(`terms/${name}`, bytes => termFile(bytes, this.start.terms[name + 1] - first));
    return file[number - first]();
  }

  /* Where words stand one after another, as if they were one term. */
  sideBySide(parts) {
    const [first, ...rest] = parts.map(({ entries }) => everyPosition(entries));
    let begun = first.filter((key, at) => key !== first[at - 1]);
    for (const [number, keys] of rest.entries()) {
      let at = 0;
      begun = begun.filter(key => {
        while (keys[at] < key + number + 1) at++;
        return keys[at] === key + number + 1;
      });
    }
    const found = new Map();
    for (const key of begun) {
      const place = Math.floor(key / ROOM);
      if (!found.has(place)) found.set(place, []);
      for (let part = 0; part < parts.length; part++) found.get(place).push(key % ROOM + part);
    }
    const all = [...found.values()].map(list => list.sort((a, b) => a - b));
    return { list: [...found.keys()], starts: [0, ...summed(all.map(list => list.length))], all: all.flat() };
  }

  positionsIn(slot, place, least = 0) {
    const found = [];
    let entries = 0;
    for (const { entry, weight } of slot.entries) {
      if (weight < least || !entry.all) continue;
      const at = upTo(entry.list, place) - 1;
      if (at < 0 || entry.list[at] !== place) continue;
      for (let number = entry.starts[at]; number < entry.starts[at + 1]; number++) found.push(entry.all[number]);
      entries++;
    }
    return entries > 1 ? found.sort((a, b) => a - b) : found;
  }

  /* --- the search ------------------------------------------------------------------------------------------------ */

  async search(query, options = {}) {
    await this.open();
    try {
      return await this.answer(query, options);
    } catch (problem) {
      /* The site may have been built anew under an open page: once more, with its new files. */
      if (!/^404 /.test(problem.message)) throw problem;
      await this.open(true);
      return this.answer(query, options);
    }
  }

  /* What a query means, and where that stands. */
  async understood(query) {
    const { slots, ...more } = await this.parse(query), asked = slots.filter(slot => !slot.unknown);
    const terms = asked.flatMap(slot => [slot.terms, ...slot.sequence || []]).flatMap(terms => [...terms.keys()]);
    return { slots, asked, ...more, terms: await this.terms(new Set(terms)) };
  }

  async answer(query, { filters = {}, documents = 8, hits = 3 } = {}) {
    const [{ slots, asked, notes, phrases, terms }] = await Promise.all([this.understood(query), this.readTypes()]);
    const unknown = slots.filter(slot => slot.unknown).map(slot => slot.text);
    const nothing = { query, groups: [], total: 0, documents: 0, facets: () => ({}), notes, unknown, missing: false, tooCommon: !slots.length && query.trim() !== "" };
    if (!asked.length) return nothing;
    const entries = (weights, meant) => [...weights].map(([term, weight]) => ({ entry: terms.get(term), weight, meant: meant?.has(term) }));
    for (const slot of asked) {
      slot.entries = entries(slot.terms, slot.meant);
      if (slot.sequence) slot.entries.push({ entry: this.sideBySide(slot.sequence.map(weights => ({ entries: entries(weights) }))), weight: 1 });
    }
    const found = this.matches(asked, phrases);
    const kept = await this.filtered(found, filters), groups = this.grouped(kept.places, found);
    return {
      query, notes, unknown,
      missing: !found.complete || unknown.length > 0,
      total: kept.places.length,
      documents: groups.length,
      facets: kept.facets,
      groups: await Promise.all(groups.slice(0, documents).map(group => this.shown(group, found.scores, asked, hits))),
    };
  }

  /* The places that fill the slots, in their order, and their scores. */
  matches(slots, phrases) {
    const counts = { filled: new Uint16Array(this.size), inRecord: new Uint16Array(this.firstPlace.length) };
    const own = slots.map(slot => this.fill(slot, counts)), total = own.reduce((sum, { worth }) => sum + worth, 0);
    const covered = place => {
      let sum = 0;
      for (let slot = 0; slot < own.length; slot++) if (own[slot].weights[place]) sum += own[slot].worth;
      return sum / total;
    };
    const best = this.reach(own, counts, place => covered(place) >= LEAST_COVERED);
    let places = best ? this.placesWith(counts, best) : new Int32Array(0);
    const covering = places.filter(place => covered(place) >= LEAST_COVERED);
    if (covering.length) places = covering;
    if (phrases.length) places = places.filter(place => phrases.every(forms => this.isPhrase(slots, place, forms)));
    const scores = new Float64Array(this.size), meant = this.meant(slots), words = slots.filter(slot => slot.kind === "word");
    const hit = place => {
      let quality = 0, around = 0;
      for (let slot = 0; slot < own.length; slot++) {
        const { weights, worth } = own[slot];
        if (weights[place]) quality += worth * weights[place]; else around += worth * this.near(weights, place);
      }
      return { place, covered: covered(place), quality: quality / total, around: around / total };
    };
    for (const place of places) scores[place] = this.roughly(hit(place));
    for (const place of this.promising(places, scores)) scores[place] = this.score(hit(place), words) + 30 * (meant.get(place) || 0);
    return { places, scores, meant, complete: best === slots.length };
  }

  /* How well every place fills a slot, and what it is worth to fill it; counts the slots of every place and record. */
  fill(slot, { filled, inRecord }) {
    const weights = new Float32Array(this.size), seen = new Uint8Array(inRecord.length), { recordAt } = this;
    let many = 0;
    for (const { entry: { list }, weight } of slot.entries)
      for (let at = 0; at < list.length; at++) {
        const place = list[at], record = recordAt[place];
        if (!weights[place]) { many++; filled[place]++; }
        if (!seen[record]) { seen[record] = 1; inRecord[record]++; }
        if (weight > weights[place]) weights[place] = weight;
      }
    return { weights, worth: Math.log(1 + this.size / (1 + many)) };
  }

  /* What stands around a place may fill the rest of its slots. The most that any place fills: no place fills more than
     its record, so those records are looked through first that fill most, and the others not at all. */
  reach(own, { filled, inRecord }, isEnough) {
    const many = own.length;
    let best = 0;
    for (let most = many; most >= best && most > 0; most--)
      for (let record = 0; record < inRecord.length; record++) {
        if (inRecord[record] !== most) continue;
        const end = this.firstPlace[record + 1] ?? this.size;
        for (let place = this.firstPlace[record]; place < end; place++) {
          if (!filled[place]) continue;
          if (filled[place] < many && isEnough(place)) filled[place] += this.aroundOf(own, place, filled[place], best);
          if (filled[place] > best) best = filled[place];
        }
      }
    return best;
  }

  /* How many slots a place does not fill that are filled around it; none if that makes it none of the best. */
  aroundOf(own, place, here, best) {
    let open = own.length - best, more = 0;
    for (let slot = 0; slot < own.length && open >= 0; slot++)
      if (!own[slot].weights[place]) { if (this.near(own[slot].weights, place)) more++; else open--; }
    return open >= 0 && here + more >= best ? more : 0;
  }

  /* In order, the places that fill so many slots. */
  placesWith({ filled, inRecord }, best) {
    const places = new Int32Array(this.size), { recordAt } = this;
    let many = 0;
    for (let place = 0; place < places.length; place++) if (filled[place] === best && inRecord[recordAt[place]] >= best) places[many++] = place;
    return places.subarray(0, many);
  }

  /* What the words around a place give: those that introduce it count more than the title of the page. */
  near(weights, place) {
    for (let up = this.parents[place], steps = 0; up >= 0 && steps < 6; up = this.parents[up], steps++)
      if (weights[up]) return weights[up] * .6;
    return weights[this.firstPlace[this.recordAt[place]]] * .4;
  }

  /* The places of what a symbol means itself, and how many symbols do. */
  meant(slots) {
    const meant = new Map();
    for (const { entry } of slots.flatMap(slot => slot.entries).filter(one => one.meant))
      for (const place of entry.list) meant.set(place, (meant.get(place) || 0) + 1);
    return meant;
  }

  /* What stands at the words' places is looked at for the most promising only, should there be thousands. */
  promising(places, scores) {
    if (places.length <= MOST_LOOKED_AT) return places;
    const sorted = Float64Array.from(places, place => scores[place]).sort(), least = sorted[places.length - MOST_LOOKED_AT];
    let room = MOST_LOOKED_AT - (places.length - upTo(sorted, least));
    return places.filter(place => scores[place] > least || (scores[place] === least && room-- > 0));
  }

  isPhrase(slots, place, forms) {
    const wanted = slots.filter(slot => slot.kind === "word" && forms.some(form => slot.text.toLowerCase().includes(form.slice(0, 4))));
    return wanted.length < 2 || this.adjacent(wanted, place) >= 1;
  }

  /* 1 when the slots' words stand in order and side by side, as they were typed; else how near they come, below .6. */
  adjacent(slots, place) {
    const where = [];
    for (const slot of slots) {
      const list = this.positionsIn(slot, place, KIN + .01).filter(position => position < HIDDEN);
      if (!list.length) return 0;
      where.push(list);
    }
    const start = slots[0].position;
    /* A word typed with a hyphen may be printed without, and an abbreviation stands for many words. */
    let slack = 0;
    const before = slots.map(slot => { const now = slack; slack += (slot.width || 1) - 1; return now; });
    const exact = where[0].some(first => where.every((list, number) => {
      const wanted = first + slots[number].position - start;
      return list.some(position => position <= wanted && position >= wanted - before[number]);
    }));
    return exact ? 1 : .6 * slots.length / narrowest(where);
  }

  /* What every passage gets for its length and its language. */
  always(place) {
    return .2 * (9 - this.lengthOf(place)) + (this.start.records.language[this.recordAt[place]] === this.ui ? .5 : 0);
  }

  roughly({ place, covered, quality, around }) {
    const type = this.typeOf(place), head = covered > .999 ? type === TITLE ? 8 : type === HEADING ? 4 : 0 : 0;
    return 10 * quality + 3 * around + head * quality + this.always(place);
  }

  score({ place, covered, quality, around }, words) {
    const type = this.typeOf(place), where = words.map(slot => this.positionsIn(slot, place));
    let score = 10 * quality + 3 * around;
    if (covered > .999) {
      const shown = where.every(list => list[0] < HIDDEN);
      if (type === TITLE) score += (shown ? 8 : 2) * quality;
      if (type === HEADING) score += 4 * quality;
      if (words.length > 1) score += 5 * this.adjacent(words, place);
    } else if (words.length > 1) {
      const here = words.filter((slot, number) => where[number].length);
      if (here.length > 1) score += 3 * (here.length / words.length) * this.adjacent(here, place);
    }
    if (type === FOOTNOTE) score -= .7;
    const often = where.reduce((sum, list) => sum + list.length, 0);
    return score + Math.min(1.2, .4 * Math.log(1 + often)) + this.always(place);
  }

  /* --- filters ------------------------------------------------------------------------------------------------------ */

  /* The places that are left, and what counts them by every filter. */
  async filtered({ places, scores }, filters) {
    const { records } = this.start, chosen = key => [filters[key] || []].flat().map(String);
    const value = {
      body: record => this.start.bodies[records.body[record]],
      kind: record => this.start.kinds[records.kind[record]],
      year: record => String(records.year[record] || ""),
      place: (record, place) => records.group[record] ? "" : PLACE_TYPES[this.typeOf(place)],
      text: record => ["ru", "en"][records.language[record]],
    };
    const cites = chosen("cites").length || filters.countCites ? await this.citations() : null;
    if (cites) value.cites = (record, place) => cites.get(place) || [];
    const keys = Object.keys(value), narrowed = keys.filter(key => chosen(key).length), fits = {};
    for (const key of narrowed) {
      const wanted = new Set(chosen(key));
      fits[key] = place => [value[key](this.recordAt[place], place)].flat().some(one => wanted.has(one));
    }
    const shows = this.oneLanguage(places, scores, chosen("text"));
    const facet = key => {
      const others = narrowed.filter(other => other !== key), counted = new Map(chosen(key).map(wanted => [wanted, 0]));
      const count = (many, record, place) => { for (const one of [value[key](record, place)].flat()) if (one) counted.set(one, (counted.get(one) || 0) + many); };
      const inRecord = new Int32Array(this.firstPlace.length);
      for (const place of key === "text" ? places : shows) {
        if (!others.every(other => fits[other](place))) continue;
        if (OF_PLACES.includes(key)) count(1, this.recordAt[place], place); else inRecord[this.recordAt[place]]++;
      }
      for (let record = 0; record < inRecord.length; record++) if (inRecord[record]) count(inRecord[record], record);
      const values = [...counted].map(([name, count]) => ({ value: name, count, name: this.nameOf(key, name), chosen: chosen(key).includes(name) }));
      return values.sort((a, b) => key === "year" ? b.value - a.value : b.count - a.count || (a.name < b.name ? -1 : 1));
    };
    return {
      places: narrowed.length ? shows.filter(place => narrowed.every(key => fits[key](place))) : shows,
      facets: () => Object.fromEntries(keys.map(key => [key, facet(key)])),
    };
  }

  nameOf(key, value) {
    if (key === "body" || key === "kind") return this.start.names[this.language][value] || this.start.names.ru[value] || value;
    return value;
  }

  /* A document in both languages is shown in one: the reader's, unless only the other has what is sought. */
  oneLanguage(places, scores, wanted) {
    const { language } = this.start.records, { recordAt, other } = this;
    if (wanted.length) return places.filter(place => wanted.includes(["ru", "en"][language[recordAt[place]]]));
    const best = new Float64Array(this.firstPlace.length).fill(-Infinity);
    for (let at = 0; at < places.length; at++) {
      const record = recordAt[places[at]];
      best[record] = Math.max(best[record], scores[places[at]], -1);
    }
    return places.filter(place => {
      const record = recordAt[place], there = other[record];
      if (there < 0 || best[there] === -Infinity) return true;
      const lead = best[record] - best[there];
      return language[record] === this.ui ? lead >= -3 : lead > 3;
    });
  }

  /* Which instruments are cited at a place. */
  async citations() {
    const [numbers, targets] = await Promise.all([this.file("cites", asNumbers), this.file("targets")]);
    if (!this.cited) {
      this.cited = new Map();
      for (let at = 0, place = 0; at < numbers.length;) {
        place += numbers[at];
        const list = numbers.subarray(at + 2, at + 2 + numbers[at + 1]);
        this.cited.set(place, Array.from(list, target => targets[target]));
        at += 2 + list.length;
      }
    }
    return this.cited;
  }

  /* --- what is shown --------------------------------------------------------------------------------------------------- */

  /* Hits of one page together; documents before other pages, unless a page is what the symbol means. */
  grouped(places, { scores, meant }) {
    const groups = [], kinds = this.start.records.group;
    for (let at = 0; at < places.length;) {
      const record = this.recordAt[places[at]], from = at, group = { record, score: -Infinity, meant: false };
      for (; at < places.length && this.recordAt[places[at]] === record; at++) {
        group.score = Math.max(group.score, scores[places[at]]);
        group.meant ||= meant.has(places[at]);
      }
      group.places = places.subarray(from, at);
      group.rank = group.meant ? kinds[record] - 3 : Math.min(kinds[record], 1);
      groups.push(group);
    }
    return groups.sort((a, b) => a.rank - b.rank || b.score - a.score || a.record - b.record);
  }

  async chunk(place) {
    const number = upTo(this.chunks, place) - 1;
    return { first: this.chunks[number], ...await this.file(`texts/${number}`) };
  }

  async shown(group, scores, slots, most) {
    const record = group.record, other = this.other[record];
    const list = [...group.places].sort((a, b) => scores[b] - scores[a] || a - b);
    const language = ["ru", "en"][this.start.records.language[record]];
    const chunks = await Promise.all(list.slice(0, most).map(place => this.chunk(place)));
    const card = chunks[0].records[record];
    const otherCard = other >= 0 ? { language: language === "ru" ? "en" : "ru" } : null;
    return {
      ...card,
      group: ["document", "instrument", "page"][this.start.records.group[record]],
      language,
      meant: group.meant,
      score: group.score,
      total: list.length,
      record,
      rest: () => this.shown(group, scores, slots, list.length),
      hits: list.slice(0, most).map((place, number) => {
        const [id, label, text] = chunks[number].places[place - chunks[number].first];
        const shared = (this.types[place] >> 3) & 1, marks = this.marks(text, slots, place);
        return {
          id, label, type: PLACE_TYPES[this.typeOf(place)],
          address: card.address + (id ? "#" + id : ""),
          other: shared && otherCard ? { ...otherCard, address: this.translated(card.address, otherCard.language) + (id ? "#" + id : "") } : null,
          parts: passage(text, marks),
          whole: place === this.firstPlace[record] ? passage(text, marks, Infinity) : null,
          words: [...new Set(marks.map(({ start, end }) => text.slice(start, end)))],
          score: scores[place],
        };
      }),
    };
  }

  /* The same page in the other language: Russian lies at the root, English under en/. */
  translated(address, language) { return language === "en" ? "en/" + address : address.replace(/^en\//, ""); }

  /* Where in a text the words stand that were looked for. */
  marks(text, slots, place) {
    const wanted = new Set(slots.flatMap(slot => this.positionsIn(slot, place)));
    return [...text.matchAll(TOKEN)].filter((word, position) => wanted.has(position))
      .map(word => ({ start: word.index, end: word.index + word[0].length }));
  }
}

/* The passage around the words, in parts that are marked or not. */
const passage = (text, marks, room = 260) => {
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
};

/* How many words the shortest stretch has in which every list has a position. */
const narrowest = lists => {
  const heads = lists.map(() => 0);
  let least = Infinity;
  for (;;) {
    let first = 0, last = 0;
    for (let list = 0; list < lists.length; list++) {
      if (lists[list][heads[list]] < lists[first][heads[first]]) first = list;
      if (lists[list][heads[list]] > lists[last][heads[last]]) last = list;
    }
    least = Math.min(least, lists[last][heads[last]] - lists[first][heads[first]] + 1);
    if (++heads[first] === lists[first].length) return least;
  }
};

/* How many letters at least an inflected form shares with another. */
const leastOf = form => Math.max(4, form.length - 6);

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
