// The middle of the first mark of every series, and of every chart: where the pointer hears what each says.
() => {
  const middle = (element) => { const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
  return [...document.querySelectorAll("main .chart")].filter((chart) => chart.checkVisibility()).flatMap((chart) => [
    ...[...chart.querySelectorAll("g.trace, g.choroplethlayer g")].map((series) => series.querySelector("path, image")).filter(Boolean).map(middle),
    ...[...chart.querySelectorAll("rect.nsewdrag")].map(middle),
  ]);
}
