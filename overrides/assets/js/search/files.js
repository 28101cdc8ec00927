/*
 * Files of the search index. One that could not be fetched is asked for twice, and then the search fails: a reader in a tunnel must
 * not be told that the archive has nothing.
 */
const folder = new URL("../../../pagefind/", import.meta.url);

const AGAIN = 400; // milliseconds

/* What every packed file begins with once it is unpacked. */
const SIGNATURE = "pagefind_dcd";

const decoder = new TextDecoder();
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** The whole of a file, as a response: what breaks off on the way is asked for once more. */
export async function fetched(name, options) {
  const whole = async () => {
    const response = await fetch(new URL(name, folder), options);
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return new Response(await response.arrayBuffer());
  };
  return whole().catch(() => wait(AGAIN).then(whole));
}

/** The bytes of a packed file; some servers say that it is packed, and then the browser has unpacked it already. */
export async function unpacked(name) {
  let bytes = new Uint8Array(await (await fetched(name)).arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  }
  if (decoder.decode(bytes.subarray(0, SIGNATURE.length)) !== SIGNATURE) throw new Error(`${name} is no part of the index`);
  return bytes.subarray(SIGNATURE.length);
}

/** What a packed file of JSON says. */
export const said = async (name) => JSON.parse(decoder.decode(await unpacked(name)));

/** The address of a page that the index names by its place in the site. */
export const addressOf = (url) => new URL(url.replace(/^\//, "../"), folder).pathname;

/** A function that gives what `get` does for a key, and asks again where that failed. */
export function kept(get) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, get(key).catch((error) => (made.delete(key), Promise.reject(error))));
    return made.get(key);
  };
}
