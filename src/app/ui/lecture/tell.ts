import type { LessonTexts } from '#core/organisms/lesson.ts'
import { fill, kindOf } from '#lessons/fill.ts'
import { judge } from '#lessons/judge.ts'
import type { Lecture } from '#app/lecture/lecture.ts'
import type { Told, ToldStep } from '#app/lecture/message.ts'
import { emptyTally, trueAnswer, type RoomQuestion } from '#app/lecture/tally.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'
import { lectureText } from '#text/en/lecture.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { writeMeasure } from '#text/measured.ts'
import type { Words } from '#text/words.ts'
import type { Page } from '../page.ts'

/** How the lecture stands, in the words of its language. */
export function tellLecture(
  { language, session }: Pick<Page, 'language' | 'session'>,
  desk: LessonDesk,
  lecture: Lecture,
  texts: LessonTexts,
): Told {
  const words = language.words.now()
  const { lesson, step, phase, plan, answer } = desk.store.getState()
  const { isBlank, isWarned, tallies } = lecture.store.getState()
  const count = lesson.steps.length
  const sentence = (written: string, at: number, values = plan[at]?.values ?? {}) =>
    fill(written, lesson.steps[at]?.measures ?? {}, values, (value, kind) =>
      writeMeasure(words.numbers, value, kind),
    )
      .map(({ text }) => text)
      .join('')
  const stepAt = (at: number): ToldStep | null => {
    const told = texts.steps[at]
    if (told !== undefined) return { title: told.title, text: sentence(told.text, at) }
    return at === count ? { title: words.text(lessonCardText).limit, text: texts.limit } : null
  }
  const asked = lesson.steps[step]
  const told = texts.steps[step]
  const planned = plan[step]
  const question = lecture.question(step)
  const verdict =
    asked === undefined || told === undefined || planned === undefined
      ? null
      : judge(asked, told, answer, planned)
  const tally = tallies[step] ?? (question === null ? [] : emptyTally(question))
  const right = question === null || verdict === null ? -1 : trueAnswer(question, verdict.truth)
  return {
    lesson: texts.title,
    step,
    count,
    phase,
    current: stepAt(step) ?? { title: '', text: '' },
    next: stepAt(step + 1),
    notes: told?.notes ?? '',
    question: sentence(told?.question ?? '', step),
    truth: verdict === null ? '' : truthOf(question, verdict.truth, words),
    answers: namesOf(question, told?.options ?? [], words).map((text, index) => ({
      text,
      hands: tally[index] ?? 0,
      isTrue: index === right,
    })),
    outcome:
      phase === 'over' && verdict !== null ? sentence(verdict.outcome, step, verdict.values) : '',
    isBlank,
    isWarned,
    // Who presents needs no more than whole seconds.
    time: Math.floor(session.store.getState().time),
  }

  function truthOf(about: RoomQuestion | null, truth: number, { numbers }: Words): string {
    const { prompt, measures = {} } = asked ?? {}
    // What is said to who has drawn nothing is true of the run alone.
    if (prompt?.kind === 'curve') return sentence(told?.outcomes?.[0] ?? '', step)
    if (about !== null && about.options.length > 0) return told?.options?.[truth] ?? ''
    return prompt?.kind === 'number'
      ? writeMeasure(numbers, truth, kindOf(prompt.truth, measures))
      : ''
  }
}

/** The answers that a room can give, as they are written: options, or ranges of the number. */
export function namesOf(
  question: RoomQuestion | null,
  options: readonly string[],
  words: Words,
): readonly string[] {
  if (question === null) return []
  if (question.options.length > 0) return options
  const text = words.text(lectureText)
  const written = question.edges.map((edge) => writeMeasure(words.numbers, edge, question.kind))
  return [...written, ''].map((to, index) => {
    const from = written[index - 1]
    // An edge is the least of the range above it, as the true answer is counted.
    if (from === undefined) return text.below(to)
    return to === '' ? text.fromOn(from) : text.between(from, to)
  })
}
