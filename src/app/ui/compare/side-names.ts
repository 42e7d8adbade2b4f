import { choicesOf } from '#app/sweeps/choices.ts'
import { isSame } from '#app/store/settings.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { compareText } from '#text/en/compare.ts'
import type { Words } from '#text/words.ts'
import { settingName, valueName } from '../sweep/names.ts'

/** What of a run its name is made of. */
export type NamedRun = Pick<SessionState, 'settings' | 'watched' | 'recording'>

/** What both sides are called: by their autoscalers, else by the first setting or the seed that differs, else by what B was chosen as. */
export function sideNames(
  a: NamedRun,
  b: NamedRun,
  given: string | null,
  words: Words,
): readonly [a: string, b: string] {
  const text = words.text(compareText)
  const others = choicesOf(b)
  const differing = choicesOf(a).flatMap((choice) => {
    const twin = others.find(({ path }) => path === choice.path)
    return twin === undefined || isSame(twin.present, choice.present)
      ? []
      : [[choice, twin] as const]
  })
  const policy = differing.find(([{ name }]) => name === 'policy')
  if (policy !== undefined) {
    const [one, other] = policy
    return [valueName(one, one.present, words), valueName(other, other.present, words)]
  }
  if (given !== null) return [text.thisRun, given]
  const [first] = differing
  if (first !== undefined) {
    const [one, other] = first
    const name = settingName(one, words)
    return [
      text.setting(name, valueName(one, one.present, words)),
      text.setting(name, valueName(other, other.present, words)),
    ]
  }
  const [seed, otherSeed] = [a.recording.seed, b.recording.seed]
  if (seed !== otherSeed) return [text.seed(seed), text.seed(otherSeed)]
  return [text.thisRun, text.unchanged]
}
