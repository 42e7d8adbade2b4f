import { useEffect, useState } from 'react'
import { useLayout, usePage, useRun, useVisit } from '../page.ts'
import { Button, IconButton } from '../parts/Button.tsx'

const verdicts = {
  none: null,
  checking: 'Checking the run against the sender’s …',
  identical: 'Verified: identical to the sender’s run.',
  different:
    'This run differs from the sender’s, although the engine is the same. Please send us the link.',
} as const

/** Good news needs no answer: it goes by itself, and a slide does not lay it over its cells at all. */
const goodNewsMs = 8000

/** Sentences about the last thing done, at the foot of the stage; the newest is read out. */
export function Notices({ isPlayer }: { readonly isPlayer: boolean }) {
  const { session, visit } = usePage()
  const isIdentical = useVisit((state) => state.verdict === 'identical')
  useEffect(() => {
    if (!isIdentical) return
    const timer = setTimeout(() => visit.forgetVerdict(), goodNewsMs)
    return () => clearTimeout(timer)
  }, [isIdentical, visit])
  const notice = useRun((state) => state.notice)
  const verdict = useVisit((state) => verdicts[state.verdict])
  const notices = useVisit((state) => state.notices)
  return (
    <div className="notices" role="status">
      {verdict !== null && !(isPlayer && isIdentical) && (
        <Notice text={verdict} onDismiss={() => visit.forgetVerdict()} />
      )}
      {notices.map((text) => (
        <Notice key={text} text={text} onDismiss={() => visit.forgetNotices()} />
      ))}
      <MotionNote />
      {notice !== null && <Notice text={notice} onDismiss={() => session.dismissNotice()} />}
    </div>
  )
}

/** Said while the system asks for calm; the visitor may still want to see the flow. */
function MotionNote() {
  const { layout } = usePage()
  const isCalm = useLayout((state) => state.motion === 'reduced')
  const [isRead, setIsRead] = useState(false)
  if (!isCalm || isRead) return null
  return (
    <div className="notice">
      <p>
        <b>Motion is reduced.</b> Flow is shown as numbers on arrows.
      </p>
      <Button onPress={() => layout.setState({ motion: 'full' })}>Play motion</Button>
      <IconButton icon="close" label="Dismiss" onPress={() => setIsRead(true)} />
    </div>
  )
}

function Notice({ text, onDismiss }: { readonly text: string; readonly onDismiss: () => void }) {
  return (
    <div className="notice">
      <p>{text}</p>
      <IconButton icon="close" label="Dismiss" onPress={onDismiss} />
    </div>
  )
}
