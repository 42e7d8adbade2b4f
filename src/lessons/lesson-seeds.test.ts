import { describe, expect, it } from 'vitest'
import { fewestServers } from '#core/organisms/autoscaled-service/theory-staffing.ts'
import { retryAmplification } from '#core/organisms/autoscaled-service/theory-retries.ts'
import { builtInLessons } from './built-ins.ts'
import { brokenClaim } from './judge.ts'
import { trueOptions } from './plan.ts'
import { playLesson } from './play.ts'

/** The first two state exact numbers of their own seeds; what the others teach is no matter of chance. */
const robust = Object.values(builtInLessons).filter(
  ({ id }) => id !== 'first-division' && id !== 'p99-spike',
)

// `npm run test:wide` asks for five others.
const others = process.env.MITOSIS_SEEDS === undefined ? 1 : 5

describe.each(robust)('the lesson $id', (lesson) => {
  it('[R29] claims the same, and has the same answers, with other seeds', async () => {
    const answers: string[] = []
    for (let other = 0; other <= others; other++) {
      const { base, steps } = lesson
      const played = await playLesson({ ...lesson, base: { ...base, seed: base.seed + other } })
      if (!played.ok) throw new Error(played.problem)
      const broken = steps.map((step, at) => brokenClaim(step, played.value[at]?.values ?? {}))
      expect([other, ...broken]).toEqual([other, ...steps.map(() => null)])
      expect(played.value.every(({ came }) => came)).toBe(true)
      const options = steps.map(({ prompt }, at) =>
        prompt?.kind === 'choice' ? trueOptions(prompt, played.value[at]?.values ?? {}) : [],
      )
      answers.push(JSON.stringify(options))
    }
    expect(new Set(answers).size).toBe(1)
  })
})

it('[R29] the calls that the notes of the retry storm name are those of three tries in five layers', () => {
  const notes = builtInLessons['retry-storm']?.texts.steps[2]?.notes ?? ''
  expect(notes).toContain(`five layers are ${retryAmplification(3, 5)} calls`)
})

it('[R29] the servers that the notes of “one threshold” name are those of Erlang', () => {
  const notes = builtInLessons['one-threshold']?.texts.steps[2]?.notes ?? ''
  const servers = [10, 100, 1000].map((load) => fewestServers(load, 0.2))
  expect(notes).toContain(`${servers.slice(0, 2).join(', ')} and ${servers[2]}`)
})
