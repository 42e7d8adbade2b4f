import { formatClock } from '#app/charts/format.ts'
import { usePage, useRun } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { download } from '../parts/download.ts'

/** A simulation that cannot go on: what happened, when, the report, and the way out. */
export function Broken() {
  const { session } = usePage()
  const fault = useRun((state) => state.fault)
  const duration = useRun((state) => state.duration)
  if (fault === null) return null
  const isInvariant = fault.kind === 'broken-invariant'
  const report = () => {
    const text = JSON.stringify({ fault, recording: session.store.getState().recording }, null, 2)
    void copyText(text).then((isCopied) => {
      if (isCopied) session.say('The report is in the clipboard.')
      else download('mitosis-report.json', 'application/json', text)
    })
  }
  return (
    <div className="broken" role="alert">
      <h2>
        {isInvariant ? 'The simulation broke one of its own rules' : 'The simulation has stopped'}
      </h2>
      <p>{fault.sentence}</p>
      <p className="micro figure">
        At {formatClock(fault.time, duration)} of simulated time. Nothing of your settings is lost.
      </p>
      <div className="row">
        <Button look="primary" onPress={() => session.reset()}>
          Restart
        </Button>
        <Button icon="copy" onPress={report}>
          Copy report
        </Button>
      </div>
    </div>
  )
}
