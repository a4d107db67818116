const form = document.querySelector("form.filter");
if (form) {
  const cards = new Map([...document.querySelectorAll("article.claim")].map((one) => [one.dataset.claim, one]));
  const rows = [...document.querySelectorAll("table.claims tbody tr")];
  const texts = new Map();
  const text = (row) => {
    if (!texts.has(row)) {
      const said = [row, ...(cards.get(row.dataset.number)?.querySelectorAll(".words, h5") ?? [])];
      texts.set(row, said.map((one) => one.textContent).join(" ").toLocaleLowerCase());
    }
    return texts.get(row);
  };
  const fits = (row, wanted, words) =>
    (!wanted.standing || row.dataset.standing === wanted.standing) &&
    (!wanted.origin || row.dataset.origin === wanted.origin) &&
    (!wanted.kind || row.dataset.kinds.split(" ").includes(wanted.kind)) &&
    words.every((word) => text(row).includes(word));
  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const words = wanted.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const fit = fits(row, wanted, words);
      row.hidden = !fit;
      const card = cards.get(row.dataset.number);
      if (card) card.hidden = !fit;
      shown += fit;
    }
    form.querySelector("output").value = shown === rows.length ? `${rows.length} claims` : `${shown} of ${rows.length} claims`;
  };
  let waiting;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  const order = (column) => {
    const head = document.querySelector("table.claims").tHead.rows[0].cells[column];
    head.setAttribute("aria-sort", "none");
    head.querySelector("button").click();
  };
  form.elements.order.addEventListener("change", (event) => order(Number(event.target.value)));
  form.addEventListener("reset", () => setTimeout(() => { order(0); filter(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target?.closest("[hidden]")) form.reset();
  }, true);
}
const light = () => {
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  const start = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!start) return;
  start.closest("details")?.setAttribute("open", "");
  const end = Number(/-(\d+)$/.exec(start.id)?.[1]);
  if (!start.closest(".text") || !end) return;
  for (let one = start; one; one = one.nextElementSibling)
    if (one.dataset.o !== undefined) {
      if (Number(one.dataset.o) >= end) break;
      one.classList.add("lit");
    }
};
addEventListener("hashchange", light);
light();
const opened = [];
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details:not([open], .pairs)")) { one.open = true; opened.push(one); }
});
addEventListener("afterprint", () => { for (const one of opened.splice(0)) one.open = false; });
