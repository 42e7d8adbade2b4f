import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { overlaysText } from '#text/en/overlays.ts'
import { readNote, type Note } from '../layout.ts'
import { useLayout, usePage, useRun, useRunWaits, useText, useVisit } from '../page.ts'
import { Button, IconButton } from '../parts/Button.tsx'
import { useNoticeWords } from '../parts/use-notice-words.ts'
import { useArrivals } from './use-arrivals.ts'

/** Good news needs no answer: it goes by itself, and a slide does not lay it over its cells at all. */
const goodNewsMs = 8000

/** Sentences about the last thing done, at the foot of the stage; the newest is read out. */
export function Notices({ isPlayer }: { readonly isPlayer: boolean }) {
  const { layout } = usePage()
  const text = useText(overlaysText)
  const isPhone = useLayout((state) => state.width === 'phone') && !isPlayer
  const standing = useStandingNotes(isPlayer)
  const told = useToldNotes(isPlayer)
  const ofDesk = useLayout((state) => state.deskNotes)
  const notes = useArrivals([...told.before, ...standing, ...ofDesk, ...told.last])
  useLayoutEffect(() => {
    layout.setState({ notes: notes.length })
  }, [layout, notes.length])
  const [isOpen, setIsOpen] = useState(false)
  const others = notes.length - 1
  // The list closes with the last of the others, or it would be open when the next ones come.
  if (isOpen && others < 1) setIsOpen(false)
  const isFolded = isPhone && !isOpen
  return (
    <div className="notices">
      <div className="notices-list" role="status">
        {notes.map((note, index) => (
          <Notice key={note.id} note={note} isFolded={isFolded && index < others} />
        ))}
      </div>
      {isPhone && others > 0 && (
        <button
          type="button"
          className="button notices-more"
          aria-expanded={isOpen}
          aria-label={text.moreNotices(others)}
          title={text.moreNotices(others)}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? '−' : `+${others}`}
        </button>
      )}
    </div>
  )
}

/** What was told about a link, before, and about the last thing done, last. */
function useToldNotes(isPlayer: boolean) {
  const { session, visit } = usePage()
  const text = useText(overlaysText)
  const words = useNoticeWords()
  const verdict = useVisit((state) => state.verdict)
  const notices = useVisit((state) => state.notices)
  const notice = useRun((state) => state.notice)
  const number = useRun((state) => state.noticesTold)
  // What was told about the run behind a damaged link comes back with that run.
  const waits = useRunWaits()
  const isIdentical = verdict === 'identical'
  useEffect(() => {
    if (!isIdentical) return
    const timer = setTimeout(() => visit.forgetVerdict(), goodNewsMs)
    return () => clearTimeout(timer)
  }, [isIdentical, visit])
  const before: Note[] = []
  if (!waits && verdict !== 'none' && !(isPlayer && isIdentical)) {
    before.push({ id: 'verdict', text: text[verdict], onDismiss: () => visit.forgetVerdict() })
  }
  for (const one of waits ? [] : notices) {
    before.push({ id: `link ${one}`, text: words(one), onDismiss: () => visit.forgetNotices() })
  }
  const last: Note[] = []
  if (notice !== null) {
    const onDismiss = () => session.dismissNotice()
    last.push({ id: `told ${number}`, text: words(notice), onDismiss })
  }
  return { before, last }
}

/** What is said as long as it is so: no connection, motion reduced, a simple drawing. */
function useStandingNotes(isPlayer: boolean): readonly Note[] {
  const { layout } = usePage()
  const text = useText(overlaysText)
  const isOnline = useSyncExternalStore(watchConnection, () => navigator.onLine)
  const isCalm = useLayout((state) => state.motion === 'reduced')
  const isSimple = useLayout((state) => state.simple)
  const read = useLayout((state) => state.notesRead)
  const notes: Note[] = []
  if (!isOnline && !isPlayer && !read.includes('offline')) {
    notes.push({
      id: 'offline',
      text: <Said what={text.offline} help={text.offlineHelp} />,
      onDismiss: () => readNote(layout, 'offline'),
    })
  }
  // The visitor may still want to see the flow.
  if (isCalm && !read.includes('motion')) {
    const play = () => layout.setState({ motion: 'full', motionChoice: 'full' })
    notes.push({
      id: 'motion',
      text: <Said what={text.motionReduced} help={text.motionHelp} />,
      action: <Button onPress={play}>{text.playMotion}</Button>,
      onDismiss: () => readNote(layout, 'motion'),
    })
  }
  if (isSimple && !isPlayer && !read.includes('simple')) {
    notes.push({
      id: 'simple',
      text: <Said what={text.simpleDrawing} help={text.simpleDrawingHelp} />,
      onDismiss: () => readNote(layout, 'simple'),
    })
  }
  return notes
}

function Said({ what, help }: { readonly what: string; readonly help: string }) {
  return (
    <>
      <b>{what}</b> <span className="notice-help">{help}</span>
    </>
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

interface NoticeProps {
  readonly note: Note
  /** Out of sight behind a newer one. Its words stay for screen readers, so that they are told once. */
  readonly isFolded: boolean
}

function Notice({ note, isFolded }: NoticeProps) {
  const { dismiss } = useText(overlaysText)
  return (
    <div className={isFolded ? 'hidden-visually' : 'notice'}>
      <p>{note.text}</p>
      {!isFolded && note.action}
      {!isFolded && <IconButton icon="close" label={dismiss} onPress={note.onDismiss} />}
    </div>
  )
}
