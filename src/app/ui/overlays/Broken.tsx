import { overlaysText } from '#text/en/overlays.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { download } from '../parts/download.ts'
import { addressOf } from '../parts/link-address.ts'

/** A simulation that cannot go on: what happened, when, the report, and the way out. */
export function Broken() {
  const page = usePage()
  const { session } = page
  const { say } = useWords()
  const text = useText(overlaysText)
  const fault = useRun((state) => state.fault)
  const duration = useRun((state) => state.duration)
  if (fault === null) return null
  const isInvariant = fault.kind === 'broken-invariant'
  const before = Math.max(0, Math.ceil(fault.time) - 1)
  const goBefore = () => session.open(session.store.getState().recording, before)
  const copyLink = async () => {
    // A run that fits no link fits the report; so it does where the codec of links cannot be fetched.
    const address = await addressOf(page, before).catch(() => '')
    if (address === '') return copy()
    if (await copyText(address)) session.say(text.linkCopied)
    else download('mitosis-link.txt', 'text/plain', address)
  }
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
        {before > 0 && <Button onPress={goBefore}>{text.goBefore(before, duration)}</Button>}
        <Button icon="copy" onPress={() => void copyLink()}>
          {text.copyLink}
        </Button>
        <Button icon="copy" onPress={copy}>
          {text.copyReport}
        </Button>
      </div>
    </div>
  )
}
