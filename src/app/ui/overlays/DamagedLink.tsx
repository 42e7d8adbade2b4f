import { overlaysText } from '#text/en/overlays.ts'
import { usePage, useRun, useText, useVisit, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'

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
      <svg className="damaged-cell" viewBox="-60 -60 120 120" aria-hidden="true">
        <path d="M4-46c14-6 29 2 29 17 14-2 22 11 17 23 10 8 8 23-4 28 2 14-11 22-23 17-7 12-24 11-30-1-13 5-26-5-23-19-14-4-17-20-7-29-6-13 4-26 18-24 2-8 14-14 23-12Z" />
        <circle cx="-12" cy="-14" r="8" />
        <circle cx="14" cy="-16" r="7" />
        <circle cx="-18" cy="12" r="7" />
        <circle cx="4" cy="4" r="8" />
        <circle cx="18" cy="18" r="6" />
      </svg>
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
