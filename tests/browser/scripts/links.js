// Every link on the page as it stands, shadow roots included: where it leads, in full, and whether an anchor is there.
() => {
  const deep = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
  const all = deep(document.body);
  return [...new Set(all.filter((one) => one.matches("a[href]")).map((one) => one.getAttribute("href").startsWith("#")
    ? (all.some((other) => other.id === decodeURIComponent(one.hash.slice(1))) ? "" : `${one.getAttribute("href")} leads nowhere`)
    : one.href))].filter(Boolean);
}
