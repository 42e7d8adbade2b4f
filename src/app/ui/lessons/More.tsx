import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText, useWords } from '../page.ts'

/** What else can be done with a lesson than to play it. */
export function More({ id }: { readonly id: string }) {
  const text = useText(lessonCardText)
  const { locale } = useWords()
  // Named whole, because not every host leads from a folder to its page.
  const sheet = `lessons/${id}/${locale === 'de' ? 'de/' : ''}index.html`
  return (
    <p className="lesson-more">
      <a className="link" href={sheet}>
        {text.print}
      </a>
    </p>
  )
}
