/** Lays out the cards that the stylesheet leaves aside at first, a card at a time. */

/** Once all are there, scrolling, searching in the page and pictures of it find it whole. */
export async function layOut() {
  for (const card of document.querySelectorAll(".pb-card, .pb-duel")) {
    card.setAttribute("data-laid-out", "");
    await new Promise((resolve) => setTimeout(resolve));
  }
}
