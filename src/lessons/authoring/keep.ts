import { checkLesson } from '../check-lesson.ts'
import { emptyDraft, lessonOf, type Draft } from './draft.ts'

/** The draft in a text that was kept; null for any other text. Words may be missing still, nothing else may be. */
export function readDraft(text: string | null): Draft | null {
  if (text === null || text.length > draftMax) return null
  try {
    // Whatever it is, nothing of it is used before it has passed the check of lessons.
    const draft = { ...emptyDraft, ...(JSON.parse(text) as Draft) }
    const lesson = lessonOf(filled(draft))
    return lesson !== null && checkLesson(JSON.parse(JSON.stringify(lesson))).ok ? draft : null
  } catch {
    return null
  }
}

/** The most characters that are kept. */
export const draftMax = 200_000

function filled(draft: Draft): Draft {
  const steps = draft.steps.map((step) => ({
    ...step,
    title: some(step.title),
    text: some(step.text),
    outcomes: step.outcomes.map(some),
    ask: step.ask && {
      ...step.ask,
      question: some(step.ask.question),
      options: step.ask.options.map(some),
    },
  }))
  return { ...draft, title: some(draft.title), limit: some(draft.limit), steps }
}

function some(text: string): string {
  return text === '' ? '…' : text
}
