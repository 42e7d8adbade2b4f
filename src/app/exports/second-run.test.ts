import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { createClient, type Thread } from '#worker/client.ts'
import { createHost } from '#worker/host.ts'
import { twoServices } from '#worker/host-two-services.test-support.ts'
import { createSecondRun } from './second-run.ts'

const recording: Recording = {
  engine: 2,
  organism: 'autoscaled-service',
  seed: 3,
  settings: { initialReplicas: 3 },
  log: [{ time: 20, change: { type: 'kill', cell: 2 } }],
}

/** A thread in this one: a host that answers in later turns, as a worker does. */
function thread(find: typeof organismOf = organismOf): Thread & { ended: boolean } {
  const post = (data: unknown) => queueMicrotask(() => own.onmessage?.({ data }))
  let ms = 0
  const host = createHost({ organismOf: find, send: post, clock: () => (ms += 50) })
  const own: Thread & { ended: boolean } = {
    ended: false,
    postMessage: (command) => queueMicrotask(() => own.ended || host.receive(command)),
    terminate: () => (own.ended = true),
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  }
  return own
}

describe('a second run', () => {
  it('[U51] stands at exactly the times that it is asked for, with the figures of that moment', async () => {
    const seen: number[] = []
    const run = createSecondRun(
      recording,
      (time) => void seen.push(time),
      0,
      createClient(() => thread()),
    )
    for (const time of [0, 12.5, 12.5 + 8 / 30, 60, 60, 890]) {
      const moment = await run.reach(time)
      expect(moment.frame.time).toBe(time)
      expect(moment.figures.time).toBe(time)
      expect(moment.services).toEqual(['web'])
      expect(moment.edges).toEqual([{ from: -1, to: 0, optional: false }])
    }
    // A long way is walked in slices, and each is told.
    expect(seen.length).toBeGreaterThan(8)
    run.destroy()
  })

  it('[U51] tells what happened to cells since the moment before, once', async () => {
    const run = createSecondRun(
      recording,
      () => undefined,
      0,
      createClient(() => thread()),
    )
    expect((await run.reach(19)).notes.filter(({ kind }) => kind === 'killed')).toEqual([])
    expect((await run.reach(21)).notes.filter(({ kind }) => kind === 'killed')).toHaveLength(1)
    expect((await run.reach(22)).notes.filter(({ kind }) => kind === 'killed')).toEqual([])
    run.destroy()
  })

  it('[P27] tells of each moment what had been counted by level by then', async () => {
    const settings = { initialReplicas: 120, autoscaling: false, timeout: 0, retries: 0 } as const
    const rough: Recording = {
      ...recording,
      settings: { ...settings, load: { form: 'steps', every: 120, rates: [600] } },
      log: [
        { time: 5, change: { type: 'rung', value: 'levels' } },
        { time: 8.5, change: { type: 'rung', value: 'exact' } },
      ],
    }
    const client = createClient(() => thread())
    const run = createSecondRun(rough, () => undefined, 0, client)
    expect((await run.reach(4)).approximation?.spans).toEqual([])
    expect((await run.reach(7)).approximation?.spans).toEqual([{ from: 5, to: null }])
    expect((await run.reach(20)).approximation?.spans).toEqual([{ from: 5, to: 8.5 }])
    run.destroy()
  })

  it('[B20] has the figures and the decisions of one service', async () => {
    const two = { ...recording, organism: twoServices.name, log: [] }
    const client = createClient(() => thread(() => twoServices))
    const run = createSecondRun(two, () => undefined, 1, client)
    const { figures, services, decision } = await run.reach(60)
    expect(services).toEqual(['web', 'api'])
    // The second is told by negative rates; its autoscaler never decides.
    expect(figures.arrivalRate).toBeLessThan(0)
    expect(decision).toBeNull()
    run.destroy()
  })

  it('[U53] ends its thread, and what is awaited fails instead of hanging', async () => {
    const own = thread()
    const run = createSecondRun(
      recording,
      () => undefined,
      0,
      createClient(() => own),
    )
    const awaited = run.reach(800)
    run.destroy()
    await expect(awaited).rejects.toThrow('The run was ended.')
    await expect(run.reach(10)).rejects.toThrow('The run was ended.')
    expect(own.ended).toBe(true)
  })

  it('[U54] says why it cannot go on', async () => {
    const wrong = { ...recording, settings: { slots: 0.5 } }
    const run = createSecondRun(
      wrong,
      () => undefined,
      0,
      createClient(() => thread()),
    )
    await expect(run.reach(10)).rejects.toThrow(/slots|whole number/i)
    const none = createSecondRun(
      recording,
      () => undefined,
      0,
      createClient(() => {
        throw new Error('forbidden')
      }),
    )
    await expect(none.reach(10)).rejects.toThrow(/starts no worker/)
  })
})
