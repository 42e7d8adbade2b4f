import { describe, expect, it } from 'vitest'
import type { Lesson } from '#core/organisms/lesson.ts'
import { decodeLink, encodeLessonLink } from '#share/link.ts'
import { builtInLessons } from './built-ins.ts'
import { checkLesson } from './check-lesson.ts'
import { sealLesson, unsealLesson } from './sealed-lesson.ts'

/** The fragment of a lesson; an error where there is none. */
function linkOf(lesson: Lesson, step = 0): string {
  const sealed = sealLesson(lesson)
  if (!sealed.ok) throw new Error(sealed.problem)
  const link = encodeLessonLink(sealed.value, { id: lesson.id, step })
  if (link.tooLong) throw new Error('the lesson is too long')
  return link.fragment
}

/** The lesson in a fragment, or the sentence that says why there is none. */
function opened(fragment: string): Lesson | string {
  const link = decodeLink(fragment)
  if (!link.ok) return link.problem
  if (link.value.sealedLesson === null) return 'holds no lesson'
  const lesson = unsealLesson(link.value.sealedLesson)
  return lesson.ok ? lesson.value : lesson.problem
}

const service = (name: string, slots: number) => ({ name, settings: { slots } })
const narrated: Lesson = {
  id: 'checkout-day',
  base: {
    organism: 'microservices',
    seed: 11,
    settings: {
      load: {
        form: 'linear',
        points: [
          [0, 40],
          [120, 40],
          [180, 160],
          [600, 160],
          [660, 40],
          [900, 40],
        ],
      },
      graph: {
        services: [
          service('gateway', 16),
          service('orders', 8),
          service('stock', 4),
          service('payments', 4),
          service('mail', 2),
        ],
        calls: [
          { from: 'clients', to: 'gateway' },
          { from: 'gateway', to: 'orders', calls: 2 },
          { from: 'orders', to: 'stock' },
          { from: 'orders', to: 'payments', stage: 1 },
          { from: 'orders', to: 'mail', optional: true },
        ],
      },
    },
  },
  service: 0,
  steps: [
    { focus: 'stage', speed: 8, until: { at: 110 } },
    { focus: 'load', until: { at: 180 } },
    { focus: 'autoscaler', speed: 2, until: { event: 'scale-up', within: 120 } },
    { focus: 'time-to-divide', speed: 1, until: { event: 'ready', within: 90 } },
    { focus: 'latency', speed: 8, until: { at: 600 } },
    { focus: 'cost', speed: 30, until: { at: 890 } },
  ],
  texts: {
    title: 'A day at the checkout',
    limit: 'A cell divides from itself; a replica is started from an image.',
    steps: [
      ['Five services, one order', 'One order calls the gateway once and the orders twice.'],
      ['The load quadruples', 'Within a minute four times as many clients come.'],
      ['The autoscaler waits', 'It sees what was measured fifteen seconds ago.'],
      ['A daughter is not ready yet', 'She pulls her image while the queue grows.'],
      ['Who waits for whom', 'A slow stock makes everybody before it slow.'],
      ['What it has cost', 'After the peak the cells stay for five minutes.'],
    ].map(([title = '', text = '']) => ({ title, text, notes: '' })),
  },
}

describe('a lesson in a link', () => {
  it('[R60] comes back as it was, the built-in ones too', () => {
    const lessons = [...Object.values(builtInLessons), narrated]
    expect(lessons.length).toBeGreaterThan(2)
    for (const lesson of lessons) {
      const checked = checkLesson(JSON.parse(JSON.stringify(lesson)))
      if (!checked.ok) throw new Error(checked.problem)
      expect(opened(linkOf(checked.value)), lesson.id).toEqual(checked.value)
    }
  })

  it('[R60] [L19] with five services and six narrated steps has at most 1,100 characters', () => {
    const checked = checkLesson(narrated)
    if (!checked.ok) throw new Error(checked.problem)
    expect(linkOf(checked.value).length).toBeLessThanOrEqual(1100)
  })

  it('[R60] [L12] [L13] that is cut or changed is refused, at every character', () => {
    const fragment = linkOf(narrated)
    let refused = 0
    for (let at = 0; at < fragment.length; at++) {
      for (const text of [
        fragment.slice(0, at),
        fragment.slice(0, at) + (fragment[at] === 'A' ? 'B' : 'A') + fragment.slice(at + 1),
      ]) {
        const found = opened(text)
        if (typeof found === 'string') refused++
        // A fault in the number of the engine leaves the lesson as it is.
        else expect(found.texts).toEqual(narrated.texts)
      }
    }
    expect(refused).toBeGreaterThan(fragment.length * 2 - 20)
  })

  it('[L7] [R60] tells of another engine, as the link of a run does', () => {
    const fragment = linkOf(narrated)
    const told = (text: string) => {
      const link = decodeLink(text)
      return link.ok ? link.value.notices : [link.problem]
    }
    expect(told(fragment)).toEqual([])
    expect(told(fragment.replace(/^eng=\d+/, 'eng=99'))).toEqual([
      expect.stringContaining('newer engine (version 99'),
    ])
    expect(told(fragment.replace(/^eng=\d+/, 'eng=1'))).toEqual([
      expect.stringContaining('The engine has changed since this link was made (version 1'),
    ])
  })

  it('[R61] is told where a small player shows its own run in its place', () => {
    const noticesOf = (text: string) => {
      const link = decodeLink(text)
      return link.ok ? link.value.notices : [link.problem]
    }
    const told = [expect.stringContaining('A small player shows no lesson')]
    expect(noticesOf(`ui=min&${linkOf(narrated)}`)).toEqual(told)
    expect(noticesOf('ui=min&l=first-division&s=surge')).toEqual(told)
    expect(noticesOf('ui=min&s=surge')).toEqual([])
  })

  it('[R60] holds no second run beside it', () => {
    expect(opened(`${linkOf(narrated)}&s=surge`)).toContain('two runs')
    expect(opened('eng=8&w=2abcdef')).toContain('newer version')
    expect(opened('eng=8&w=1abcdef')).toContain('incomplete')
  })
})
