// The middle of everything that opens something over the page and can be come at with the pointer.
(selector) => [...document.querySelectorAll(selector)].filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.getBoundingClientRect()).filter((box) => box.width && box.x >= 0 && box.bottom < innerHeight)
  .map((box) => [box.x + box.width / 2, box.y + box.height / 2])
