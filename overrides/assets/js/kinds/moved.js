/* The page's new address, with the place on it that was asked for: `<meta http-equiv="refresh">` forgets the sentence's anchor. */
const link = document.querySelector("[data-moved]");

if (link) {
  link.hash = location.hash;
  location.replace(link.href);
}
