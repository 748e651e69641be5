"use strict";
const root = document.documentElement;

// One button for dark and light; the reader's system decides until it is pressed.
const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
document.getElementById("theme")?.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; });

// One switch for all code.
document.getElementById("show-code")?.addEventListener("change", (event) => {
  for (const cell of document.querySelectorAll("details.code")) cell.open = event.target.checked;
});

// The contents list follows the reading position.
const links = new Map([...document.querySelectorAll(".contents ol a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
const headings = [...document.querySelectorAll("main h2[id]")].filter((h) => links.has(h.id));
function follow() {
  const end = innerHeight + scrollY >= document.body.scrollHeight - 4;
  const passed = end ? headings : headings.filter((h) => h.getBoundingClientRect().top < innerHeight / 3);
  for (const a of links.values()) a.removeAttribute("aria-current");
  if (passed.length) links.get(passed.at(-1).id).setAttribute("aria-current", "true");
}
addEventListener("scroll", follow, { passive: true });
addEventListener("resize", follow);
follow();

// A file that the page holds in an address, and a way to save one.
const held = (address) => new Blob([Uint8Array.from(atob(address.split(",")[1]), (c) => c.charCodeAt(0))], { type: address.slice(5).split(";")[0] });
const save = (file, name) => {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(file);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
};

// The link of a table holds it packed, and saves it so where there is no script.
for (const link of document.querySelectorAll("a.nw-csv")) {
  link.addEventListener("click", async (event) => {
    if (!window.DecompressionStream) return;
    event.preventDefault();
    const unpacked = new Response(held(link.href).stream().pipeThrough(new DecompressionStream("gzip")));
    save(new Blob([await unpacked.arrayBuffer()], { type: "text/csv" }), link.download.replace(/\.gz$/, ""));
  });
}

// A figure is saved as it is where it is drawn, and as pixels on white: two for each of the page's, to stay sharp in print.
function pixels(image) {
  const scale = image.src.startsWith("data:image/svg") ? 2 : 1;
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const ground = canvas.getContext("2d");
  ground.fillStyle = "#fff";
  ground.fillRect(0, 0, canvas.width, canvas.height);
  ground.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
for (const figure of document.querySelectorAll("figure.nw-figure[data-name]")) {
  const image = figure.querySelector("img");
  const ways = { SVG: () => held(image.src), PNG: () => pixels(image) };
  if (!image.src.startsWith("data:image/svg")) delete ways.SVG;
  const line = document.createElement("span");
  line.className = "nw-take";
  for (const [kind, made] of Object.entries(ways)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = kind;
    button.setAttribute("aria-label", `${kind}: download this figure`);
    button.addEventListener("click", async () => save(await made(), `${figure.dataset.name}.${kind.toLowerCase()}`));
    line.append(button);
  }
  (figure.querySelector("figcaption") ?? figure).append(line);
}

// Tables are sorted by clicking a head; evidence is inside the first cell and moves with its row.
const value = (row, column) => {
  const cell = row.cells[column];
  const text = cell.dataset.sort ?? cell.textContent.trim();
  return text === "" || isNaN(text) ? text : Number(text);
};
const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en"));
for (const table of document.querySelectorAll("table.nw-table")) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 2) continue;
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "descending" ||
        (!head.hasAttribute("aria-sort") && !head.classList.contains("num"));
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "ascending" : "descending");
      const sorted = [...rows].sort((a, b) => compare(value(a, column), value(b, column)) * (down ? 1 : -1));
      table.tBodies[0].append(...sorted);
    });
  });
}
