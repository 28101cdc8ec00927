// Front matter and its JSON Schema: what may be written at a place, and what a key means. Knows nothing of the editor.

"use strict";

const KINDS = { articles: "article", entities: "entity", events: "event", disagreements: "disagreement", pages: "page" };

/** Which schema describes a file, by its path below the content folder: "events/vizit.md" → "event". */
function kindOf(path) {
  return KINDS[path.split(/[\\/]/)[0]] ?? null;
}

/** The line of the closing `---`; -1 where the file does not begin with front matter. A file that is being begun has no end yet. */
function endOf(lines) {
  if (!/^---[ \t]*$/.test(lines[0] ?? "")) return -1;
  const end = lines.findIndex((line, number) => number > 0 && /^---[ \t]*$/.test(line));
  return end < 0 ? lines.length : end;
}

const inside = (lines, line) => line > 0 && line < endOf(lines);

const ENTRY = /^(\s*(?:- +)*)([\w-]+):(?:\s+|$)/;
const indentOf = (line) => /^\s*(?:- +)*/.exec(line)[0].length;

/** The keys that hold a key of this indent, from the outside in: of `    words: …` in a list under `claims:`, ["claims"]. */
function holders(lines, line, indent) {
  const path = [];
  for (let number = line - 1; number > 0 && indent > 0; number -= 1) {
    const entry = ENTRY.exec(lines[number]);
    if (entry && entry[1].length < indent) {
      path.unshift(entry[2]);
      indent = entry[1].length;
    }
  }
  return path;
}

/** All shapes that a value may have, lists opened: what stands in a list is asked for by the same path. */
function shapes(schema) {
  const found = [schema, ...(schema.anyOf ?? []).flatMap(shapes)];
  return found.flatMap((shape) => (shape.items ? [shape, ...shapes(shape.items)] : [shape]));
}

/** The shapes at a path of keys. */
function at(schema, path) {
  return path.reduce(
    (now, key) => now.flatMap((shape) => (shape.properties?.[key] ? shapes(shape.properties[key]) : [])),
    shapes(schema),
  );
}

const beginsItem = (line) => /^\s*- /.test(line);

/** The keys that stand beside the line already: in the same mapping, which in a list is one item. */
function keysAround(lines, line, indent) {
  const keys = new Set();
  const walk = (step) => {
    for (let number = line + step; number > 0 && number < endOf(lines); number += step) {
      if (!lines[number].trim()) continue;
      const own = indentOf(lines[number]);
      if (own < indent || (step > 0 && own === indent && beginsItem(lines[number]))) return;
      if (own === indent) keys.add(ENTRY.exec(lines[number])?.[2]);
      if (own === indent && beginsItem(lines[number])) return;
    }
  };
  if (!beginsItem(lines[line])) walk(-1);
  walk(1);
  return keys;
}

const keysOf = (found, taken) =>
  found.flatMap((shape) =>
    Object.entries(shape.properties ?? {})
      .filter(([key]) => !taken.has(key))
      .map(([key, value]) => ({
        kind: "key",
        label: key,
        insert: `${key}: `,
        about: value.description ?? "",
        first: (shape.required ?? []).includes(key),
      })),
  );

const written = (value) => (typeof value === "string" ? value : JSON.stringify(value));

function valuesOf(found) {
  return found.flatMap((shape) => [
    ...(shape.enum ?? []).map((value, number) => ({
      kind: "value", label: value, insert: value, about: shape.enumDescriptions?.[number] ?? "", first: true,
    })),
    ...(shape.enum ? [] : (shape.examples ?? []))
      .filter((value) => typeof value !== "object")
      .map((value) => ({ kind: "example", label: written(value), insert: written(value), about: "", first: false })),
  ]);
}

/** What may be written at a place: {kind, label, insert, about, first}. */
function complete(schema, lines, line, character) {
  if (!inside(lines, line)) return [];
  const before = lines[line].slice(0, character);
  const flow = /^(\s*(?:- +)*)(?:([\w-]+):\s+)?(?:\[.*)?\{([^{}]*)$/.exec(before);
  if (flow) {
    if (!/(^|,)\s*[\w-]*$/.test(flow[3])) return [];
    const path = holders(lines, line, flow[1].length);
    const taken = new Set([...flow[3].matchAll(/([\w-]+):/g)].map((match) => match[1]));
    return keysOf(at(schema, flow[2] ? [...path, flow[2]] : path), taken);
  }
  const key = /^(\s*(?:- +)*)[\w-]*$/.exec(before);
  if (key) {
    const indent = key[1].length;
    return keysOf(at(schema, holders(lines, line, indent)), keysAround(lines, line, indent));
  }
  const value = /^(\s*(?:- +)*)([\w-]+):\s+\S*$/.exec(before);
  return value ? valuesOf(at(schema, [...holders(lines, line, value[1].length), value[2]])) : [];
}

/** What the key at a place means: {start, stop, about}, or null. */
function explain(schema, lines, line, character) {
  if (!inside(lines, line)) return null;
  const entry = ENTRY.exec(lines[line]);
  if (!entry) return null;
  const start = entry[1].length;
  const stop = start + entry[2].length;
  if (character < start || character > stop) return null;
  const [found] = at(schema, [...holders(lines, line, start), entry[2]]);
  return found?.description ? { start, stop, about: found.description } : null;
}

module.exports = { complete, explain, kindOf };
