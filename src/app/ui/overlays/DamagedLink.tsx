import { overlaysText } from '#text/en/overlays.ts'
import { usePage, useRun, useText, useVisit, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { WitheredCell } from './WitheredCell.tsx'

/** A link that cannot be read: never another run in its place without a word. */
export function DamagedLink() {
  const { visit, layout } = usePage()
  const text = useText(overlaysText)
  const { say } = useWords()
  const problem = useVisit((state) => state.damaged)
  // The page's own first run stands behind a visit that begins with this link, else the visitor's.
  const isFresh = useRun((state) => state.untouched)
  if (problem === null) return null
  return (
    <div className="damaged" role="alert">
      <WitheredCell />
      <h2>{text.linkUnreadable}</h2>
      <p>{say(problem)}</p>
      <div className="row">
        <Button look="primary" onPress={() => visit.dismiss()}>
          {isFresh ? text.startFresh : text.goOn}
        </Button>
        <Button
          onPress={() => {
            visit.dismiss()
            layout.setState({ dialog: 'import' })
          }}
        >
          {text.pasteAgain}
        </Button>
      </div>
    </div>
  )
}
