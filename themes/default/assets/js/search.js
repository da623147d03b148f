// The search page. Looks the words of ?q= up in window.KETLUAN_SEARCH (see src/feed/index.rs) and lists what fits.
// The form is a plain GET form: the address is the state, and each search is a page of its own.
(function () {
  "use strict";
  var SHOWN = 50;
  var LETTER = "a-z0-9\u00c0-\u1fff\u2c00-\ud7ff\uf900-\uffff";
  var NO_LETTERS = new RegExp("[^" + LETTER + "\u0001\u0002 ]+", "g");

  // fold and plain are those of src/vietnamese/fold.rs; tests/search holds both to one table.
  function even(text) {
    return text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").replace(/\u03a3/g, "\u03c3").toLowerCase();
  }
  function same(text) {
    return text.replace(/[\u2010-\u2015\u2212\u2043\ufe63\uff0d]/g, "-")
      .replace(/[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\t\n\r]/g, " ").replace(/[\u00f0\u0256]/g, "\u0111");
  }
  function fold(text) {
    // Nearly all marks are of the first stretch, which is found faster.
    var bare = even(text).normalize("NFD").replace(/[\u0300-\u036f]+/g, "");
    return same(/\p{M}/u.test(bare) ? bare.replace(/\p{M}/gu, "") : bare).replace(/\u0111/g, "d");
  }
  // The tone of an open oa, oe, uy: hoà is hòa, quý stays and qúy is quý.
  function plain(text) {
    var composed = same(even(text.normalize("NFC")).normalize("NFC"));
    if (!/o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|q[ùúủũụ]/.test(composed)) return composed;
    return composed.normalize("NFD")
      .replace(/(o)([ae])([\u0300\u0301\u0303\u0309\u0323])(?!\p{L}|\p{M})/gu, "$1$3$2")
      .replace(/(^|[^q])(u)(y)([\u0300\u0301\u0303\u0309\u0323])(?!\p{L}|\p{M})/gu, "$1$2$4$3")
      .replace(/(qu)([\u0300\u0301\u0303\u0309\u0323])([aeioy]\u0302?)/gu, "$1$3$2")
      .normalize("NFC");
  }
  // Spellings that are said alike: kĩ and kỹ. Letters are replaced one by one, so places stay the same.
  function sound(text) {
    return text.replace(/(^|[^a-z0-9\u00c0-\u1fff])([hklmst])([y\u00fd\u1ef3\u1ef5\u1ef7\u1ef9])(?![a-z0-9\u00c0-\u1fff])/g, function (_, before, onset, y) {
      return before + onset + "iíìịỉĩ"["yýỳỵỷỹ".indexOf(y)];
    });
  }
  // Words between single blanks, so that " a b " is found where a and b stand side by side.
  function key(text) {
    return " " + spaced(sound(text)).trim() + " ";
  }
  // In two steps, since most blanks are single already.
  function spaced(text) {
    return text.replace(NO_LETTERS, " ").replace(/ {2,}/g, " ");
  }

  function entryOf(row) {
    return { kind: row[0], title: row[1], url: row[2], date: row[3], state: row[4], number: row[5], whose: row[6], text: row[7] };
  }
  // Folds all texts in one go, thousands of times faster than one by one: entries stand between \u0001, fields between \u0002.
  function prepare(index) {
    var entries = index.entries.map(entryOf);
    var whole = entries.map(function (e) { return [e.title, e.number, e.text, e.whose].join(" \u0002 "); }).join(" \u0001 ");
    spaced(sound(fold(whole))).split("\u0001").forEach(function (folded, at) { entries[at]._all = " " + folded.trim() + " "; });
    return entries;
  }
  function fieldsOf(entry) {
    if (entry._title !== undefined) return;
    var fields = entry._all.split("\u0002");
    entry._title = fields[0];
    entry._number = fields[1];
    entry._text = fields[2];
    entry._whose = fields[3];
  }

  function wordsOf(text) {
    var words = key(text).trim();
    return words ? words.split(" ") : [];
  }
  function question(query) {
    var folded = fold(query);
    var words = wordsOf(folded), marked = wordsOf(plain(query));
    return {
      words: words,
      phrase: " " + words.join(" ") + " ",
      // Words typed with marks are asked for with these marks; the others with any.
      marked: marked.filter(function (word) { return fold(word) !== word; }),
      markedPhrase: " " + marked.join(" ") + " ",
      number: /\d/.test(folded) ? words.join(" ") : ""
    };
  }
  // 2: the word itself; 1: the beginning of one, for the last word; 0: not there.
  function holds(text, word, last) {
    if (text.indexOf(" " + word + " ") >= 0) return 2;
    return last && word.length > 1 && text.indexOf(" " + word) >= 0 ? 1 : 0;
  }
  function scoreOf(entry, asked, all) {
    var words = asked.words, score = 0, met = 0;
    if (all && !words.every(function (word, at) { return holds(entry._all, word, at === words.length - 1); })) return null;
    fieldsOf(entry);
    for (var at = 0; at < words.length; at += 1) {
      var last = at === words.length - 1;
      var title = holds(entry._title, words[at], last), text = holds(entry._text, words[at], last);
      var number = holds(entry._number, words[at], false), whose = holds(entry._whose, words[at], last);
      if (title || text || number || whose) met += 1; else if (all) return null;
      score += title * 3 + number * 2 + (text ? 1 : 0) + (whose ? 1 : 0);
      if (!last) {
        var pair = " " + words[at] + " " + words[at + 1] + " ";
        score += (entry._title.indexOf(pair) >= 0 ? 12 : 0) + (entry._text.indexOf(pair) >= 0 ? 6 : 0);
      }
    }
    if (!met || (!all && met * 2 < words.length)) return null;
    if (words.length > 1) {
      score += (entry._title.indexOf(asked.phrase) >= 0 ? 60 : 0) + (entry._text.indexOf(asked.phrase) >= 0 ? 30 : 0);
    }
    if (entry._title === asked.phrase) score += 80;
    if (asked.number) score += numberScore(entry, asked);
    // What was decided stands before what was asked of whom, and that before what is only named.
    return score + [5, 4, 4, 1, 6, 3, 2][entry.kind] + met * 20;
  }
  function numberScore(entry, asked) {
    var number = entry._number.trim();
    if (!number) return 0;
    // Tasks bear the number of their notice; and a document comes before the list of who cites it.
    var own = [1, 1, 1, 0, 0, 0, 0.5][entry.kind];
    if (number === asked.number) return 300 + 600 * own;
    if (number.indexOf(asked.number + " ") === 0) return 100 + 300 * own;
    var parts = asked.words.every(function (word) { return entry._number.indexOf(" " + word + " ") >= 0; });
    return parts ? 50 + 200 * own : 0;
  }
  function isExact(entry, asked) {
    if (!asked.marked.length) return 1;
    var text = entry._plain = entry._plain || key(plain([entry.title, entry.number, entry.text, entry.whose].join("\n")));
    var met = asked.marked.every(function (word, at) { return holds(text, word, at === asked.marked.length - 1); });
    return met ? (text.indexOf(asked.markedPhrase) >= 0 ? 2 : 1) : 0;
  }
  // {exact, near}: entries in the order to be shown.
  function find(entries, query) {
    var asked = question(query), found = [];
    if (!asked.words.length) return { exact: [], near: [] };
    [true, false].forEach(function (all) {
      if (found.length) return;
      entries.forEach(function (entry, at) {
        var score = scoreOf(entry, asked, all);
        if (score !== null) found.push({ entry: entry, score: score, exact: all ? isExact(entry, asked) : 0, at: at });
      });
    });
    found.sort(function (a, b) {
      return b.exact - a.exact || b.score - a.score || (a.entry.date < b.entry.date ? 1 : a.entry.date > b.entry.date ? -1 : a.at - b.at);
    });
    function those(test) { return found.filter(test).map(function (hit) { return hit.entry; }); }
    return { exact: those(function (hit) { return hit.exact; }), near: those(function (hit) { return !hit.exact; }), words: asked.words };
  }

  // Stretches [from, to) of text that fit one of the words, in the original spelling.
  function stretches(text, words) {
    var folded = "", places = [], found = [];
    Array.from(text).reduce(function (at, letter) {
      Array.from(fold(letter)).forEach(function (c) { for (var n = 0; n < c.length; n += 1) places.push(at); folded += c; });
      return at + letter.length;
    }, 0);
    places.push(text.length);
    folded = sound(folded);
    words.forEach(function (word, at) {
      var end = at === words.length - 1 ? "" : "(?![" + LETTER + "])";
      var there = new RegExp("(^|[^" + LETTER + "])" + word.replace(/[^a-z0-9]/g, "\\$&") + end, "g"), hit;
      while ((hit = there.exec(folded))) {
        var from = hit.index + hit[1].length;
        found.push([places[from], places[from + word.length]]);
        there.lastIndex = from + word.length;
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    // Parts of a number (12/TB-SKHCN) are one stretch.
    return found.reduce(function (joined, one) {
      var before = joined[joined.length - 1];
      if (!before || one[0] > before[1] + 1 || (one[0] > before[1] && !/[-\/\u2013]/.test(text[before[1]]))) joined.push(one);
      else before[1] = Math.max(before[1], one[1]);
      return joined;
    }, []);
  }
  // About `most` letters round the place where the most words stand, cut between words.
  function around(text, words, most) {
    if (text.length <= most) return text;
    var hits = stretches(text, words), best = 0, most_hits = 0;
    hits.forEach(function (hit) {
      var n = hits.filter(function (other) { return other[0] >= hit[0] && other[1] < hit[0] + most - 40; }).length;
      if (n > most_hits) { most_hits = n; best = hit[0]; }
    });
    var from = Math.max(0, best - 40);
    from = from ? text.indexOf(" ", from) + 1 || from : 0;
    var to = from + most >= text.length ? text.length : text.lastIndexOf(" ", from + most);
    if (to <= from) to = Math.min(text.length, from + most);
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }

  window.ketluanSearch = { fold: fold, plain: plain, prepare: prepare, find: find, stretches: stretches, around: around };
  if (!window.document) return;

  function say(words, name, filled) {
    return Object.keys(filled || {}).reduce(function (text, key) {
      return text.split("{" + key + "}").join(filled[key]);
    }, words[name] || "");
  }
  function put(parent, tag, className, text) {
    var element = parent.appendChild(document.createElement(tag));
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }
  function putMarked(parent, text, words) {
    var at = 0;
    stretches(text, words).forEach(function (one) {
      parent.append(text.slice(at, one[0]));
      put(parent, "mark", "", text.slice(one[0], one[1]));
      at = one[1];
    });
    parent.append(text.slice(at));
  }
  function show(list, index, words, entry) {
    var item = put(list, "li");
    var link = put(item, "a");
    link.href = index.top + entry.url;
    putMarked(link, around(entry.title, words, 240), words);
    var about = put(item, "p", "meta");
    var day = /^(\d+)-(\d+)-(\d+)$/.exec(entry.date);
    var date = day ? say(index.words, "date", { y: day[1], m: day[2], d: day[3] }) : entry.date;
    putMarked(about, [index.kinds[entry.kind], entry.number, date, entry.whose].filter(Boolean).join(" · "), words);
    if (entry.state >= 0) {
      about.append(" · ");
      put(about, "span", "state " + index.states[entry.state][0], index.states[entry.state][1]);
    }
    if (entry.text && stretches(entry.text, words).length) putMarked(put(item, "p", "snippet"), around(entry.text, words, 200), words);
  }
  function showAll(list, index, words, entries) {
    entries.slice(0, SHOWN).forEach(function (entry) { show(list, index, words, entry); });
    if (entries.length <= SHOWN) return;
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = say(index.words, "more", { n: entries.length - SHOWN });
    list.after(button);
    button.addEventListener("click", function () {
      var first = list.children.length;
      entries.slice(SHOWN).forEach(function (entry) { show(list, index, words, entry); });
      button.remove();
      list.children[first].querySelector("a").focus();
    });
  }
  document.addEventListener("DOMContentLoaded", function () {
    var list = document.getElementById("search-results"), status = document.getElementById("search-status");
    if (!list || !status) return;
    var given = window.KETLUAN_SEARCH;
    if (!given) return;
    var index = { top: given.top, kinds: given.kinds, states: given.states, words: {} };
    given.words.forEach(function (pair) { index.words[pair[0]] = pair[1]; });
    var query = (new URLSearchParams(location.search).get("q") || "").trim();
    document.querySelectorAll("form[role=search] input[name=q]").forEach(function (input) { input.value = query; });
    if (!query) {
      status.textContent = say(index.words, "ask");
      return;
    }
    var found = find(prepare(given), query);
    var words = found.words || [];
    showAll(list, index, words, found.exact);
    if (found.near.length) {
      var near = document.createElement("ol");
      near.id = "search-near";
      near.className = list.className;
      var anchor = list.nextElementSibling && list.nextElementSibling.tagName === "BUTTON" ? list.nextElementSibling : list;
      var head = document.createElement("h2");
      head.textContent = say(index.words, "near");
      anchor.after(head, near);
      showAll(near, index, words, found.near);
    }
    var n = found.exact.length, m = found.near.length;
    status.textContent = say(index.words, n + m === 0 ? "none" : m === 0 ? "found" : "marks", { n: n, near: m, q: query });
  });
})();
