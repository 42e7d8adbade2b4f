import { momentText } from '#text/en/moment.ts'
import type { Page } from '../page.ts'
import { stepTo, type StepKind } from './step-to.ts'

/** Steps, and says so where there is nothing to step to. */
export function stepAloud({ session, language }: Page, kind: StepKind, direction: -1 | 1): void {
  stepTo(session, kind, direction, () => {
    const text = language.words.now().text(momentText)
    session.say(direction > 0 ? text.noneNext[kind] : text.noneBefore[kind])
  })
}
