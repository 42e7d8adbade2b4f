import { element, setAttributes, setText } from '#app/charts/element.ts'
import { createThrottle } from '#app/charts/throttle.ts'
import { isApproximateNow } from '#app/store/approximate.ts'
import { watchedName } from '#app/store/watched.ts'
import { summaryText } from '#text/en/summary.ts'
import type { Page } from '../page.ts'
import { summaryOf } from './summary.ts'

/** The summary is renewed this often at most, ms; it is read when somebody goes there, never announced. */
const renewedMs = 1000

/** Puts the summary into a host, for those who do not see the page. */
export function mountSummary(host: HTMLElement, page: Page): { destroy(): void } {
  const { session, layout, language } = page
  const [place, state, both, hint] = [element('p'), element('p'), element('p'), element('p')]
  const section = element('section', { class: 'hidden-visually' }, place, state, both, hint)
  host.append(section)
  const show = createThrottle(renewedMs, () => {
    const text = language.words.now().text(summaryText)
    const run = session.store.getState()
    const { view, compare } = layout.getState()
    const isApproximate = isApproximateNow(run)
    const [services, service] = [run.services.length, watchedName(run)]
    const said = summaryOf({ ...run, view, services, service, isApproximate }, text)
    setAttributes(section, { 'aria-label': text.label })
    setText(place, said.place)
    setText(state, said.state)
    setText(both, compare?.told() ?? '')
    setText(hint, said.hint)
  })
  const end = [
    session.store.subscribe(() => show.request()),
    layout.subscribe(({ view, compare }, before) => {
      if (view !== before.view || (compare === null) !== (before.compare === null)) show.now()
    }),
    language.words.subscribe(() => show.now()),
  ]
  show.now()
  return {
    destroy() {
      for (const stop of end) stop()
      show.destroy()
      section.remove()
    },
  }
}
