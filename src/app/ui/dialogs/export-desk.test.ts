import { describe, expect, it } from 'vitest'
import type { FilmProgress } from '#app/exports/film.ts'
import type { Outcome } from '#app/exports/outcome.ts'
import { createExportDesk, type ExportJob, type ExportState } from './export-desk.ts'

interface SlowJob {
  signal: AbortSignal | null
  tell: (progress: FilmProgress) => void
  end: (outcome: Outcome) => void
  readonly job: ExportJob
}

/** An export that ends when the test says so, as a thread does that takes its time. */
function slowJob(fileName: string): SlowJob {
  const own: SlowJob = {
    signal: null,
    tell: () => undefined,
    end: () => undefined,
    job: {
      fileName,
      make: (signal, tell) => new Promise((end) => Object.assign(own, { signal, tell, end })),
    },
  }
  return own
}

/** The page, which knows whether a file is being made, and what two openings of a dialog show. */
function page() {
  const known = { isUnderWay: false }
  const open = () => {
    const shown: ExportState[] = []
    const onUnderWay = (isUnderWay: boolean) => void (known.isUnderWay = isUnderWay)
    return { shown, desk: createExportDesk({ onUnderWay, show: (state) => shown.push(state) }) }
  }
  return { known, open }
}

describe('an export', () => {
  it('[U53] of a closed dialog keeps nothing from the page while it is still ending', async () => {
    const { known, open } = page()
    const [first, old] = [open(), slowJob('old.gif')]
    const ended = first.desk.start(old.job)
    expect(known.isUnderWay).toBe(true)
    first.desk.leave()
    expect(old.signal?.aborted).toBe(true)
    // What is dropped now is taken, though the thread has not ended.
    expect(known.isUnderWay).toBe(false)

    const [second, next] = [open(), slowJob('next.gif')]
    void second.desk.start(next.job)
    old.tell({ step: 'drawing', share: 0.5, remaining: null })
    old.end({ kind: 'stopped' })
    await ended
    expect(known.isUnderWay).toBe(true)
    expect(next.signal?.aborted).toBe(false)
    expect(first.shown).toHaveLength(1)
    second.desk.leave()
  })

  it('[U53] that is stopped is shown until it has ended, and then another one may begin', async () => {
    const { known, open } = page()
    const { shown, desk } = open()
    const [old, next] = [slowJob('old.gif'), slowJob('next.gif')]
    const ended = desk.start(old.job)
    desk.cancel()
    await desk.start(next.job)
    expect(next.signal).toBeNull()
    old.end({ kind: 'stopped' })
    await ended
    expect(known.isUnderWay).toBe(false)
    expect(shown.at(-1)).toEqual({
      progress: null,
      last: { fileName: 'old.gif', outcome: { kind: 'stopped' } },
    })
    void desk.start(next.job)
    expect(known.isUnderWay).toBe(true)
  })

  it('[U53] that fails without a word of its own is told, and is not under way for ever', async () => {
    const { known, open } = page()
    const { shown, desk } = open()
    await desk.start({ fileName: 'a.gif', make: () => Promise.reject(new Error('no memory')) })
    expect(known.isUnderWay).toBe(false)
    expect(shown.at(-1)?.last?.outcome).toEqual({ kind: 'failed', problem: 'no memory' })
  })
})
