for (const table of document.querySelectorAll("table.sortable:not([data-ready])")) {
  table.dataset.ready = "";
  const body = table.tBodies[0];
  const value = (row, column, kind) => {
    const cell = row.cells[column];
    if (kind === "number") return Number.parseFloat(cell.dataset.sort ?? cell.textContent) || 0;
    return cell.textContent.trim();
  };
  const sort = (head, direction) => {
    const column = head.cellIndex, kind = head.dataset.kind, sign = direction === "ascending" ? 1 : -1;
    const order = new Intl.Collator(undefined, { numeric: true });
    const rows = [...body.rows].map((row) => [value(row, column, kind), row]);
    rows.sort((a, b) => sign * (kind === "number" ? a[0] - b[0] : order.compare(a[0], b[0])));
    body.append(...rows.map((pair) => pair[1]));
    for (const other of head.parentElement.cells) other.setAttribute("aria-sort", other === head ? direction : "none");
  };
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const first = head.dataset.kind === "number" && !head.classList.contains("number") ? "descending" : "ascending";
      const turned = first === "ascending" ? "descending" : "ascending";
      sort(head, head.getAttribute("aria-sort") === first ? turned : first);
    });
  }
}
