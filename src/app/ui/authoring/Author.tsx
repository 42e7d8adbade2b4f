import { useEffect, useId } from 'react'
import { useStore } from 'zustand'
import type { Lesson } from '#core/organisms/lesson.ts'
import { textMax } from '#lessons/check-text.ts'
import { lessonOf } from '#lessons/authoring/draft.ts'
import { authoringText } from '#text/en/authoring.ts'
import { closeLesson, openGiven } from '../layout.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button, IconButton } from '../parts/Button.tsx'
import { authorOf, type Author as AuthorDesk } from './author.ts'
import { adoptAuthorSheet } from './author-sheet.ts'
import { Recorder } from './Recorder.tsx'
import { SendLesson } from './SendLesson.tsx'
import { StepItem } from './StepItem.tsx'
import { TextLine } from './TextLine.tsx'

/** Makes a lesson from the run on the page: steps are recorded, then told in words. */
export function Author() {
  const page = usePage()
  const author = authorOf(page)
  const { work, plan, problem, isKept } = useStore(author.store)
  const text = useText(authoringText)
  const id = useId()
  useEffect(adoptAuthorSheet, [])
  const { draft, past, future } = work
  const lesson = lessonOf(draft)
  return (
    <section className="lesson author" aria-labelledby={id}>
      <div className="lesson-top">
        <h2 className="section-title" id={id}>
          {text.title}
        </h2>
        <span className="lesson-gap" />
        <IconButton
          icon="undo"
          label={text.undo}
          disabled={past.length === 0}
          onPress={() => author.undo()}
        />
        <IconButton
          icon="redo"
          label={text.redo}
          disabled={future.length === 0}
          onPress={() => author.redo()}
        />
        <IconButton
          icon="close"
          label={isKept ? text.close : text.closeAlone}
          onPress={() => closeLesson(page.layout)}
        />
      </div>
      <p className="note">{text.intro}</p>
      {!isKept && (
        <p className="problem" role="status">
          {text.notKept}
        </p>
      )}
      <Recorder author={author} />
      {draft.steps.length > 0 && (
        <ol className="author-steps">
          {draft.steps.map((step, at) => (
            // A step has nothing but its place; its fields hold no state of their own.
            <StepItem
              key={at}
              author={author}
              step={step}
              at={at}
              planned={plan[at]}
              problem={problem?.step === at && !problem.isMissing ? problem.sentence : null}
            />
          ))}
        </ol>
      )}
      {lesson !== null && <Whole author={author} lesson={lesson} />}
    </section>
  )
}

interface WholeProps {
  readonly author: AuthorDesk
  readonly lesson: Lesson
}

/** What the lesson as a whole says, what is wrong with it, and the ways on. */
function Whole({ author, lesson }: WholeProps) {
  const { layout } = usePage()
  const text = useText(authoringText)
  const { say } = useWords()
  const { work, problem, isChecking } = useStore(author.store)
  const { draft } = work
  const isReady = !isChecking && problem === null
  return (
    <>
      <TextLine
        label={text.lessonTitle}
        value={draft.title}
        most={textMax.title}
        onText={(title) => author.change({ ...draft, title }, 'title')}
      />
      <TextLine
        label={text.limit}
        value={draft.limit}
        most={textMax.limit}
        rows={2}
        onText={(limit) => author.change({ ...draft, limit }, 'limit')}
      />
      <p className={problem?.isMissing === false ? 'problem' : 'note'} role="status">
        {isChecking ? text.checking : problem === null ? text.ready : say(problem.sentence)}
      </p>
      <div className="lesson-actions">
        <Button
          look="primary"
          disabled={!isReady}
          onPress={() => openGiven(layout, { lesson, from: 'draft' })}
        >
          {text.preview}
        </Button>
        <SendLesson lesson={lesson} isReady={isReady} />
      </div>
    </>
  )
}
