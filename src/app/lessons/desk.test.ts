import { describe, expect, it } from 'vitest'
import type { CurvePrompt, Lesson, Prompt } from '#core/organisms/lesson.ts'
import { organismOf } from '#core/organisms/models.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { builtInLessons } from '#lessons/built-ins.ts'
import recorded from '#lessons/digests.json' with { type: 'json' }
import type { Answer } from '#lessons/judge.ts'
import type { PlannedStep } from '#lessons/plan.ts'
import { playLesson } from '#lessons/play.ts'
import type { PageClock } from '#app/store/page-clock.ts'
import { createSession } from '#app/store/session.ts'
import { createClient, type Client, type Thread } from '#worker/client.ts'
import { createHost } from '#worker/host.ts'
import { decisiveOf } from './again.ts'
import { createDesk } from './desk.ts'
import { flatLine } from './line.ts'
import { createScout } from './reach.ts'

/** The real host behind messages that are copied, as between threads, and answered at once. */
function inThisThread(): Client {
  return createClient((): Thread => {
    const thread: Thread = {
      postMessage: (command, transfer) => host.receive(structuredClone(command, { transfer })),
      terminate: () => undefined,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
    }
    const host = createHost({
      organismOf,
      send: (report, transfer) =>
        thread.onmessage?.({ data: structuredClone(report, { transfer: [...transfer] }) }),
      clock: () => performance.now(),
    })
    return thread
  })
}

/** A page with a lesson that draws a frame whenever it turns. */
function openLesson(id: string, step = 0, isCalm = false) {
  const frames: ((timeMs: number) => void)[] = []
  const waits: (() => void)[] = []
  let now = 0
  const clock: PageClock = {
    request: (listener) => frames.push(listener),
    cancel: () => void frames.splice(0),
    after(_, listener) {
      waits.push(listener)
      return () => void (waits.includes(listener) && waits.splice(waits.indexOf(listener), 1))
    },
    isVisible: () => true,
    onVisibility: () => () => undefined,
  }
  const session = createSession({
    client: inThisThread(),
    clock,
    recording: {
      engine: engineVersion,
      organism: 'autoscaled-service',
      seed: 1,
      settings: {},
      log: [],
    },
    foresight: true,
    drawSeed: () => 5,
  })
  const lesson = builtInLessons[id]
  if (lesson === undefined) throw new Error(`there is no lesson ${id}`)
  const told = { steps: [] as number[], places: [] as boolean[], left: 0 }
  const desk = createDesk(
    {
      session,
      lesson,
      scout: createScout(inThisThread()),
      isStill: () => isCalm,
      onStep: (to) => told.steps.push(to),
      onPlace: (isAstray) => told.places.push(isAstray),
      onLeave: () => (told.left += 1),
    },
    step,
  )
  const until = async (isSo: () => boolean) => {
    for (let i = 0; i < 4000 && !isSo(); i++) {
      now += 40
      for (const listener of waits.splice(0)) listener()
      for (const listener of frames.splice(0)) listener(now)
      await new Promise((resume) => setImmediate(resume))
    }
    expect(isSo()).toBe(true)
  }
  const state = session.store.getState
  const isStill = () => state().status === 'paused' || state().status === 'finished'
  const phase = () => desk.store.getState().phase
  return {
    session,
    desk,
    lesson,
    told,
    until,
    state,
    phase,
    /** Waits until the step stands where it begins. */
    arrive: (at: number) =>
      until(() => desk.store.getState().step === at && phase() !== 'planning' && isStill()),
    over: () => until(() => phase() === 'over' && isStill()),
    async digest() {
      const asked = session.requestDigest()
      await until(() => state().digest !== null)
      return await asked
    },
  }
}

/** The first answer there is. */
function answerTo(prompt: Prompt, planned: PlannedStep | undefined): Answer {
  if (prompt.kind === 'choice') return 0
  if (prompt.kind === 'number') return prompt.min
  if (planned?.curve === undefined) throw new Error('the curve is known before it is asked for')
  return flatLine(planned.curve, prompt)
}

/** The curve that a step asks for. */
function curvePrompt({ steps }: Lesson, step: number): CurvePrompt {
  const prompt = steps[step]?.prompt
  if (prompt?.kind !== 'curve') throw new Error(`step ${step + 1} asks for no curve`)
  return prompt
}

const digests = new Map<string, readonly string[]>(Object.entries(recorded))

describe('a lesson on the page', () => {
  it.each(Object.keys(builtInLessons))(
    '[R21][R33] %s: whoever plays it stands in every step where a run without a page stands',
    async (id) => {
      const page = openLesson(id)
      const { desk, lesson, session } = page
      const found: string[] = []
      for (const [index, { prompt }] of lesson.steps.entries()) {
        await page.arrive(index)
        found.push(await page.digest())
        if (prompt !== undefined) desk.choose(answerTo(prompt, desk.store.getState().plan[index]))
        // Neither the speed nor the drawn frames move the end of a step.
        session.setSpeed(600 / (index + 1))
        desk.play()
        await page.over()
        expect(page.state().time).toBe(desk.store.getState().plan[index]?.end)
        desk.go(index + 1)
      }
      await page.arrive(lesson.steps.length)
      found.push(await page.digest())
      expect(found).toEqual(digests.get(id))
      expect(page.phase()).toBe('closing')
      // What was found out ahead, in a thread of its own, is what a run without a page finds.
      const played = await playLesson(lesson)
      expect(played).toEqual({ ok: true, value: desk.store.getState().plan })
    },
    60_000,
  )

  it('[R21] a jump to any step, forwards or back, leads to the same digests', async () => {
    const page = openLesson('p99-spike', 3)
    const expected = digests.get('p99-spike')
    for (const step of [3, 1, 5, 4, 0, 3]) {
      page.desk.go(step)
      await page.arrive(step)
      expect(await page.digest()).toBe(expected?.[step])
    }
    expect(page.told.steps.at(-1)).toBe(3)
  })

  it('[R34] what a question asks is not to be seen before it is answered or skipped', async () => {
    const page = openLesson('first-division', 1)
    const { desk, session, state } = page
    await page.arrive(1)
    const { time } = state()
    session.play()
    expect(state()).toMatchObject({ status: 'paused', notice: expect.stringContaining('skip it') })
    desk.play()
    expect(page.phase()).toBe('asking')
    session.stepDecision()
    session.seek(200)
    await page.until(() => state().status === 'paused')
    expect(state()).toMatchObject({ time, future: null })
    // Backwards is no secret, and a step forward from there ends here at the latest.
    session.seek(20)
    await page.until(() => state().time === 20)
    for (let steps = 0; steps < 4; steps++) {
      session.stepDecision()
      await page.until(() => state().status === 'paused')
    }
    expect(state().time).toBe(time)
    session.seek(300)
    await page.until(() => state().time === time && state().status === 'paused')
    expect(state().decisions.every(({ time: at }) => at <= time)).toBe(true)
    desk.skip()
    await page.over()
    expect(desk.store.getState()).toMatchObject({ answer: null, phase: 'over' })
    expect(state().time).toBe(desk.store.getState().plan[1]?.end)
    // What the next step asks is behind the end of this one.
    session.play()
    expect(state().notice).toContain('next step')
  })

  it('[R33] any button that plays begins the step, and its end can be shown at once', async () => {
    const page = openLesson('first-division')
    await page.arrive(0)
    expect(page.phase()).toBe('ready')
    page.session.play()
    await page.until(() => page.phase() === 'running')
    page.desk.showEnd()
    await page.over()
    expect(page.state().time).toBe(55)
    expect(page.state().future).toBeNull()
  })

  it('[R35] who changes the run is on a way of his own, and can come back', async () => {
    const page = openLesson('p99-spike', 2)
    const { desk, session, state } = page
    await page.arrive(2)
    session.change('retries', 0)
    await page.until(() => desk.store.getState().isAstray)
    expect(state().gate).toBeNull()
    expect(page.told.places.at(-1)).toBe(true)
    session.play()
    await page.until(() => state().time > 300)
    desk.play()
    desk.restore()
    await page.until(() => !desk.store.getState().isAstray && state().status === 'paused')
    expect(await page.digest()).toBe(digests.get('p99-spike')?.[2])
    expect(page.told.places.at(-1)).toBe(false)
    expect(page.phase()).toBe('asking')
    // Changed while it plays, an answer stays and is played once more.
    desk.choose(3)
    desk.play()
    await page.until(() => state().time > 140)
    session.kill(1)
    await page.until(() => desk.store.getState().isAstray)
    desk.restore()
    await page.until(() => !desk.store.getState().isAstray && state().status === 'paused')
    expect(desk.store.getState()).toMatchObject({ phase: 'ready', answer: 3 })
  })

  it('[R36] another run ends it, and leaving it lets the run go', async () => {
    const page = openLesson('first-division', 1)
    await page.arrive(1)
    const { recording } = page.state()
    page.session.open({ ...recording, seed: 99 })
    expect(page.told.left).toBe(1)
    expect(page.state().gate).toBeNull()
    await page.until(() => page.state().status === 'paused')
    page.session.play()
    await page.until(() => page.state().status === 'playing' && page.state().time > 1)
    expect(page.told.left).toBe(1)
  })

  it('[R43] the decisive seconds are seen once more, slowly, and the step ends where it has ended', async () => {
    const page = openLesson('first-division', 5)
    const { desk, session, state } = page
    const replay = () => desk.store.getState().replay
    await page.arrive(5)
    const { speed } = state()
    const planned = desk.store.getState().plan[5]
    if (planned?.curve === undefined) throw new Error('the curve is known before it is asked for')
    expect(replay()).toBeNull()
    desk.choose(flatLine(planned.curve, curvePrompt(page.lesson, 5)).map(() => 4))
    desk.play()
    await page.until(() => replay()?.state === 'playing')
    expect(replay()).toMatchObject({ from: planned.begin + 53, to: planned.begin + 58 })
    expect(state()).toMatchObject({ speed: speed / 4, gate: { time: planned.begin + 58 } })
    expect(state().time).toBeLessThan(planned.begin + 58)
    // What comes is not looked into meanwhile either.
    expect(state().future).toBeNull()
    await page.until(() => replay()?.state === 'offered' && state().status === 'paused')
    expect(state()).toMatchObject({ speed, time: planned.end, gate: { time: planned.end } })
    expect(page.phase()).toBe('over')
    expect(await page.digest()).toBe(digests.get('first-division')?.[6])
    // It can be seen again, and be left in the middle.
    desk.seeAgain()
    await page.until(() => replay()?.state === 'playing')
    desk.endAgain()
    await page.until(() => state().time === planned.end && state().status === 'paused')
    expect(state().speed).toBe(speed)
    expect(await page.digest()).toBe(digests.get('first-division')?.[6])
    desk.seeAgain()
    await page.until(() => replay()?.state === 'playing')
    session.change('slots', 3)
    await page.until(() => desk.store.getState().isAstray)
    expect(replay()).toBeNull()
    expect(state()).toMatchObject({ speed, gate: null })
  })

  it('[R43] who hurries or answers by a number is offered them, and without motion they stand still', async () => {
    const page = openLesson('first-division', 1, true)
    const { desk, state } = page
    const replay = () => desk.store.getState().replay
    await page.arrive(1)
    desk.choose(30)
    desk.play()
    await page.over()
    const end = desk.store.getState().plan[1]?.end ?? 0
    expect(replay()).toEqual({ from: end - 5, to: end, state: 'offered' })
    desk.seeAgain()
    await page.until(() => state().time === end - 2.5 && state().status === 'paused')
    expect(replay()?.state).toBe('still')
    desk.endAgain()
    await page.until(() => state().time === end && state().status === 'paused')
    expect(await page.digest()).toBe(digests.get('first-division')?.[2])
    desk.go(5)
    await page.arrive(5)
    desk.choose(answerTo(curvePrompt(page.lesson, 5), desk.store.getState().plan[5]))
    desk.play()
    desk.showEnd()
    await page.over()
    expect(replay()?.state).toBe('offered')
  })

  it('[R43] a line that says nothing of them is decided where it is furthest off', async () => {
    const page = openLesson('first-division', 5)
    await page.arrive(5)
    const planned = page.desk.store.getState().plan[5]
    if (planned?.curve === undefined) throw new Error('the curve is known before it is asked for')
    const { decisive: _, ...plain } = planned
    const flat = flatLine(planned.curve, curvePrompt(page.lesson, 5))
    const [from, to] = [272 - 2.5, 272 + 2.5]
    expect(decisiveOf(plain, flat)).toEqual({
      from: expect.closeTo(from, 9),
      to: expect.closeTo(to, 9),
    })
    expect(decisiveOf(plain, null)).toBeNull()
    expect(decisiveOf(planned, null)).toEqual(planned.decisive)
  })

  it('[R23] a step that cannot be played says why', async () => {
    const lesson = builtInLessons['first-division']
    if (lesson === undefined) throw new Error('there is no such lesson')
    const scout = createScout(inThisThread())
    const log = [{ time: 1, change: { type: 'kill', cell: 77 } as const }]
    const found = await scout.reach({ engine: engineVersion, ...lesson.base, log }, 5, 0)
    expect(found).toEqual({ ok: false, problem: expect.stringContaining('77') })
    const lost = scout.reach({ engine: engineVersion, ...lesson.base, log: [] }, 300, 0)
    scout.destroy()
    expect((await lost).ok).toBe(true)
  })
})
