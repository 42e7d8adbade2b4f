import type { LessonTexts } from '#core/organisms/lesson.ts'
import { createLecture, type Lecture } from '#app/lecture/lecture.ts'
import type { Wish } from '#app/lecture/message.ts'
import { newRoom, openRoom, presenterFragment, type RoomEnd } from '#app/lecture/room.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'
import { lectureText } from '#text/en/lecture.ts'
import type { Page } from '../page.ts'
import { tellLecture } from './tell.ts'

/** A lecture on the page, and the room that its presenter's window enters. */
export interface Hall {
  readonly lecture: Lecture
  /** Opens the presenter's window, or says why there is none. */
  openPresenter(): void
  /** Hears in which words the lecture speaks. */
  speak(texts: LessonTexts): void
  /** Ends the room; the next presenter's window has another one. */
  close(): void
}

/** What was counted outlives the place on the page, which is another one on a narrow page. */
const halls = new WeakMap<LessonDesk, Hall>()

/** The hall of a lesson at work. */
export function hallOf(page: Page, desk: LessonDesk, texts: LessonTexts): Hall {
  const known = halls.get(desk)
  if (known !== undefined) return known
  const made = createHall(page, desk, texts)
  halls.set(desk, made)
  return made
}

/** The presenter hears ten times a second at most, ms. */
const tellEveryMs = 100

function createHall(page: Page, desk: LessonDesk, first: LessonTexts): Hall {
  const lecture = createLecture({ session: page.session, desk, told: first.steps })
  let texts = first
  let open: { readonly room: string; readonly end: RoomEnd; readonly stop: () => void } | null =
    null
  const close = () => {
    window.removeEventListener('pagehide', close)
    open?.stop()
    open?.end.close()
    open = null
  }
  return {
    lecture,
    close,
    speak(spoken) {
      texts = spoken
    },
    openPresenter() {
      const say = page.language.words.now().text(lectureText)
      if (!('BroadcastChannel' in window)) return page.session.say(say.noChannel)
      const room = open?.room ?? newRoom()
      const address = new URL(location.href)
      address.hash = presenterFragment(room)
      // With the same name the window that is there already comes forth.
      const shown = window.open(address, `mitosis-${room}`, 'popup,width=980,height=640')
      if (shown === null) return page.session.say(say.blocked)
      if (open !== null) return
      open = { room, ...joinRoom(page, desk, lecture, room, () => texts) }
      // A page that the browser brings back afterwards has another room.
      window.addEventListener('pagehide', close)
    },
  }
}

/** Tells the room whatever changes, and carries out what its presenter wishes. */
function joinRoom(
  page: Page,
  desk: LessonDesk,
  lecture: Lecture,
  room: string,
  texts: () => LessonTexts,
): { readonly end: RoomEnd; readonly stop: () => void } {
  let timer = 0
  const tell = () => {
    timer = 0
    desk.lookAhead()
    end.tell(tellLecture(page, desk, lecture, texts()))
  }
  const soon = () => {
    if (timer === 0) timer = window.setTimeout(tell, tellEveryMs)
  }
  const end = openRoom(room, { onWish: (wish) => carryOut(lecture, wish), onPresence: soon })
  const stops = [
    page.session.store.subscribe(soon),
    desk.store.subscribe(soon),
    lecture.store.subscribe(soon),
    page.language.words.subscribe(soon),
  ]
  tell()
  return {
    end,
    stop() {
      clearTimeout(timer)
      for (const one of stops) one()
    },
  }
}

function carryOut(lecture: Lecture, wish: Wish): void {
  if (wish.wish === 'count') lecture.count(wish.answer, wish.by)
  else lecture[wish.wish]()
}
