// Improves pages that work without it: nothing here is needed, and nothing here shows text from elsewhere as markup.

// Forms that say so are sent when a choice is made. Where the reader was is found again on the page that answers.
const place = "bench-place";

function leaveOutDefaults(form) {
  for (const field of form.elements) {
    const isDefault = field.type === "checkbox" ? false : field.value === (field.dataset.usual ?? "");
    if (field.name && isDefault) field.disabled = true;
  }
}

function undoLeavingOut() {
  for (const field of document.querySelectorAll("form :disabled[name]")) field.disabled = false;
}

for (const form of document.querySelectorAll("form[data-auto]")) {
  let waiting;
  form.addEventListener("submit", () => {
    sessionStorage.setItem(place, JSON.stringify({ path: location.pathname, id: document.activeElement?.id ?? "", y: scrollY }));
    leaveOutDefaults(form);
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=checkbox], input[type=radio], input[type=range], input[type=number], input[type=date]")) {
      clearTimeout(waiting);
      waiting = setTimeout(() => form.requestSubmit(), 350);
    }
  });
}

const left = JSON.parse(sessionStorage.getItem(place) ?? "null");
sessionStorage.removeItem(place);
if (left?.path === location.pathname) {
  scrollTo(0, left.y);
  if (left.id) document.getElementById(left.id)?.focus({ preventScroll: true });
}
addEventListener("pageshow", (event) => { if (event.persisted) undoLeavingOut(); });

// A slider beside a number: the number is what is sent.
for (const range of document.querySelectorAll("input[type=range][data-for]")) {
  const number = document.getElementById(range.dataset.for);
  range.hidden = false;
  range.addEventListener("input", () => { number.value = range.value; });
  number.addEventListener("input", () => { range.value = number.value; });
}

// Columns that a reader does not want, kept on this device.
for (const chooser of document.querySelectorAll("[data-columns]")) {
  const table = document.getElementById(chooser.dataset.columns);
  const key = `bench-columns-${table.id}`;
  const hidden = new Set(JSON.parse(localStorage.getItem(key) ?? "[]"));
  const heads = [...table.tHead.rows[0].cells];
  const show = () => {
    heads.forEach((head, i) => {
      const isHidden = hidden.has(head.dataset.col);
      for (const row of table.rows) if (row.cells.length === heads.length) row.cells[i].hidden = isHidden;
    });
  };
  const list = chooser.querySelector("div");
  for (const head of heads.filter((cell) => cell.dataset.col)) {
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", checked: !hidden.has(head.dataset.col) });
    const label = document.createElement("label");
    label.className = "tick";
    label.append(tick, head.querySelector("a")?.firstChild.textContent ?? head.textContent);
    tick.addEventListener("change", () => {
      if (tick.checked) hidden.delete(head.dataset.col); else hidden.add(head.dataset.col);
      localStorage.setItem(key, JSON.stringify([...hidden]));
      show();
    });
    list.append(label);
  }
  chooser.hidden = false;
  show();
}

// Ticks for a comparison: two to four.
for (const form of document.querySelectorAll("form[data-ticks]")) {
  const ticks = () => [...document.querySelectorAll(`input[form="${form.id}"]`)];
  const button = form.querySelector("button");
  const words = button.textContent;
  const count = () => {
    const all = ticks();
    const ticked = all.filter((tick) => tick.checked).length;
    button.disabled = ticked < 2;
    button.textContent = ticked === 0 ? words : `${words} (${ticked} of at most 4)`;
    for (const tick of all) tick.disabled = ticked >= 4 && !tick.checked;
  };
  document.addEventListener("change", (event) => { if (event.target.getAttribute?.("form") === form.id) count(); });
  addEventListener("pageshow", count);
}

// Text that is made to be taken away.
for (const box of document.querySelectorAll("[data-copy]")) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(box.dataset.copy).textContent);
    button.textContent = "Copied";
  });
  if (navigator.clipboard) box.append(button);
}

// A page that follows something under way is loaded again; without script its head says so.
const following = document.querySelector("[data-refresh]");
if (following) setTimeout(() => location.reload(), following.dataset.refresh * 1000);
