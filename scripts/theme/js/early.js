// Runs before the first paint: says that JavaScript is there, and sets light or dark.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  let chosen = null;
  try {
    chosen = localStorage.getItem("pb.theme");
  } catch {
    // Storage may be forbidden; the device's own choice will do.
  }
  const dark = chosen ? chosen === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mdColorScheme = dark ? "slate" : "default";
})();
