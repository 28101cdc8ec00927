/* The style sheet of the search, which comes with it. Resolves when it is there; rejects where it cannot be had. */

const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("../../css/search.css", import.meta.url).href });

export const style = new Promise((resolve, reject) => {
  link.addEventListener("load", resolve);
  link.addEventListener("error", () => reject(new Error(`${link.href} cannot be loaded`)));
});

document.head.append(link);
