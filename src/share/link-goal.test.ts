import { describe, expect, it } from 'vitest'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { formatGoal, parseGoal } from './goal.ts'
import { decodeLink, encodeLink } from './link.ts'

const recording: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 7,
  settings: { slots: 6 },
  log: [],
}

describe('a goal in a link', () => {
  it('[Y62] comes back beside the run, which has the same bytes with it and without', () => {
    const goal = formatGoal(parseGoal('p99<300ms,lost<=1%,cost<0.5') ?? [])
    const [link, without] = [encodeLink({ recording, view: { goal } }), encodeLink({ recording })]
    if (!link.ok || link.value.tooLong || !without.ok || without.value.tooLong) {
      throw new Error('both links should be short')
    }
    expect(link.value.fragment).toBe(
      without.value.fragment.replace('&', '&goal=p99%3C300ms,lost%3C%3D1%25,cost%3C0.5&'),
    )
    const read = decodeLink(link.value.fragment)
    expect(read).toMatchObject({ ok: true, value: { recording, view: { goal }, notices: [] } })
    expect(decodeLink(without.value.fragment)).toMatchObject({ value: { view: { goal: null } } })
  })

  it.each(['', 'p99', '__proto__', '%3Cscript%3E', '%u202E', '%', 'x'.repeat(4000)])(
    '[Y62] whatever stands there, %.20j, the run opens',
    (goal) => {
      const read = decodeLink(`goal=${goal}&s=surge~slots=6`)
      expect(read.ok && read.value.recording?.settings.slots).toBe(6)
      expect(read.ok && parseGoal(read.value.view.goal ?? '')).toBeNull()
      expect(read.ok && (read.value.view.goal ?? '').length).toBeLessThanOrEqual(200)
    },
  )
})
