import { lessonCardText } from '#text/en/lesson-card.ts'
import { usePage, useText, useWords } from '../page.ts'
import { present } from './open-desk.ts'

interface MoreProps {
  readonly id: string
  /** Only a built-in lesson has a sheet. */
  readonly hasSheet: boolean
}

/** What else can be done with a lesson than to play it. */
export function More({ id, hasSheet }: MoreProps) {
  const text = useText(lessonCardText)
  const page = usePage()
  const { locale } = useWords()
  // Named whole, because not every host leads from a folder to its page.
  const sheet = `lessons/${id}/${locale === 'de' ? 'de/' : ''}index.html`
  return (
    <p className="lesson-more">
      <button type="button" className="link" onClick={() => present(page, true)}>
        {text.present}
      </button>
      {hasSheet && (
        <a className="link" href={sheet}>
          {text.print}
        </a>
      )}
    </p>
  )
}
