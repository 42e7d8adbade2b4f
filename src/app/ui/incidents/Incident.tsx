import { incidentsText } from '#text/en/incidents.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Explained } from './Explained.tsx'
import { below } from './looks.ts'
import { attemptsMost, useExplaining } from './use-explaining.ts'

/** An incident explained: asked for, made beside the page, and told. */
export function Incident() {
  const text = useText(incidentsText)
  const words = useWords()
  const { session } = usePage()
  const { last, tooMany, start, stop } = useExplaining()
  const isOther = useRun((state) => last !== null && last.recording !== state.recording)
  const state = last?.state
  // It looks to the end of the run: beside a question it would be the answer.
  const isHeldBack = useRun(({ gate }) => gate !== null)
  const said = state?.phase === 'refused' ? words.say(state.problem) : null
  const problem = state?.phase === 'lost' ? text.lost : said
  if (isHeldBack) return <p className="note">{text.inLesson}</p>
  if (state?.phase === 'running') {
    return (
      <div style={below}>
        <progress aria-label={text.progress} max={1} value={state.share} />
        <p className="micro figure">
          {state.made === 0 ? text.findsIt : text.runsMade(state.made, state.all)}
        </p>
        <Button onPress={stop}>{text.stop}</Button>
      </div>
    )
  }
  return (
    <div style={below}>
      {tooMany === null ? (
        <Button onPress={() => start(session.store.getState().time)} help={text.help}>
          {state === undefined ? text.title : text.again}
        </Button>
      ) : (
        <p className="note">{text.tooHeavy(tooMany, attemptsMost)}</p>
      )}
      <div role="status">
        {problem !== null && <p className="problem">{problem}</p>}
        {state?.phase === 'done' && state.explanation === null && (
          <p className="note">{text.nothing}</p>
        )}
      </div>
      {last !== null && state?.phase === 'done' && state.explanation !== null && (
        <>
          {isOther && (
            <Button onPress={() => session.open(last.recording, session.store.getState().time)}>
              {text.back}
            </Button>
          )}
          <Explained explanation={state.explanation} onAsk={isOther ? null : start} />
        </>
      )}
    </div>
  )
}
