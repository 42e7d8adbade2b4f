import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Told, Wish } from '#app/lecture/message.ts'
import { enterRoom } from '#app/lecture/room.ts'
import { formatClock } from '#text/clock.ts'
import { lectureText } from '#text/en/lecture.ts'
import type { Words, WordsSource } from '#text/words.ts'
import { Button } from '../parts/Button.tsx'
import { TalkClock } from './TalkClock.tsx'
import { ToldQuestion } from './ToldQuestion.tsx'

interface PresenterProps {
  readonly room: string
  readonly words: WordsSource
}

/** How the other window answers: not yet, not at all, or no more. */
type Link = 'waiting' | 'silent' | 'joined' | 'ended'

/** So long a lecture may take to answer, ms. */
const patienceMs = 4000

/** What who presents reads: notes, this step and the next, what is true, and the time; and the ways on. */
export function Presenter({ room, words: source }: PresenterProps) {
  const words = useSyncExternalStore(source.subscribe, source.now)
  const text = words.text(lectureText)
  const { told, link, wish } = useRoom(room)
  useWishKeys(wish)
  useEffect(() => {
    document.title = text.presenting(told?.lesson ?? 'Digital Mitosis')
  }, [text, told?.lesson])
  if (told === null || link === 'ended') {
    const said = { waiting: text.waiting, silent: text.noLecture, joined: '', ended: text.ended }
    return (
      <main className="presenter presenter-alone">
        <p role="status">{said[link]}</p>
      </main>
    )
  }
  return <Desk told={told} words={words} wish={wish} />
}

interface DeskProps {
  readonly told: Told
  readonly words: Words
  readonly wish: (wish: Wish) => void
}

function Desk({ told, words, wish }: DeskProps) {
  const text = words.text(lectureText)
  const { current, next, notes, phase, outcome, isBlank, isWarned, time, step, count } = told
  return (
    <main className="presenter" aria-label={text.presenting(told.lesson)}>
      <header className="presenter-times">
        <TalkClock text={text} />
        <p>
          <span className="micro">{text.simulated}</span>
          <span className="presenter-clock">{formatClock(time)}</span>
        </p>
        <p className="presenter-place" role="status">
          {step < count ? text.stepOf(step + 1, count) : told.lesson} · {text.phases[phase]}
        </p>
      </header>
      <section className="presenter-now" aria-label={text.current}>
        <h1>{current.title}</h1>
        <p className="presenter-text">{current.text}</p>
        {told.question !== '' && <ToldQuestion told={told} text={text} wish={wish} />}
        {isWarned && <p role="alert">{told.answers.length === 0 ? text.undrawn : text.warned}</p>}
        {outcome !== '' && <p className="presenter-outcome">{outcome}</p>}
      </section>
      <section className="presenter-notes" aria-label={text.notes}>
        <h2 className="micro">{text.notes}</h2>
        <p>{notes}</p>
      </section>
      <section className="presenter-next" aria-label={text.following}>
        <h2 className="micro">{text.following}</h2>
        {next === null ? (
          <p>{text.last}</p>
        ) : (
          <>
            <h3>{next.title}</h3>
            <p>{next.text}</p>
          </>
        )}
      </section>
      <footer className="presenter-ways">
        <Button disabled={step === 0} onPress={() => wish({ wish: 'back' })}>
          {text.back}
        </Button>
        <Button onPress={() => wish({ wish: 'blank' })}>
          {isBlank ? text.unblank : text.blank}
        </Button>
        <Button
          look="primary"
          disabled={phase === 'closing'}
          onPress={() => wish({ wish: 'next' })}
        >
          {text.next}
        </Button>
      </footer>
    </main>
  )
}

/** Joins the room for as long as this window stands. */
function useRoom(room: string): {
  readonly told: Told | null
  readonly link: Link
  readonly wish: (wish: Wish) => void
} {
  const [told, setTold] = useState<Told | null>(null)
  const [link, setLink] = useState<Link>('waiting')
  const end = useRef<ReturnType<typeof enterRoom> | null>(null)
  useEffect(() => {
    const entered = enterRoom(room, {
      onTold(heard) {
        setTold(heard)
        setLink('joined')
      },
      onEnd: () => setLink('ended'),
    })
    end.current = entered
    const patience = setTimeout(() => {
      setLink((now) => (now === 'waiting' ? 'silent' : now))
    }, patienceMs)
    const leave = () => entered.close()
    window.addEventListener('pagehide', leave)
    return () => {
      clearTimeout(patience)
      window.removeEventListener('pagehide', leave)
      entered.close()
    }
  }, [room])
  const [wish] = useState(() => (one: Wish) => end.current?.wish(one))
  return { told, link, wish }
}

/** A clicker acts on whatever window has the focus. */
function useWishKeys(wish: (wish: Wish) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const wished = wishOf(event)
      if (wished === null) return
      event.preventDefault()
      wish(wished)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [wish])
}

function wishOf({ key, code, shiftKey }: KeyboardEvent): Wish | null {
  if (key === 'PageDown' || key === 'ArrowRight') return { wish: 'next' }
  if (key === 'PageUp' || key === 'ArrowLeft') return { wish: 'back' }
  if (key === '.' || key.toLowerCase() === 'b') return { wish: 'blank' }
  const digit = /^(?:Digit|Numpad)([1-8])$/u.exec(code)?.[1]
  return digit === undefined
    ? null
    : { wish: 'count', answer: Number(digit) - 1, by: shiftKey ? -1 : 1 }
}
