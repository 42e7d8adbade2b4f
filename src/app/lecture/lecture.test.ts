import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { builtInLessons } from '#lessons/built-ins.ts'
import type { LessonDesk, LessonState } from '#app/lessons/desk.ts'
import type { Session } from '#app/store/session.ts'
import { createLecture } from './lecture.ts'

/** A desk and a run that write down what is wished of them. */
function open(first: Partial<LessonState> = {}) {
  const lesson = builtInLessons['first-division']
  if (lesson === undefined) throw new Error('there is a first lesson')
  const wishes: string[] = []
  const wish = (name: string) => void wishes.push(name)
  const store = createStore<LessonState>()(() => ({
    lesson,
    step: 1,
    phase: 'asking',
    plan: [],
    answer: null,
    isAstray: false,
    problem: null,
    replay: null,
    ...first,
  }))
  const desk: LessonDesk = {
    store,
    go: (step) => wish(`go ${step}`),
    choose: (answer) => wish(`choose ${String(answer)}`),
    play: () => wish('play'),
    skip: () => wish('skip'),
    showEnd: () => wish('end'),
    restore: () => wish('restore'),
    lookAhead: () => undefined,
    seeAgain: () => undefined,
    endAgain: () => wish('end again'),
    leave: () => wish('leave'),
  }
  const run = createStore(() => ({ status: 'paused', playsOn: false }))
  const session = {
    store: run,
    play: () => (wish('run plays'), run.setState({ status: 'playing' })),
    pause: () => (wish('run rests'), run.setState({ status: 'paused' })),
    // A lecture looks at nothing else of a run.
  } as unknown as Pick<Session, 'store' | 'play' | 'pause'>
  return { lecture: createLecture({ session, desk, told: lesson.texts.steps }), wishes, store, run }
}

describe('a lecture', () => {
  it('[R71] goes on through a step as a clicker is pressed, and back to its beginning first', () => {
    const { lecture, wishes, store } = open({ phase: 'ready' })
    lecture.next()
    store.setState({ phase: 'running' })
    lecture.next()
    store.setState({ phase: 'over' })
    lecture.next()
    lecture.back()
    store.setState({ phase: 'ready' })
    lecture.back()
    store.setState({ isAstray: true })
    lecture.next()
    expect(wishes).toEqual(['play', 'end', 'go 2', 'go 1', 'go 0', 'restore'])
    for (const phase of ['planning', 'closing'] as const) {
      store.setState({ phase, isAstray: false })
      lecture.next()
    }
    expect(wishes).toHaveLength(6)
  })

  it('[R72] skips no question at the first press, and plays with the tally as the answer', () => {
    const { lecture, wishes } = open()
    lecture.next()
    expect(lecture.store.getState().isWarned).toBe(true)
    expect(wishes).toEqual([])
    lecture.count(1, 1)
    expect(lecture.store.getState().isWarned).toBe(false)
    lecture.next()
    expect(wishes[0]).toMatch(/^choose [\d.]+$/)
    expect(wishes.slice(1)).toEqual(['play'])
    const other = open()
    other.lecture.next()
    other.lecture.next()
    expect(other.wishes).toEqual(['skip'])
  })

  it('[R73] takes a line that was drawn for the room as its answer, and goes on from the decisive seconds first', () => {
    const { lecture, wishes, store } = open({ step: 5 })
    expect(lecture.question(5)).toBeNull()
    lecture.next()
    expect(lecture.store.getState().isWarned).toBe(true)
    store.setState({ answer: [2, 2, 3] })
    lecture.next()
    expect(wishes).toEqual(['play'])
    expect(lecture.store.getState().isWarned).toBe(false)
    store.setState({ phase: 'over', replay: { from: 1, to: 2, state: 'playing' } })
    lecture.next()
    store.setState({ replay: { from: 1, to: 2, state: 'offered' } })
    lecture.next()
    expect(wishes).toEqual(['play', 'end again', 'go 6'])
  })

  it('[R73] counts only while it asks, and keeps the tally of each step', () => {
    const { lecture, store } = open()
    lecture.count(0, 1)
    lecture.count(0, 1)
    lecture.count(0, -1)
    store.setState({ phase: 'over' })
    lecture.count(0, 1)
    store.setState({ step: 0, phase: 'ready' })
    lecture.count(0, 1)
    const { tallies } = lecture.store.getState()
    expect(Object.keys(tallies)).toEqual(['1'])
    expect(tallies[1]?.[0]).toBe(1)
  })

  it('[R74] rests behind a blank screen, and goes on only where it went', () => {
    const { lecture, wishes, run } = open({ phase: 'running' })
    lecture.blank()
    lecture.blank()
    expect(wishes).toEqual([])
    run.setState({ status: 'playing' })
    lecture.blank()
    expect(lecture.store.getState().isBlank).toBe(true)
    lecture.blank()
    expect(wishes).toEqual(['run rests', 'run plays'])
    lecture.playOrPause()
    lecture.playOrPause()
    expect(wishes.slice(2)).toEqual(['run rests', 'run plays'])
  })
})
