/* CBOR (RFC 8949), as much of it as Pagefind's program reads and writes: texts, whole numbers, and lists of them. */

const [UNSIGNED, NEGATIVE, TEXT, LIST] = [0, 1, 3, 4];

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The value that the bytes are. */
export function decode(bytes) {
  let at = 0;
  const value = () => {
    const [kind, short] = [bytes[at] >> 5, bytes[at++] & 31];
    let number = short;
    if (short > 23) {
      number = 0;
      for (let left = 1 << (short - 24); left; left -= 1) number = number * 256 + bytes[at++];
    }
    if (kind === UNSIGNED) return number;
    if (kind === NEGATIVE) return -1 - number;
    if (kind === TEXT) return decoder.decode(bytes.subarray(at, (at += number)));
    if (kind !== LIST) throw new Error(`CBOR of the kind ${kind}`);
    const list = new Array(number);
    for (let place = 0; place < number; place += 1) list[place] = value();
    return list;
  };
  return value();
}

/** The bytes of a value. */
export function encode(value) {
  let [bytes, at] = [new Uint8Array(1 << 16), 0];
  const room = (size) => {
    if (at + size <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, at + size));
    larger.set(bytes.subarray(0, at));
    bytes = larger;
  };
  const head = (kind, number) => {
    room(5);
    const size = number < 24 ? 0 : number < 1 << 8 ? 1 : number < 1 << 16 ? 2 : 4;
    bytes[at++] = (kind << 5) | (size ? 23 + [0, 1, 2, 0, 3][size] : number);
    for (let left = size; left; left -= 1) bytes[at++] = number >>> (8 * (left - 1));
  };
  const add = (one) => {
    if (typeof one === "number") head(one < 0 ? NEGATIVE : UNSIGNED, one < 0 ? -1 - one : one);
    else if (typeof one === "string") {
      const text = encoder.encode(one);
      head(TEXT, text.length);
      room(text.length);
      bytes.set(text, at);
      at += text.length;
    } else {
      head(LIST, one.length);
      for (const inner of one) add(inner);
    }
  };
  add(value);
  return bytes.subarray(0, at);
}
