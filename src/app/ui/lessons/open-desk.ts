import type { Lesson } from '#core/organisms/lesson.ts'
import { createDesk } from '#app/lessons/desk.ts'
import { createScout } from '#app/lessons/reach.ts'
import { writeLesson } from '#share/lesson-place.ts'
import { authorId, closeLesson, openLesson, type GivenLesson } from '../layout.ts'
import type { Page } from '../page.ts'

/** How the address names a step of the lesson; null where no link can hold it. */
type Spell = (step: number) => string | null

/** Brings a lesson to a step: the one at work where it is this lesson, else a new one in its place. */
export function openDesk(page: Page, lesson: Lesson, step: number, given?: GivenLesson): void {
  const { now } = page.lesson.getState()
  if (now?.desk.store.getState().lesson === lesson) {
    if (now.desk.store.getState().step !== step) now.desk.go(step)
    return
  }
  page.lesson.setState({ now: null })
  now?.desk.leave()
  const { id } = lesson
  const isHere = () => page.lesson.getState().now?.desk === desk
  let spell: Spell | null = given === undefined ? (step) => `l=${writeLesson({ id, step })}` : null
  const name = () => {
    const { step: at, isAstray } = desk.store.getState()
    if (spell === null) return
    const place = isAstray ? null : spell(at)
    const ui = page.layout.getState().lecture === true ? 'ui=lecture&' : ''
    page.visit.name(place === null ? null : ui + place)
  }
  const stop = page.layout.subscribe(({ lecture }, before) => {
    if (lecture !== before.lecture && isHere()) name()
  })
  const desk = createDesk(
    {
      session: page.session,
      lesson,
      scout: createScout(),
      isStill: () => page.layout.getState().motion === 'reduced',
      onStep: (to) =>
        page.layout.setState({
          lesson: { id, step: to, ...(given === undefined ? {} : { given }) },
        }),
      onPlace: name,
      onLeave() {
        stop()
        if (!isHere()) return
        page.lesson.setState({ now: null })
        page.visit.name(null)
        page.layout.setState({ lecture: false })
        // Whoever has made it goes on making it.
        if (given?.from === 'draft') openLesson(page.layout, { id: authorId, step: 0 })
        else closeLesson(page.layout)
      },
    },
    step,
  )
  page.lesson.setState({ now: { id, desk } })
  if (given === undefined) return
  const write = async () => {
    spell = await spellingOf(lesson)
    if (isHere() && desk.store.getState().phase !== 'planning') name()
  }
  // Without the part of the page that seals lessons, as on a train, the address stays as it is.
  void write().catch(() => undefined)
}

/** A lesson from elsewhere stands in the address whole. */
async function spellingOf(lesson: Lesson): Promise<Spell> {
  const [{ sealLesson }, { encodeLessonLink }] = await Promise.all([
    import('#lessons/sealed-lesson.ts'),
    import('#share/link.ts'),
  ])
  const sealed = sealLesson(lesson)
  return (step) => {
    const link = sealed.ok ? encodeLessonLink(sealed.value, { id: lesson.id, step }) : null
    return link === null || link.tooLong ? null : link.fragment
  }
}

/** Presents the lesson that is open to a room, or ends that. */
export function present(page: Page, lecture: boolean): void {
  page.layout.setState({ lecture })
}
