import { useEffect, useState } from 'react'
import { showingOf } from '#app/views.ts'
import type { Lesson } from '#core/organisms/lesson.ts'
import { LanguageChoice } from '../header/LanguageChoice.tsx'
import { usePage } from '../page.ts'
import { Modal } from '../parts/Modal.tsx'

const keys: readonly (readonly [key: string, what: string, where: string])[] = [
  ['Space', 'plays and pauses', 'on the stage and the time bar'],
  ['Arrows', 'walk from cell to cell', 'on the stage'],
  ['Enter', 'selects the cell', 'on the stage'],
  ['+ − 0', 'zoom in, out, fit', 'on the stage'],
  ['L', 'goes to the load', 'on the stage'],
  ['P', 'goes to the rules of the autoscaler', 'on the stage'],
  ['S', 'opens Share', 'on the stage'],
  ['T', 'changes the theme', 'on the stage'],
  ['← →', 'step from event to event; with Shift 10 s', 'on the time bar'],
  ['Arrows', 'move a point; Shift 10 times as far, Alt moves its time', 'on a point of the load'],
  ['?', 'shows this list', 'on the stage and the time bar'],
]

/** What the page is, how it is used, and where its metaphor ends. */
export function HelpDialog() {
  const { layout } = usePage()
  return (
    <Modal title="How this works" onClose={() => layout.setState({ dialog: null })}>
      <Reading />
      <table className="keys">
        <caption className="form-title">Keys</caption>
        <tbody>
          {keys.map(([key, what, where]) => (
            <tr key={what}>
              <th scope="row">
                <kbd className="key">{key}</kbd>
              </th>
              <td>{what}</td>
              <td className="micro">{where}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <LanguageChoice />
      <p className="micro">
        Fonts and packages: <a href="./licenses.txt">licenses</a>. Nothing you do here leaves your
        browser.
      </p>
    </Modal>
  )
}

/** What the organism on the stage says about itself, once it has come. */
function Reading() {
  const { session } = usePage()
  const [lesson, setLesson] = useState<Lesson | null>(null)
  useEffect(() => {
    let isGone = false
    showingOf(session.store.getState().recording.organism).then(
      (showing) => {
        if (!isGone) setLesson(showing.lesson)
      },
      () => session.say('The explanation could not be loaded. Reload the page to try again.'),
    )
    return () => {
      isGone = true
    }
  }, [session])
  if (lesson === null) return null
  return (
    <div className="reading">
      {lesson.reading.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>Where the picture ends: {lesson.limit}</p>
    </div>
  )
}
