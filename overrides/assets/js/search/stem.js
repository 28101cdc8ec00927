/*
 * The stem of a Russian word by Snowball's algorithm, which Pagefind's index is made with, to tell whether two words are forms of one.
 * https://snowballstem.org/algorithms/russian/stemmer.html
 */

const GERUND = /(?:(?<=[ая])(?:вшись|вши|в)|ившись|ывшись|ивши|ывши|ив|ыв)$/;
const REFLEXIVE = /(?:ся|сь)$/;
const ADJECTIVE = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/;
const PARTICIPLE = /(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|ивш|ывш|ующ)$/;
const VERB =
  /(?:(?<=[ая])(?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)|ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю)$/;
const NOUN = /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ях|ах|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/;

/* Two steps of «a vowel and then a consonant» after the first vowel: only behind them «-ость» is an ending. */
const FAR = /^[^аеиоуыэюя]*[аеиоуыэюя]+[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя]/;

const without = (word, ending) => {
  const short = word.replace(ending, "");
  return short === word ? null : short;
};

/** `word` in small letters. Of a word that is not Russian, the word itself. */
export function stem(word) {
  const [, head, tail] = /^([^аеиоуыэюя]*[аеиоуыэюя])(.*)$/.exec(word.replaceAll("ё", "е")) ?? [null, word, ""];
  let rest = without(tail, GERUND);
  if (rest === null) {
    rest = without(tail, REFLEXIVE) ?? tail;
    const adjective = without(rest, ADJECTIVE);
    rest = adjective !== null ? (without(adjective, PARTICIPLE) ?? adjective) : (without(rest, VERB) ?? without(rest, NOUN) ?? rest);
  }
  rest = without(rest, /и$/) ?? rest;
  const place = FAR.exec(head + rest)?.[0].length ?? Infinity;
  const derived = /ость?$/.exec(rest);
  if (derived && head.length + derived.index >= place) rest = rest.slice(0, derived.index);
  rest = rest.replace(/(?<=нн)(?:ейше|ейш)$|(?:ейше|ейш)$/, "").replace(/нн$/, "н").replace(/ь$/, "");
  return head + rest;
}
