// Resolves when the page's script rests, nothing fades in or out, and the page has not changed for `calm` milliseconds, or `sooner`:
// for two frames where `waits.js` knows that nothing is under way, with what fades taken to its end. False after `limit`.
({ calm, limit, sooner }) => new Promise((resolve) => {
  const SHORTEST = 25; // milliseconds: what React has put off till the next task is done
  const started = performance.now();
  let [changed, frames] = [started, 0];
  const ours = ["data-test-script-state"]; // parts that look for news twice a second change nothing else
  const observer = new MutationObserver((changes) => {
    if (changes.some((change) => !ours.includes(change.attributeName))) [changed, frames] = [performance.now(), 0];
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const fades = (moving) => moving.playState === "running" && moving.effect?.getComputedTiming().endTime < Infinity;
  const busy = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning"
    || document.querySelector("[data-testid=stSkeleton]")
    || document.getAnimations().filter(fades).map((moving) => sooner && moving.finish()).length > 0;
  const still = (now) => now - changed >= calm || (sooner && frames >= 2 && now - changed >= SHORTEST && window.lstdashWaits?.() === false);
  const look = () => {
    const now = performance.now();
    frames += 1;
    if ((!still(now) || busy()) && now - started < limit) return requestAnimationFrame(look); // what is dear to ask is asked last
    observer.disconnect();
    resolve(now - started < limit);
  };
  requestAnimationFrame(look);
})
