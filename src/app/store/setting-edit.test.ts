import { describe, expect, it } from 'vitest'
import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { changesOf, editOf } from './setting-edit.ts'

const start = startSettings(parameters)

describe('an edit of what a rollout may do', () => {
  it('[J60] cannot make both nothing', () => {
    const both = editOf({ ...start, maxSurge: 0 }, { maxUnavailable: '0%' })
    expect(both).toMatchObject({
      ok: false,
      problem: expect.stringContaining('cannot both be 0') as unknown,
    })
    expect(editOf(start, { maxUnavailable: '120%' })).toMatchObject({ ok: false })
  })

  it.each([
    [
      { maxSurge: '25%', maxUnavailable: 0 },
      { maxSurge: 0, maxUnavailable: '25%' },
    ],
    [
      { maxSurge: 0, maxUnavailable: '25%' },
      { maxSurge: '25%', maxUnavailable: 0 },
    ],
  ])('[J60] from %j to %j is taken change by change', (before, after) => {
    const run = autoscaledService.begin(before, 1)
    if (!run.ok) throw new Error(run.problem)
    const edit = editOf({ ...start, ...before }, after)
    if (!edit.ok) throw new Error(edit.problem)
    const changes = changesOf(edit.value)
    expect(changes.length).toBe(2)
    for (const change of changes) {
      expect(run.value.apply(change)).toEqual({ ok: true, value: null })
    }
  })
})
