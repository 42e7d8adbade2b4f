import { use, useMemo } from 'react'
import type { Lesson } from '#core/organisms/lesson.ts'
import type { Result } from '#core/schema/schema.ts'
import { importText } from '#text/en/import.ts'
import { openGiven } from '../layout.ts'
import { usePage, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { Refusal } from './Refusal.tsx'
import { readLesson } from './lesson-source.ts'

/** A lesson from a file: its title and length, then it is opened like one from a link. */
export function LessonImport(props: ImportProps) {
  const { source } = props
  const read = useMemo(() => readLesson(source), [source])
  return <Read {...props} lesson={read instanceof Promise ? use(read) : read} />
}

function Read({
  lesson,
  source,
  onDone,
  onEdit,
}: ImportProps & { readonly lesson: Result<Lesson> }) {
  const { layout } = usePage()
  const text = useText(importText)
  if (!lesson.ok) return <Refusal sentence={lesson.problem} source={source} onEdit={onEdit} />
  const { texts, steps } = lesson.value
  return (
    <>
      <p>{text.isLesson(texts.title, steps.length)}</p>
      <div className="row-end">
        <Button
          look="primary"
          onPress={() => {
            openGiven(layout, { lesson: lesson.value, from: 'file' })
            onDone()
          }}
        >
          {text.openLesson}
        </Button>
      </div>
    </>
  )
}
