import { useRef, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { LessonTexts } from '#core/organisms/lesson.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText } from '../page.ts'

interface StepBarProps {
  readonly desk: LessonDesk
  readonly texts: LessonTexts
}

/** A mark for each step and one for the closing card, each a way there: one stop of the Tab key, arrows go along. */
export function StepBar({ desk, texts }: StepBarProps) {
  const text = useText(lessonCardText)
  const step = useStore(desk.store, (state) => state.step)
  const bar = useRef<HTMLDivElement>(null)
  const titles = [...texts.steps.map(({ title }) => title), text.limit]
  const onKeyDown = (event: KeyboardEvent) => {
    const marks = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = marks.findIndex((mark) => mark === document.activeElement)
    const isForward = getComputedStyle(event.currentTarget).direction === 'ltr'
    const along = { ArrowRight: isForward ? 1 : -1, ArrowLeft: isForward ? -1 : 1 }
    const by = new Map(Object.entries(along)).get(event.key)
    if (by === undefined) return
    event.preventDefault()
    marks[Math.min(Math.max(0, at + by), marks.length - 1)]?.focus()
  }
  return (
    <div className="lesson-bar" role="group" aria-label={text.steps} ref={bar}>
      {titles.map((title, index) => (
        <button
          key={title}
          type="button"
          aria-label={index < texts.steps.length ? text.stepNamed(index + 1, title) : title}
          aria-current={index === step ? 'step' : undefined}
          title={title}
          data-done={index < step}
          tabIndex={index === step ? 0 : -1}
          onClick={() => desk.go(index)}
          onKeyDown={onKeyDown}
        />
      ))}
    </div>
  )
}
