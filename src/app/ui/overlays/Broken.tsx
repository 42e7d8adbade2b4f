import { overlaysText } from '#text/en/overlays.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { download } from '../parts/download.ts'

/** A simulation that cannot go on: what happened, when, the report, and the way out. */
export function Broken() {
  const { session } = usePage()
  const { say } = useWords()
  const text = useText(overlaysText)
  const fault = useRun((state) => state.fault)
  const duration = useRun((state) => state.duration)
  if (fault === null) return null
  const isInvariant = fault.kind === 'broken-invariant'
  const copy = () => {
    const report = JSON.stringify({ fault, recording: session.store.getState().recording }, null, 2)
    void copyText(report).then((isCopied) => {
      if (isCopied) session.say(text.reportCopied)
      else download('mitosis-report.json', 'application/json', report)
    })
  }
  return (
    <div className="broken" role="alert">
      <h2>{isInvariant ? text.brokenRule : text.stopped}</h2>
      <p>{say(fault.sentence)}</p>
      <p className="micro figure">{text.stoppedAt(fault.time, duration)}</p>
      <div className="row">
        <Button look="primary" onPress={() => session.reset()}>
          {text.restart}
        </Button>
        <Button icon="copy" onPress={copy}>
          {text.copyReport}
        </Button>
      </div>
    </div>
  )
}
