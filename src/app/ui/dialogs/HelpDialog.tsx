import './help.css'
import { LanguageChoice } from '../header/LanguageChoice.tsx'
import { isSystem } from '#core/organisms/systems.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import { lessonText } from '#text/en/lesson.ts'
import { closeDialog } from '../layout.ts'
import { usePage, useRun, useText } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { Modal } from '../parts/Modal.tsx'
import { TraitsKey } from './TraitsKey.tsx'

const Fidelity = later(() => import('./Fidelity.tsx').then((file) => file.Fidelity))

/** What the page is, what a cell says, which keys there are, and where the metaphor ends. */
export function HelpDialog() {
  const { layout } = usePage()
  const text = useText(dialogsText)
  return (
    <Modal title={text.help} look="help" onClose={() => closeDialog(layout, 'help')}>
      <div className="help">
        <div>
          <Reading />
          <TraitsKey />
        </div>
        <div>
          <Keys />
          <Disclosure title={text.howTrue}>
            <Later>
              <Fidelity />
            </Later>
          </Disclosure>
          <LanguageChoice />
          <p className="micro">
            {text.fontsAndPackages} <a href="./licenses.txt">{text.licenses}</a>.{' '}
            {text.nothingLeaves}
          </p>
        </div>
      </div>
    </Modal>
  )
}

/** What the keys do, and where. */
function Keys() {
  const text = useText(dialogsText)
  return (
    <table className="keys">
      <caption className="form-title">{text.keys}</caption>
      <tbody>
        {text.keyRows.map(({ key, what, where }) => (
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
  )
}

/** What the organism on the stage says about itself. */
function Reading() {
  const { whereItEnds } = useText(dialogsText)
  const lessons = useText(lessonText)
  const organism = useRun((state) => state.recording.organism)
  if (!isSystem(organism)) return null
  const { reading, limit } = lessons[organism]
  return (
    <div className="reading">
      {reading.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>{whereItEnds(limit)}</p>
    </div>
  )
}
