/** A piece of a text that another one takes the place of, by offsets in the text before. */
export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** Beyond so many pairs of lines a block is exchanged as a whole: comparing them would hold up a frame. */
const pairsMax = 250_000

/**
 * What leads from one text to another, line by line, and within a line from the first character to the last one that
 * differs: what is the same keeps its place, so a cursor beside a changed number stays where it is.
 */
export function textChanges(before: string, after: string): readonly TextChange[] {
  if (before === after) return []
  const [olds, news] = [linesOf(before), linesOf(after)]
  let start = 0
  while (start < olds.length && start < news.length && olds[start] === news[start]) start++
  let end = 0
  const room = Math.min(olds.length, news.length) - start
  while (end < room && olds.at(-1 - end) === news.at(-1 - end)) end++
  const changes: TextChange[] = []
  let at = lengthOf(olds.slice(0, start))
  const block = { olds: [] as string[], news: [] as string[] }
  const close = () => {
    changes.push(...within(at, block.olds, block.news))
    at += lengthOf(block.olds)
    block.olds = []
    block.news = []
  }
  const middle = [
    olds.slice(start, olds.length - end),
    news.slice(start, news.length - end),
  ] as const
  for (const { old, next } of aligned(...middle)) {
    if (old !== null && next !== null) {
      close()
      at += old.length
    } else if (old !== null) block.olds.push(old)
    else if (next !== null) block.news.push(next)
  }
  close()
  return changes
}

/** The lines of a text with their ends. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/u)
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0)
}

/** A line of either text, or one that both have. */
interface Pairing {
  readonly old: string | null
  readonly next: string | null
}

/** The longest series of lines that both have, in order, with what lies between. */
function aligned(olds: readonly string[], news: readonly string[]): readonly Pairing[] {
  const onlyOld = olds.map((old) => ({ old, next: null }))
  const onlyNew = news.map((next) => ({ old: null, next }))
  if (olds.length * news.length > pairsMax) return [...onlyOld, ...onlyNew]
  const wide = news.length + 1
  // The length of the longest common series of what follows each pair of places.
  const lengths = new Uint32Array((olds.length + 1) * wide)
  const lengthAt = (i: number, j: number): number => lengths[i * wide + j] ?? 0
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      lengths[i * wide + j] =
        olds[i] === news[j]
          ? lengthAt(i + 1, j + 1) + 1
          : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
    }
  }
  const pairs: Pairing[] = []
  let [i, j] = [0, 0]
  while (i < olds.length || j < news.length) {
    const [old = null, next = null] = [olds[i], news[j]]
    if (old !== null && old === next) pairs.push({ old, next })
    else if (old !== null && (next === null || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      pairs.push({ old, next: null })
      i++
      continue
    } else {
      pairs.push({ old: null, next })
      j++
      continue
    }
    i++
    j++
  }
  return pairs
}

/** Lines in the place of as many others are compared one by one, any other number as a whole. */
function within(at: number, olds: readonly string[], news: readonly string[]): TextChange[] {
  if (olds.length !== news.length) return trimmed(at, olds.join(''), news.join(''))
  let from = at
  return olds.flatMap((old, i) => {
    const changes = trimmed(from, old, news[i] ?? '')
    from += old.length
    return changes
  })
}

function trimmed(at: number, old: string, next: string): TextChange[] {
  if (old === next) return []
  let start = 0
  while (start < old.length && start < next.length && old[start] === next[start]) start++
  let end = 0
  const room = Math.min(old.length, next.length) - start
  while (end < room && old.at(-1 - end) === next.at(-1 - end)) end++
  const insert = next.slice(start, next.length - end)
  return [{ from: at + start, to: at + old.length - end, insert }]
}
