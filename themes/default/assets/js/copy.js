// A small button at each task of a notice that copies the task's address. Says aloud what it did, for those who do not see it.
(() => {
  "use strict";
  var text = document.querySelector("[data-copy]");
  if (!text) return;
  var said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  text.append(said);
  // Over plain http, and in some browsers from a file share, there is no clipboard to write to: what is selected can be copied all the same.
  function select(address) {
    var field = document.createElement("textarea"), before = document.activeElement, done = false;
    field.value = address;
    field.className = "unseen";
    field.readOnly = true;
    document.body.append(field);
    field.select();
    try { done = document.execCommand("copy"); } catch (error) { /* told below */ }
    field.remove();
    before.focus({ preventScroll: true });
    return done;
  }
  async function copy(id, button) {
    var address = location.href.split("#")[0] + "#" + encodeURI(id), done = false;
    try {
      await navigator.clipboard.writeText(address);
      done = true;
    } catch (error) {
      done = select(address);
    }
    // What cannot be copied stands in the address bar.
    if (!done) location.hash = id;
    said.textContent = "";
    setTimeout(() => { said.textContent = done ? text.dataset.copied : text.dataset.uncopied; }, 50);
    button.classList.toggle("done", done);
    setTimeout(() => button.classList.remove("done"), 2500);
  }
  text.querySelectorAll(".task[id]").forEach(task => {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.title = text.dataset.copy;
    button.setAttribute("aria-label", text.dataset.copy);
    button.addEventListener("click", () => copy(task.id, button));
    // Behind the task's own words and before its parts.
    var words = task.querySelector(":scope > td:last-child") || task;
    words.insertBefore(button, words.querySelector(":scope > :is(ul, ol, div, p ~ *)"));
  });
})();
