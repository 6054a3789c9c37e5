// Resolves when the page's script rests, nothing fades in or out, and the page has not changed for `calm` milliseconds; false after `limit`.
({ calm, limit }) => new Promise((resolve) => {
  const started = performance.now();
  let changed = started;
  const ours = ["data-test-script-state"]; // parts that look for news twice a second change nothing else
  const observer = new MutationObserver((changes) => {
    if (changes.some((change) => !ours.includes(change.attributeName))) changed = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const busy = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning"
    || document.querySelector("[data-testid=stSkeleton]")
    || document.getAnimations().some((moving) => moving.playState === "running" && moving.effect?.getComputedTiming().endTime < Infinity);
  const timer = setInterval(() => {
    const now = performance.now();
    if ((now - changed < calm || busy()) && now - started < limit) return; // whether all is still is dear to ask, and asked last
    clearInterval(timer);
    observer.disconnect();
    resolve(now - started < limit);
  }, 20);
})
