import { describe, expect, it } from 'vitest'
import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { sketchFrame } from '#app/stage/frame-sketch.ts'
import type { CellNote } from '#worker/frame.ts'
import { causeOf, isAliveBy, sampleWithout } from './cells.ts'

const note = (kind: CellNote['kind'], id: number): CellNote => ({
  time: 1,
  kind,
  id,
  service: 0,
  mother: 0,
})

const recordingOf = (log: Recording['log']): Recording => ({
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 4,
  settings: {},
  log,
})

describe('a cell that is not in the frame', () => {
  it('[S65] may be one of those that are not drawn, by its number', () => {
    const frame = sketchFrame(1, [{ id: 16 }], [{ cellsEach: 4 }, { cellsEach: 16 }])
    expect([17, 20, 32].map((id) => sampleWithout(frame, id))).toEqual([16, 16, 1])
    expect(sampleWithout(sketchFrame(1, [{ id: 16 }]), 17)).toBe(1)
  })

  it('[S65] lives as the journal says, as long as it remembers', () => {
    const notes = [note('born', 1), note('born', 2), note('dead', 2), note('born', 3)]
    notes.push(note('draining', 3), note('killed', 4))
    expect([1, 2, 3, 4, 5].map((id) => isAliveBy(notes, id))).toEqual([
      true,
      false,
      true,
      false,
      null,
    ])
  })
})

describe('why a cell was born or goes', () => {
  it('[U83] is the decision of that very moment, or a kill; every birth and death of a run has one', () => {
    const begun = autoscaledService.begin({}, 4)
    if (!begun.ok) throw new Error(begun.problem)
    const run = begun.value
    run.advanceTo(300, Infinity)
    const killed = run.notes().entries.findLast(({ kind }) => kind === 'ready')?.id ?? 0
    expect(run.apply({ type: 'kill', cell: killed }).ok).toBe(true)
    run.advanceTo(900, Infinity)
    const recording = recordingOf([])
    const journal = { notes: run.notes().entries, decisions: run.decisions().entries, recording }
    const seen = { grown: 0, pruned: 0, replaced: 0 }
    for (const { kind, time, id } of journal.notes) {
      if (time === 0 || (kind !== 'born' && kind !== 'draining')) continue
      const cause = causeOf(journal, 0, time)
      if (cause?.kind === 'replaces') {
        expect([kind, cause.cell]).toEqual(['born', killed])
        seen.replaced++
        continue
      }
      const none = { current: id, desired: id }
      const { current, desired } = cause?.kind === 'decision' ? cause.decision : none
      if (kind === 'born') expect(desired).toBeGreaterThan(current)
      else expect(desired).toBeLessThan(current)
      if (kind === 'born') seen.grown++
      else seen.pruned++
    }
    expect(seen.replaced).toBe(1)
    expect(seen.grown).toBeGreaterThan(5)
    expect(seen.pruned).toBeGreaterThan(5)
    expect(causeOf(journal, 0, 1.5)).toBeNull()
    expect(causeOf(journal, 0, null)).toBeNull()
    const change = { type: 'rollout', service: 0, revision: 'healthy' } as const
    const rolledOut = { ...journal, recording: recordingOf([{ time: 1.2, change }]) }
    expect(causeOf(rolledOut, 0, 1.5)).toEqual({ kind: 'rollout' })
    expect([causeOf(rolledOut, 1, 1.5), causeOf(rolledOut, 0, 1)]).toEqual([null, null])
  })

  it('[U83] of a server of another size it is the decision that told the one before it to go', () => {
    const settings = { initialReplicas: 1, slots: 1, policy: { kind: 'vertical', max: 8 } }
    const begun = autoscaledService.begin(settings, 4)
    if (!begun.ok) throw new Error(begun.problem)
    const run = begun.value
    run.advanceTo(600, Infinity)
    const journal = { notes: run.notes().entries, decisions: run.decisions().entries }
    const born = journal.notes.filter(({ kind, time }) => kind === 'born' && time > 0)
    expect(born.length).toBeGreaterThan(1)
    for (const { time } of born) {
      const cause = causeOf({ ...journal, recording: recordingOf([]) }, 0, time)
      if (cause?.kind !== 'decision') throw new Error('a birth without a decision')
      expect(cause.decision.time).toBeLessThan(time)
      expect(['larger', 'smaller']).toContain(
        cause.decision.kind === 'vertical' ? cause.decision.record.reason : '',
      )
    }
  })
})
