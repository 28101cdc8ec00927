/*
 * Pagefind takes a part of the index that it could not fetch for an empty one, and for good: a reader in a tunnel would be told that
 * the archive has nothing. So what it fetches is watched: each file is asked for a second time, and one that still does not come
 * whole is counted as lost.
 */

const AGAIN = 400; // milliseconds

const plain = globalThis.fetch;
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

let lost = 0;

/** How many files could not be had since the page was opened. */
export const lostFiles = () => lost;

async function whole(input, options) {
  const response = await plain(input, options);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return new Response(await response.arrayBuffer(), { headers: response.headers });
}

/** From now on, requests for what lies below `folder` are watched; others are left alone. */
export function watch(folder) {
  globalThis.fetch = async (input, options) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href).href;
    if (!url.startsWith(folder)) return plain(input, options);
    try {
      return await whole(input, options).catch(() => wait(AGAIN).then(() => whole(input, options)));
    } catch (error) {
      lost += 1;
      throw error;
    }
  };
}
