import { usePage, useRun, useVisit } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'

const verdicts = {
  none: null,
  checking: 'Checking the run against the sender’s …',
  identical: 'Verified: identical to the sender’s run.',
  different:
    'This run differs from the sender’s, although the engine is the same. Please send us the link.',
} as const

/** Sentences about the last thing done, at the foot of the stage; the newest is read out. */
export function Notices() {
  const { session, visit } = usePage()
  const notice = useRun((state) => state.notice)
  const verdict = useVisit((state) => verdicts[state.verdict])
  const notices = useVisit((state) => state.notices)
  return (
    <div className="notices" role="status">
      {verdict !== null && <Notice text={verdict} onDismiss={() => visit.forgetVerdict()} />}
      {notices.map((text) => (
        <Notice key={text} text={text} onDismiss={() => visit.forgetNotices()} />
      ))}
      {notice !== null && <Notice text={notice} onDismiss={() => session.dismissNotice()} />}
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
