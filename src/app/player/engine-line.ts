import { element, setText } from '#app/charts/element.ts'
import { isGoingOn } from '#app/store/session-state.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import { rungText } from '#text/en/rung.ts'
import type { Words } from '#text/words.ts'
import type { SessionPort } from './session-port.ts'

/**
 * Which older engine simulates the run, and the way over to the page's own; hidden where that one does. Whatever begins the
 * run anew is simulated by the page's own engine too, and then that is told.
 */
export function createEngineLine(session: SessionPort, words: Words) {
  const text = words.text(rungText)
  const why = element('p')
  const over = element('button', { type: 'button', class: 'button' }, text.toEngine(engineVersion))
  const tell = () => session.actions.say(text.nowByEngine(engineVersion))
  over.addEventListener('click', () => {
    const state = session.get()
    const { recording, time, watched } = state
    session.actions.open({ ...recording, engine: engineVersion }, time, isGoingOn(state), watched)
    tell()
  })
  let shown = { engine: 0, opened: -1 }
  const update = () => {
    const { recording, opened } = session.get()
    const { engine } = recording
    if (engine === shown.engine && opened === shown.opened) return
    // Another run, opened meanwhile, has its own engine, of which its link has told.
    const isOver = engine > shown.engine && opened === shown.opened
    shown = { engine, opened }
    why.hidden = over.hidden = engine >= engineVersion
    setText(why, text.byOlderEngine(engine))
    if (isOver) tell()
  }
  update()
  return { parts: [why, over], end: session.subscribe(update) }
}
