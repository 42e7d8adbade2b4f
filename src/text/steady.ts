/** Controls but those that part lines, joints that are never seen, tags, and every sign that turns text around. */
const unseen =
  /(?![\t-\r\x85])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

const lineEnds = /[\t-\r\x85\u2028\u2029]+/gu

/** More marks than any language puts on one letter paint over the lines beside. */
const heap = /(\p{M}{4})\p{M}+/gu

/** From the first letter that is written from right to left to the last, as long as none of the others stands between. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}](?:[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])*/gu

/**
 * A text from outside, or a sentence with one in it, that turns nothing around: signs of direction and others that
 * nobody sees are taken out, half characters are marked, and what is written from right to left stands in
 * isolation, so that the words beside it stay where they are. Letters and their joiners stay as they came.
 */
export function steady(text: string): string {
  return (
    text
      // First, or two halves with nothing but an unseen sign between them would become a whole one.
      .replaceAll(/\p{Cs}/gu, '\ufffd')
      .replaceAll(unseen, '')
      .replaceAll(lineEnds, ' ')
      .replaceAll(heap, '$1')
      .replaceAll(rightToLeft, '\u2068$&\u2069')
  )
}
