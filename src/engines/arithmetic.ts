import { binomial } from '#core/kernel/binomial.ts'
import { digestOf } from '#core/kernel/digest.ts'
import { lnFactorial } from '#core/kernel/factorial.ts'
import { hypergeometric } from '#core/kernel/hypergeometric.ts'
import { exp, justAfter, ln } from '#core/kernel/math.ts'
import { poisson } from '#core/kernel/poisson.ts'
import {
  followingWord,
  keyedWord,
  keyOf,
  seedStream,
  streamWords,
  uniform,
} from '#core/kernel/random.ts'
import { exponential, normal } from '#core/kernel/ziggurat.ts'

const draws = 100_000
const key = keyOf(1, 'arithmetic of an engine')

/** The functions below all runs, each of a share in [0, 1), a random word and a stream. */
const functions = {
  'ln near 1': (share) => ln(0.5 + share),
  'ln of any size': (share) => ln(exp(1500 * (share - 0.5))),
  'exp near 0': (share) => exp(share - 0.5),
  'exp of any size': (share) => exp(1500 * (share - 0.5)),
  'square root': (share) => Math.sqrt(1000 * share),
  'the next number': (share) => justAfter(1e6 * share),
  'exponential draws': (_, word) => exponential(word, key),
  'normal draws': (_, word) => normal(word, key),
  'following words': (_, word) => followingWord(word, key),
  'ln of a factorial': (share) => lnFactorial(Math.floor(300 * share)),
  'Poisson counts': (share, _, stream) => poisson(stream, 0, exp(20 * share - 5)),
  'binomial counts': (share, _, stream) => binomial(stream, 0, 1000, share),
  'hypergeometric counts': (share, _, stream) =>
    hypergeometric(stream, 0, 1000, Math.floor(1000 * share), 300),
} as const satisfies Record<string, (share: number, word: number, stream: Int32Array) => number>

/** Their digests over the same hundred thousand draws: where runs differ, these tell which function. */
export function arithmeticDigests(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, of]) => {
      const stream = new Int32Array(streamWords)
      seedStream(stream, 0, 1, name)
      const values = Float64Array.from({ length: draws }, (_, id) => {
        const word = keyedWord(key, id)
        return of(uniform(word), word, stream)
      })
      return [name, digestOf([values.buffer])]
    }),
  )
}
