import type { Lecture } from '#app/lecture/lecture.ts'
import type { Told, ToldAnswer } from '#app/lecture/message.ts'
import { lectureText } from '#text/en/lecture.ts'
import { useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Icon } from '../parts/Icon.tsx'

interface RoomProps {
  readonly told: Told
  /** Null where the hands are counted and what came stands beside them. */
  readonly lecture: Pick<Lecture, 'count' | 'next'> | null
}

/** What is asked of the room, with its hands; afterwards the same bars beside what is true. */
export function Room({ told, lecture }: RoomProps) {
  const text = useText(lectureText)
  const { question, answers, truth, outcome, isWarned } = told
  // A curve has no answers to count: who presents draws it for the room.
  const isCurve = answers.length === 0
  const asks = isCurve ? text.drawForRoom : text.noHands
  const warns = isCurve ? text.undrawn : text.warned
  const hands = answers.reduce((sum, one) => sum + one.hands, 0)
  const most = Math.max(1, ...answers.map((one) => one.hands))
  return (
    <div
      className="lecture-room"
      role="group"
      aria-label={lecture === null ? text.result : text.question}
      data-counts={lecture !== null}
    >
      {lecture !== null && <p className="lecture-question">{question}</p>}
      {lecture === null && !isCurve && truth !== '' && (
        <p className="lecture-truth">{text.was(truth)}</p>
      )}
      <ol className="lecture-answers">
        {answers.map((answer, index) => (
          <Answer
            key={answer.text}
            answer={answer}
            place={index}
            share={answer.hands / most}
            lecture={lecture}
          />
        ))}
      </ol>
      {lecture === null ? (
        <p className="lecture-outcome">{outcome}</p>
      ) : (
        <div className="lecture-foot">
          <p role="status">{isWarned ? warns : hands > 0 ? text.hands(hands) : asks}</p>
          <Button look="primary" onPress={() => lecture.next()}>
            {text.show}
          </Button>
        </div>
      )}
    </div>
  )
}

interface AnswerProps {
  readonly answer: ToldAnswer
  readonly place: number
  /** Of the answer with most hands. */
  readonly share: number
  readonly lecture: RoomProps['lecture']
}

function Answer({ answer, place, share, lecture }: AnswerProps) {
  const text = useText(lectureText)
  const { hands, isTrue } = answer
  const isRight = isTrue && lecture === null
  return (
    <li data-true={isRight}>
      <span className="lecture-key" aria-hidden="true">
        {isRight ? <Icon name="check" /> : place + 1}
      </span>
      <span className="lecture-answer">
        {answer.text}
        {isRight && <span className="hidden-visually">, {text.isTrue}</span>}
        <svg
          className="lecture-hands"
          viewBox="0 0 100 1"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect width={100 * share} height="1" />
        </svg>
      </span>
      <span className="lecture-count">
        {hands}
        <span className="hidden-visually"> {text.hands(hands)}</span>
      </span>
      {lecture !== null && (
        <>
          <button
            type="button"
            className="button lecture-take"
            aria-label={text.take(answer.text)}
            disabled={hands === 0}
            onClick={() => lecture.count(place, -1)}
          >
            <Icon name="minus" />
          </button>
          <button
            type="button"
            className="button lecture-add"
            aria-label={text.add(answer.text)}
            onClick={() => lecture.count(place, 1)}
          >
            <Icon name="plus" />
          </button>
        </>
      )}
    </li>
  )
}
