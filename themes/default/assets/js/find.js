// What the search page finds. Words are looked up in small files beside the page (src/feed/search says what is in them); then the texts of the
// likeliest entries are read, and put in order by what they really say. `load(name)` promises what a file hands over.
window.ketluanFind = (index, load) => {
  const WANTED = 10, OLDER = 4, SLOTS = 10, PAIRS = 6, LONGEST = 32;
  const { vowels, tones, marked, onsets, letters, starts, years, issuers, units, states, common, top } = index, { max, min } = Math;
  const flat = lists => [].concat(...lists);

  // Words, as src/vietnamese/search_key.rs spells them; tests/search holds both against each other.
  const spelled = {}, bare = {};
  vowels.forEach(forms => [...forms].forEach((form, at) => { spelled[form] = [[forms[0], at ? tones[at - 1] : ""]]; }));
  for (const d of "\u0111\u00f0\u0256") spelled[d] = [["\u0111", ""]];
  for (let at = 0; at < marked.length; at += 2) bare[marked[at]] = marked[at + 1];
  // Letters with their tones; null: a break between words.
  function spell(c) {
    if (c in spelled) return spelled[c];
    let letters = null;
    if (/[\u00ad\u200b-\u200f\u2060\ufeff]|\p{M}/u.test(c)) letters = [];
    else if (/[\p{Alphabetic}\p{N}]/u.test(c)) {
      const taken = lower => [...lower.normalize("NFD").replace(/\p{M}/gu, "")].map(letter => [letter, ""]);
      letters = flat([...c.toLowerCase()].map(lower => lower !== c && spelled[lower] || taken(lower)));
    }
    return (spelled[c] = letters);
  }
  const isOnset = text => text === "qu" || text && [...text].every(c => onsets.includes(c));
  const folded = letters => letters.replace(/[^\x00-\x7f]/g, c => bare[c] || c);
  const word = (letters, tones, from, to) => ({ key: letters + tones, letters, tones, fold: folded(letters), from, to });
  // The words of a composed text and where they stand in it.
  function wordsOf(text) {
    const found = [];
    let spelling = "", said = "", count = 0, number = false, from = 0, at = 0;
    const end = () => {
      if (count) {
        if (spelling.endsWith("y") && isOnset(spelling.slice(0, -1))) spelling = spelling.slice(0, -1) + "i";
        found.push(word(spelling, said, from, at));
      }
      spelling = said = "";
      count = 0;
      number = false;
    };
    for (const c of text) {
      const isDigit = c >= "0" && c <= "9", parts = isDigit ? [[c, ""]] : spell(c);
      if (!parts || parts.length && count && isDigit !== number) end();
      if (parts && !count) from = at;
      for (const [letter, tone] of parts || []) {
        if (isDigit && spelling === "0") { spelling = ""; count = 0; }
        if (count < LONGEST) { spelling += letter; said += tone; }
        count += 1;
        number = isDigit;
      }
      at += c.length;
    }
    end();
    return found;
  }
  function keyed(key) {
    let at = key.length;
    while (at && tones.includes(key[at - 1])) at -= 1;
    return word(key.slice(0, at), key.slice(at));
  }
  const isStartOf = (asked, other) => other.fold !== asked.fold && other.fold.startsWith(asked.fold);
  const fits = (asked, other) => asked.fold === other.fold || asked.isStart && isStartOf(asked, other);
  // 3: the very word, or its beginning. 2: what was typed leaves marks out. 1: other marks were typed.
  function levelOf(asked, other) {
    if (asked.key === other.key) return 3;
    let left = asked.tones !== other.tones;
    if (asked.tones && left) return 1;
    for (let at = 0; at < asked.letters.length; at += 1) {
      const typed = asked.letters[at], letter = other.letters[at];
      if (typed !== letter) left = true;
      if (typed !== letter && typed !== (bare[letter] || letter)) return 1;
    }
    return left || asked.fold === other.fold ? 2 : 3;
  }

  // Lists, as src/feed/search/code.rs writes them.
  const value = {}, BASE = letters.length;
  [...letters].forEach((letter, at) => { value[letter] = at; });
  function decode(code) {
    const ids = [];
    let last = -1, at = 0;
    const step = by => ids.push(last += by);
    const more = n => { let sum = 0; while (n--) sum = sum * BASE + value[code[at++]]; return sum; };
    while (at < code.length) {
      const v = value[code[at++]];
      if (v < 25) { step(Math.floor(v / 5) + 1); step(v % 5 + 1); }
      else if (v < 65) step(v - 24);
      else if (v < 81) step((v - 65) * BASE + more(1) + 41);
      else if (v < 86) step((v - 81) * BASE * BASE + more(2) + 41 + 16 * BASE);
      else if (v < 87) step(more(5));
      else for (let n = more(1) + 5; n; n -= 1) step(1);
    }
    return ids;
  }
  // Keys and codes of a file's records, one after the other, to `take(key, code)`.
  function records(text, take) {
    const parts = text.split("|");
    for (let at = 0; at + 1 < parts.length; at += 2) take(parts[at], parts[at + 1]);
  }
  // Entries from `floor` on are known; older ones stand in other files.
  function listOf(code, level) {
    const parts = code.split("~"), ids = decode(parts.pop()), total = parts.length ? +parts.shift() : ids.length;
    const older = parts.map(place => place.split(".")).map(of => ({ file: "cu/" + of[0], place: of[1], first: parseInt(of[2], 36) }));
    return { level, ids, total, older, floor: older.length ? ids[0] : 0 };
  }

  const heads = decode(index.heads), others = heads[heads.length - 1], all = index.entries;
  const sheaves = decode(index.sheaves), otherSheaves = decode(index.other_sheaves);
  // A small site is read whole.
  const SHEAVES = sheaves.length + otherSheaves.length > 16 ? 8 : 16;
  const noticeOf = new Int32Array(others);
  for (let at = 0; at + 1 < heads.length; at += 1) noticeOf.fill(at, heads[at], heads[at + 1]);
  const isHead = id => id >= others || heads[noticeOf[id]] === id;
  const files = {};
  const file = name => files[name] || (files[name] = load(name));
  // The last place whose number or word is not above.
  function placeIn(list, wanted) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (list[middle] <= wanted) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  // Reads the next older part of a list.
  async function readOlder(list) {
    const next = list.older.pop();
    list.ids = decode((await file(next.file)).split("|")[next.place]).concat(list.ids);
    list.floor = list.older.length ? next.first : 0;
  }
  // Lists of all words that are written like this without marks; or, of a start, of the commonest words that begin so.
  async function lookUp(asked, isStart) {
    const names = [], found = [];
    for (let at = max(0, placeIn(starts, asked.fold)); at < starts.length && names.length < (isStart ? 3 : 1); at += 1) {
      if (!names.length || starts[at].startsWith(asked.fold)) names.push("tu/" + at);
    }
    for (const text of await Promise.all(names.map(file))) {
      records(text, (key, code) => {
        const other = keyed(key);
        if (isStart ? isStartOf(asked, other) : other.fold === asked.fold) found.push(listOf(code, levelOf(asked, other)));
      });
    }
    return isStart ? found.sort((a, b) => b.total - a.total).slice(0, 16) : found;
  }
  async function pairsOf(first, second) {
    const fold = first.fold + " " + second.fold, found = [];
    let hash = 0;
    for (let at = 0; at < fold.length; at += 1) hash = Math.imul(hash, 31) + fold.charCodeAt(at) >>> 0;
    records(await file("cap/" + hash % index.pairs), (key, code) => {
      const [one, two] = key.split(" ").map(keyed);
      if (one.fold + " " + two.fold === fold) found.push(listOf(code, min(levelOf(first, one), levelOf(second, two))));
    });
    return found;
  }
  const sum = (list, of) => list.reduce((sum, one) => sum + of(one), 0);
  const highest = (list, of) => list.reduce((most, one) => max(most, of(one)), 0);
  const floorOf = lists => highest(lists, list => list.floor);

  const short = index.short.map(forms => forms.map(wordsOf));
  // UBND is found by "ủy ban nhân dân", and the other way round.
  async function shortened(slots) {
    const held = async word => new Set(flat((await lookUp(word)).filter(list => list.level === 3).map(list => list.ids)));
    for (const forms of short) {
      for (const form of forms) {
        for (let at = 0; at + form.length <= slots.length; at += 1) {
          const here = slots.slice(at, at + form.length);
          if (!form.every((word, n) => here[n].fold === word.fold && levelOf(here[n], word) > 1)) continue;
          for (const other of forms.filter(other => other !== form)) {
            const [first, ...rest] = await Promise.all(other.map(held));
            const ids = [...first].filter(id => rest.every(set => set.has(id)));
            for (const slot of here) {
              slot.lists.push({ level: 3, ids, total: ids.length, older: [], floor: 0 });
              slot.also.push(other);
            }
          }
        }
      }
    }
  }

  // What may be in the results: notices by place, and lists that an entry must be in.
  async function narrowed(filter) {
    const must = [];
    let notices = null;
    const only = test => { notices = (notices || new Uint8Array(heads.length - 1).fill(1)).map((is, at) => is && test(at)); };
    if (filter["co-quan"]) {
      const own = new Set(flat(issuers.filter(of => of[0] === filter["co-quan"]).map(of => decode(of[2]))));
      only(at => own.has(at));
    }
    if (filter.nam) {
      const firsts = years.map(of => of[1]);
      only(at => String(years[placeIn(firsts, at)][0]) === filter.nam);
    }
    if (filter["don-vi"]) must.push("#u" + units.findIndex(of => of[0] === filter["don-vi"]));
    if (filter["trang-thai"]) must.push("#s" + states.findIndex(of => of[2] === filter["trang-thai"]));
    if (filter.loai === "nhiem-vu" || filter.loai === "thong-bao") must.push("#t");
    const lists = await Promise.all(must.map(async key => (await lookUp(word(key, "")))[0] || listOf("", 3)));
    // Whom a task is given to besides its lead is told by the list alone.
    if (filter["don-vi"]) while (lists[0].older.length) await readOlder(lists[0]);
    const first = notices ? notices.indexOf(1) : 0;
    return {
      // Lists that hold all there is to find. Notices stand in none: they are what tasks are not.
      must: lists, bases: lists.filter((_, n) => must[n] !== "#t" || filter.loai === "nhiem-vu").map(list => [list]), low: first < 0 ? others : heads[first], high: notices ? heads[notices.lastIndexOf(1) + 1] : all,
      // Whether an entry may be among them, as far as the lists tell; `held` are the levels of `must`.
      takes(id, held) {
        if (id >= others) return !must.length && !["nhiem-vu", "thong-bao"].includes(filter.loai);
        if (notices && !notices[noticeOf[id]] || filter.loai && !must.includes("#t")) return false;
        return lists.every((list, n) => must[n] === "#t" && filter.loai === "thong-bao" ? !held[n][id] : held[n][id] || id < list.floor);
      },
      // The same of what has been read.
      shows(hit) {
        if (filter.loai && KINDS[hit.kind] !== filter.loai || filter["trang-thai"] && states[hit.state][2] !== filter["trang-thai"]) return false;
        return hit.id < others || (!filter.nam || hit.date.startsWith(filter.nam)) && (!filter["co-quan"] || issuers.some(of => of[0] === filter["co-quan"] && of[1] === hit.whose));
      },
    };
  }

  function levels(lists) {
    const held = new Uint8Array(all);
    for (const list of lists) for (const id of list.ids) if (held[id] < list.level) held[id] = list.level;
    return held;
  }
  // The likeliest entries by the lists alone, best first; `isSome`: also those that hold half of what was asked, by weight.
  function rank(slots, pairs, only, isSome) {
    const lists = slots.map((slot, at) => flat([slot.lists, pairs[at] || [], pairs[at - 1] || []]));
    const held = lists.map(levels), together = slots.map((_, at) => pairs[at] && levels(pairs[at])), must = only.must.map(list => levels([list]));
    const floors = slots.map(slot => floorOf(slot.lists)), weight = sum(slots, slot => slot.weight);
    const seen = new Uint8Array(all), keys = [];
    const score = id => {
      if (seen[id] || !only.takes(id, must)) return;
      seen[id] = 1;
      const head = id < others ? heads[noticeOf[id]] : id;
      let score = 0, met = 0, own = 0, byHead = 0, exact = 3;
      for (let at = 0; at < slots.length; at += 1) {
        const slot = slots[at], here = held[at][id], above = head === id ? 0 : held[at][head];
        if (here || above) {
          if (above) byHead += 1;
          if (here) own += 1;
          met += slot.weight;
          score += slot.weight * ((here ? 1 : 0.4) + (here === 3 ? 0.05 : 0));
          if (slot.isMarked) exact = min(exact, max(here, above));
          if (together[at] && together[at][id]) score += slot.weight * 0.7;
        } else if (id < floors[at]) {
          // Not known yet: its text will tell.
          met += slot.weight;
          score += slot.weight * 0.3;
        } else if (!isSome) return;
      }
      if (!own || met < weight * (isSome ? 0.5 : 0.9999) || byHead === slots.length && own < byHead) return;
      if (isHead(id)) score *= 1.3;
      keys.push(((isSome ? 0 : exact) * 65536 + min(65535, Math.round(score * 256))) * all + id);
    };
    // What holds all words holds the rarest; what holds some of them is looked for by the rarest.
    const known = list => sum(list, one => one.ids.length), byRarity = lists.concat(only.bases).sort((a, b) => known(a) - known(b));
    let left = isSome ? 20000 : 1;
    for (const list of byRarity) {
      if (left <= 0) break;
      left -= known(list);
      const named = flat(list.map(one => one.ids.filter(id => id < others && isHead(id)))), isFew = named.length < 400;
      for (const one of list) one.ids.forEach(score);
      // Its tasks answer for the other words. Where every title has the word it is no help.
      if (isFew) for (const id of named) for (let of = id + 1; of < heads[noticeOf[id] + 1]; of += 1) score(of);
    }
    const exact = keys.filter(key => key >= 3 * 65536 * all).length;
    return { ids: [...Float64Array.from(keys).sort().reverse().subarray(0, 600)].map(key => key % all), count: keys.length, exact, base: byRarity[0] };
  }
  const KINDS = ["thong-bao", "thong-bao", "thong-bao", "nhiem-vu", "chi-tieu", "van-ban", "don-vi"];
  const sheafOf = id => "bai/" + (id < others ? placeIn(sheaves, noticeOf[id]) : sheaves.length + placeIn(otherSheaves, id - others));
  // A day as people type it, in the words by which the program indexes a notice.
  const saidDay = day => day.replace(/^(\d+)-(\d+)-(\d+)$/, "ng\u00e0y $3/$2/$1 th\u00e1ng $2/$1, ng\u00e0y $3 th\u00e1ng $2 n\u0103m $1");
  // What is shown of an entry, from the file it stands in. `about`: what it need not say itself.
  function shown(id, rows) {
    if (id >= others) {
      const [kind, title, url, date, state, number, whose, text, unit] = rows[id - others - otherSheaves[placeIn(otherSheaves, id - others)]];
      return { id, kind, title, url: top + url, date, state, number, whose, text, unit, about: whose + " " + date };
    }
    const notice = noticeOf[id], at = id - heads[notice];
    const [kind, own, title, number, date, of, parts, tasks] = rows[notice - sheaves[placeIn(sheaves, notice)]];
    const whose = issuers[of][1], url = top + "thong-bao/" + own + "/index.html";
    if (at <= parts.length) return { id, notice, kind, title, url, date, state: -1, number, whose, text: at ? parts[at - 1] : "", about: number + " " + whose, day: at ? "" : saidDay(date), isPart: at > 0 };
    const [end, task, lead, state, due, text] = tasks[at - 1 - parts.length], unit = units[lead][1];
    return { id, notice, kind: 3, title: task, url: url + "#" + own + "/" + end, date: due, state, number, whose: unit, unit: units[lead][2], text, from: title, about: [title, number, unit, whose].join(" ") };
  }
  // How words answer the slots: the level of each, whether the next one follows it, and how much of the text all of them are.
  function meeting(text, slots) {
    const words = wordsOf(text), met = slots.map(() => 0), follows = met.slice();
    let whole = 0, literal = false;
    words.forEach((word, at) => slots.forEach((slot, n) => {
      if (!fits(slot, word)) return;
      let run = 1;
      while (n + run < slots.length && words[at + run] && fits(slots[n + run], words[at + run])) run += 1;
      met[n] = max(met[n], levelOf(slot, word));
      if (run > 1) follows[n] = 1;
      if (run < slots.length) return;
      whole = max(whole, at ? 1 : words.length > run ? 2 : 3);
      literal = literal || slots.every((one, k) => one.key === words[at + k].key);
    }));
    slots.forEach((slot, n) => slot.also.forEach(phrase => {
      if (words.some((_, at) => isAt(phrase, words, at))) met[n] = 3;
    }));
    return { met, follows, whole, literal };
  }
  const PRIOR = [1.15, 1.15, 1.12, 1, 1.08, 1.02, 1.2];
  // Gives an entry its score by what it says; false where none of the words are its own.
  function judge(hit, slots) {
    const parts = [hit.title, hit.text, hit.about, hit.kind === 3 ? "" : hit.number, hit.unit || "", hit.day || ""];
    const [title, text, about, number, unit, day] = parts.map(text => meeting(text, slots));
    const full = sum(slots, slot => slot.weight), many = slots.length > 1;
    let score = 0, isOwn = false;
    hit.missing = 0;
    hit.exact = 3;
    slots.forEach((slot, n) => {
      const named = max(title.met[n], number.met[n], hit.kind === 6 ? unit.met[n] : 0), best = max(named, text.met[n], about.met[n], unit.met[n], day.met[n]);
      isOwn = isOwn || max(hit.isPart ? 0 : named, text.met[n], unit.met[n]) > 0;
      if (!best) { hit.missing += 1; return; }
      if (slot.isMarked) hit.exact = min(hit.exact, best);
      const follows = !hit.isPart && title.follows[n] || number.follows[n] ? 0.8 : text.follows[n] ? 0.7 : day.follows[n] ? 0.5 : 0;
      score += slot.weight * ((named && !hit.isPart ? 1 : text.met[n] ? 0.8 : unit.met[n] ? 0.5 : 0.35) + (best === 3 ? 0.05 : 0) + follows);
    });
    if (!hit.isPart) score += full * (many ? [0, 0.4, 0.6, 1] : [0, 0.05, 0.1, 0.5])[title.whole];
    if (many && day.whole) score += full * 0.6;
    if (many && text.whole) score += full * 0.3;
    if (title.literal || text.literal) score += full * 0.35;
    // The whole number of a document was asked for, or how it begins.
    if (!hit.isPart && slots.some(slot => /\d/.test(slot.fold)) && number.met.every(met => met)) {
      score += full * (hit.kind === 5 ? 0.3 : 1) * (number.whole > 1 ? 2 : 0.8);
    }
    hit.score = score * PRIOR[hit.kind];
    return isOwn;
  }
  // A notice is listed once, with the part of it that fits best; and its tasks do not push all else away.
  function ordered(hits) {
    const isGood = hit => hit.exact === 3 && !hit.missing, told = {}, tasks = {}, places = [[], [], [], []];
    hits.sort((a, b) => (a.missing > 0) - (b.missing > 0) || b.exact - a.exact || b.score - a.score || b.id - a.id);
    for (const hit of hits) {
      const before = hit.kind < 3 && told[hit.url];
      if (before) before.text = before.text || hit.text;
      else {
        told[hit.url] = hit;
        tasks[hit.notice] = (tasks[hit.notice] || 0) + 1;
        places[(isGood(hit) ? 0 : 2) + (hit.kind === 3 && tasks[hit.notice] > 3 ? 1 : 0)].push(hit);
      }
    }
    return flat(places);
  }
  // Reads the texts of the first entries, as far as they stand in `most` files, and judges them.
  async function read(ids, slots, only, isSome, most) {
    const names = new Set(), chosen = [];
    for (const id of ids) {
      if (!names.has(sheafOf(id)) && names.size >= most || chosen.length >= 240) break;
      names.add(sheafOf(id));
      chosen.push(id);
    }
    await Promise.all([...names].map(file));
    const hits = [];
    for (const id of chosen) {
      const hit = shown(id, await file(sheafOf(id)));
      if (only.shows(hit) && judge(hit, slots) && (isSome || !hit.missing)) hits.push(hit);
    }
    return { hits: ordered(hits), isAll: chosen.length >= ids.length };
  }

  // {hits, count, isMore, isCut, words}: hits in their order; isMore: only the first of them; isCut: older entries were not looked at.
  // `further` times more is looked at.
  async function find(query, filter, further) {
    const pairs = [], times = 1 + (further || 0);
    let budget = OLDER * times;
    const words = wordsOf(query.normalize("NFC")).slice(0, 3 * SLOTS);
    if (!words.length) return { hits: [], count: 0, words: [] };
    words.forEach((slot, at) => Object.assign(slot, { at, isMarked: slot.key !== slot.fold, also: [], lists: [], weight: 1 }));
    // Of a long text numbers and what comes last are looked up; all of it is looked for in the texts that are read.
    const isNumber = slot => /\d/.test(slot.fold), chosen = words.slice().sort((a, b) => isNumber(b) - isNumber(a) || b.at - a.at).slice(0, SLOTS);
    const slots = words.filter(slot => chosen.includes(slot));
    const only = await narrowed(filter || {});
    await Promise.all(slots.map(async slot => { slot.lists = await lookUp(slot); }));
    await shortened(slots);
    const total = slot => min(all, sum(slot.lists, list => list.total));
    const close = slots.filter((slot, n) => n + 1 < slots.length && slots[n + 1].at === slot.at + 1 && index.pairs && min(total(slot), total(slots[n + 1])) >= common);
    await Promise.all(close.sort((a, b) => total(a) - total(b)).slice(0, PAIRS).map(async slot => {
      const n = slots.indexOf(slot);
      pairs[n] = await pairsOf(slot, slots[n + 1]);
    }));
    const look = async () => {
      for (const slot of slots) slot.weight = Math.log(1 + all / (1 + total(slot))) + 0.1;
      for (;;) {
        const ranked = rank(slots, pairs, only, false);
        const cut = ranked.base.filter(list => {
          while (list.older.length && list.older[list.older.length - 1].first >= only.high) list.floor = list.older.pop().first;
          return list.older.length && list.floor > only.low;
        });
        // Other words need not be known further back: the texts tell.
        if (ranked.count >= WANTED * times || !cut.length || budget <= 0) return ranked;
        budget -= cut.length;
        await Promise.all(cut.map(readOlder));
      }
    };
    let ranked = await look();
    // The last word may be but the beginning of one.
    const last = slots[slots.length - 1];
    if (ranked.exact < WANTED && last.at === words.length - 1 && /^\D\D/.test(last.fold)) {
      const longer = await lookUp(last, true);
      last.isStart = longer.length > 0;
      last.lists.push(...longer);
      if (last.isStart) ranked = await look();
    }
    // Where what looked likely did not keep its word, more is read.
    let found, most = SHEAVES * times;
    do found = await read(ranked.ids, words, only, false, most);
    while (found.hits.length < WANTED && !found.isAll && (most += 2) <= SHEAVES * times + 4);
    const { hits, isAll } = found;
    if (hits.length < WANTED && slots.length > 1) {
      const known = new Set(hits.map(hit => hit.url)), some = await read(rank(slots, pairs, only, true).ids, words, only, true, 3);
      hits.push(...some.hits.filter(hit => !known.has(hit.url)).slice(0, WANTED));
    }
    const isCut = ranked.base.some(list => list.floor > only.low);
    return { hits, count: isAll ? hits.length : max(hits.length, ranked.count), isMore: !isAll, isCut, words };
  }

  const isAt = (phrase, words, at) => phrase.every((word, k) => words[at + k] && words[at + k].key === word.key);
  // Stretches [from, to) of a text that fit one of the slots, at `least` so closely, and as closely as any word of the text does.
  function marks(text, slots, least) {
    const words = wordsOf(text), isOn = words.map(() => false), joined = [];
    // Where words of the question stand side by side, they are not marked where they stand alone.
    const isNext = (n, at) => n >= 0 && at >= 0 && slots[n + 1] && words[at + 1] && fits(slots[n], words[at]) && fits(slots[n + 1], words[at + 1]);
    slots.forEach((slot, n) => {
      const level = words.map(word => fits(slot, word) ? levelOf(slot, word) : 0), best = max(least || 1, min(2, highest(level, level => level)));
      const isClose = words.map((_, at) => level[at] > 0 && (isNext(n, at) || isNext(n - 1, at - 1))), isAny = isClose.includes(true);
      words.forEach((_, at) => {
        if (level[at] >= best && (isClose[at] || !isAny)) isOn[at] = true;
        for (const phrase of slot.also) if (isAt(phrase, words, at)) isOn.fill(true, at, at + phrase.length);
      });
    });
    for (const word of words.filter((_, at) => isOn[at])) {
      const before = joined[joined.length - 1];
      // Parts of a number (12/TB-SKHCN) and of a phrase are one stretch.
      if (before && /^[-\/.& \u2013]?$/.test(text.slice(before[1], word.from))) before[1] = word.to;
      else joined.push([word.from, word.to]);
    }
    return joined;
  }
  return { find, marks, wordsOf };
};
