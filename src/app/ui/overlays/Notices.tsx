import { useEffect, useState, useSyncExternalStore } from 'react'
import { overlaysText } from '#text/en/overlays.ts'
import { useLayout, usePage, useRun, useText, useVisit } from '../page.ts'
import { Button, IconButton } from '../parts/Button.tsx'
import { useNoticeWords } from '../parts/use-notice-words.ts'
import { readPreference, writePreference } from '../preferences.ts'

const simpleKey = 'mitosis.simple'

/** Good news needs no answer: it goes by itself, and a slide does not lay it over its cells at all. */
const goodNewsMs = 8000

/** Sentences about the last thing done, at the foot of the stage; the newest is read out. */
export function Notices({ isPlayer }: { readonly isPlayer: boolean }) {
  const { session, visit } = usePage()
  const text = useText(overlaysText)
  const isIdentical = useVisit((state) => state.verdict === 'identical')
  useEffect(() => {
    if (!isIdentical) return
    const timer = setTimeout(() => visit.forgetVerdict(), goodNewsMs)
    return () => clearTimeout(timer)
  }, [isIdentical, visit])
  const notice = useRun((state) => state.notice)
  const number = useRun((state) => state.noticesTold)
  const verdict = useVisit((state) => state.verdict)
  const notices = useVisit((state) => state.notices)
  return (
    <div className="notices" role="status">
      {verdict !== 'none' && !(isPlayer && isIdentical) && (
        <Notice text={text[verdict]} onDismiss={() => visit.forgetVerdict()} />
      )}
      {notices.map((notice) => (
        <Notice key={notice} text={notice} onDismiss={() => visit.forgetNotices()} />
      ))}
      {!isPlayer && <OfflineNote />}
      <MotionNote />
      {!isPlayer && <SimpleNote />}
      {notice !== null && (
        <Notice text={notice} number={number} onDismiss={() => session.dismissNotice()} />
      )}
    </div>
  )
}

/** Said while the system asks for calm; the visitor may still want to see the flow. */
function MotionNote() {
  const { layout } = usePage()
  const text = useText(overlaysText)
  const isCalm = useLayout((state) => state.motion === 'reduced')
  const [isRead, setIsRead] = useState(false)
  if (!isCalm || isRead) return null
  return (
    <div className="notice">
      <p>
        <b>{text.motionReduced}</b> <span className="notice-help">{text.motionHelp}</span>
      </p>
      <Button onPress={() => layout.setState({ motion: 'full', motionChoice: 'full' })}>
        {text.playMotion}
      </Button>
      <IconButton icon="close" label={text.dismiss} onPress={() => setIsRead(true)} />
    </div>
  )
}

/** Said while there is no connection; each loss of it is told anew. */
function OfflineNote() {
  const text = useText(overlaysText)
  const isOnline = useSyncExternalStore(watchConnection, () => navigator.onLine)
  const [isRead, setIsRead] = useState(false)
  if (isOnline && isRead) setIsRead(false)
  if (isOnline || isRead) return null
  return (
    <div className="notice">
      <p>
        <b>{text.offline}</b> <span className="notice-help">{text.offlineHelp}</span>
      </p>
      <IconButton icon="close" label={text.dismiss} onPress={() => setIsRead(true)} />
    </div>
  )
}

function watchConnection(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Told once to who has no graphics acceleration; it goes for good. */
function SimpleNote() {
  const text = useText(overlaysText)
  const isSimple = useLayout((state) => state.simple)
  const [isRead, setIsRead] = useState(() => readPreference(simpleKey) !== null)
  if (!isSimple || isRead) return null
  const forget = () => {
    writePreference(simpleKey, 'read')
    setIsRead(true)
  }
  return (
    <div className="notice">
      <p>
        <b>{text.simpleDrawing}</b> <span className="notice-help">{text.simpleDrawingHelp}</span>
      </p>
      <IconButton icon="close" label={text.dismiss} onPress={forget} />
    </div>
  )
}

interface NoticeProps {
  readonly text: string
  /** Another number tells the same words once more. */
  readonly number?: number
  readonly onDismiss: () => void
}

function Notice({ text, number, onDismiss }: NoticeProps) {
  const { dismiss } = useText(overlaysText)
  const words = useNoticeWords()
  return (
    <div className="notice">
      <p key={number}>{words(text)}</p>
      <IconButton icon="close" label={dismiss} onPress={onDismiss} />
    </div>
  )
}
