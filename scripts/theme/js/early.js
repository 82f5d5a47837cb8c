// Runs before the first paint: says that JavaScript is there, sets light or dark, and has the
// fonts come early where the device has none of its own.
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

  const fonts = (root.dataset.fonts ?? "").split(" ").filter(Boolean);
  const canvas = fonts.length ? document.createElement("canvas").getContext("2d") : null;
  /** @param {string} font */
  const width = (font) => {
    if (!canvas) return 0;
    canvas.font = `40px ${font}, monospace`;
    return canvas.measureText("mwilő").width;
  };
  const own = ["-apple-system", "BlinkMacSystemFont", '"Segoe UI"', "Roboto"];
  if (!canvas || own.some((font) => width(font) !== width("none"))) return;
  for (const href of fonts) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", href });
    link.crossOrigin = "";
    document.head.append(link);
  }
})();
