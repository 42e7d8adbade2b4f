import type { Beside } from '#share/beside.ts'
import { isSame } from '#app/store/settings.ts'
import { compareText } from '#text/en/compare.ts'
import type { Page } from '../page.ts'
import { beginComparison } from './begin.ts'
import { whyNot, whyNotBeside } from './other-side.ts'

/** Puts the second run of a link beside the first, which has just been opened, or says why it stands alone. */
export function compareFromLink(page: Page, { recording, seeds }: Beside): void {
  const { session, language } = page
  const words = language.words.now()
  const first = session.store.getState().recording
  const why = whyNot(page, words) ?? whyNotBeside(first, recording, words)
  if (why !== null) return session.say(why)
  const text = words.text(compareText)
  // What differs from the start on is what the sides are called by.
  const isLog = isSame(first.settings, recording.settings) && first.seed === recording.seed
  const name = isLog && !isSame(first.log, recording.log) ? text.fromLink : null
  beginComparison(page, { recording, name, branch: null, seeds })
}
