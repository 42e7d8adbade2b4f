import type { Told, Wish } from '#app/lecture/message.ts'
import type { lectureText } from '#text/en/lecture.ts'
import { Icon } from '../parts/Icon.tsx'

interface ToldQuestionProps {
  readonly told: Told
  readonly text: (typeof lectureText)['english']
  readonly wish: (wish: Wish) => void
}

/** The question with what is true, which the room does not see yet, and the hands that were counted. */
export function ToldQuestion({ told, text, wish }: ToldQuestionProps) {
  const { question, truth, answers, phase } = told
  return (
    <div className="presenter-question">
      <p>{question}</p>
      {truth !== '' && <p className="presenter-truth">{text.answer(truth)}</p>}
      <ol>
        {answers.map((answer, place) => (
          <li key={answer.text} data-true={answer.isTrue}>
            <span>
              {answer.text}
              {answer.isTrue && <span className="hidden-visually">, {text.isTrue}</span>}
            </span>
            <b>{answer.hands}</b>
            {phase === 'asking' && (
              <>
                <button
                  type="button"
                  className="button"
                  aria-label={text.take(answer.text)}
                  disabled={answer.hands === 0}
                  onClick={() => wish({ wish: 'count', answer: place, by: -1 })}
                >
                  <Icon name="minus" />
                </button>
                <button
                  type="button"
                  className="button"
                  aria-label={text.add(answer.text)}
                  onClick={() => wish({ wish: 'count', answer: place, by: 1 })}
                >
                  <Icon name="plus" />
                </button>
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
