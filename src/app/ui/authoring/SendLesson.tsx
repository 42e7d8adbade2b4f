import { useEffect, useRef, useState } from 'react'
import type { Lesson } from '#core/organisms/lesson.ts'
import { lessonToFile } from '#lessons/lesson-file.ts'
import { sealLesson } from '#lessons/sealed-lesson.ts'
import { authoringText } from '#text/en/authoring.ts'
import { usePage, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { download } from '../parts/download.ts'
import { pageAddress } from '../parts/link-address.ts'

interface SendProps {
  readonly lesson: Lesson
  readonly isReady: boolean
}

/** The lesson as a link, with its length, or as a file. */
export function SendLesson({ lesson, isReady }: SendProps) {
  const { session } = usePage()
  const text = useText(authoringText)
  const { say } = useWords()
  const [told, setTold] = useState<{ readonly of: Lesson; readonly text: string } | null>(null)
  const tell = (words: string) => setTold({ of: lesson, text: words })
  const status = useRef<HTMLParagraphElement>(null)
  // The card scrolls, and this stands at its end.
  useEffect(() => {
    if (told !== null) status.current?.scrollIntoView({ block: 'nearest' })
  }, [told])
  const copy = async () => {
    const { encodeLessonLink } = await import('#share/link.ts')
    const sealed = sealLesson(lesson)
    if (!sealed.ok) return tell(say(sealed.problem))
    const link = encodeLessonLink(sealed.value)
    if (link.tooLong) return tell(text.tooLong)
    const address = `${pageAddress()}#${link.fragment}`
    tell((await copyText(address)) ? text.copied(address.length) : address)
  }
  const save = () => download(`${lesson.id}.mitosis.json`, 'application/json', lessonToFile(lesson))
  return (
    <>
      <Button
        disabled={!isReady}
        onPress={() => void copy().catch(() => session.say(text.notCopied))}
      >
        {text.copyLink}
      </Button>
      <Button disabled={!isReady} onPress={save}>
        {text.saveFile}
      </Button>
      <p className="note author-told" role="status" ref={status}>
        {told !== null && told.of === lesson ? told.text : ''}
      </p>
    </>
  )
}
