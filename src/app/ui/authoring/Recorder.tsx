import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { lessonLimits } from '#lessons/check-lesson.ts'
import { endsAt, goesOn } from '#lessons/authoring/record.ts'
import { authoringText } from '#text/en/authoring.ts'
import { usePage, useRun, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { endWords } from './end-words.ts'
import type { Author } from './author.ts'

/** Says where a step ends: at the moment that the page shows, or at something that has just happened in it. */
export function Recorder({ author }: { readonly author: Author }) {
  const { session } = usePage()
  const text = useText(authoringText)
  const { work, plan, isChecking } = useStore(author.store)
  const { draft } = work
  const isStill = useRun(({ status }) => status === 'paused' || status === 'finished')
  const time = useRun((state) => (isStill ? state.time : -1))
  const recording = useRun((state) => state.recording)
  const [chosen, setChosen] = useState('0')
  const begin = plan.at(-1)?.end ?? 0
  const offers = useMemo(() => {
    const { history, notes, decisions, watched } = session.store.getState()
    const service = draft.base === null ? watched : draft.service
    return isStill ? endsAt({ history, notes, decisions }, service, begin, time) : []
  }, [session, draft, begin, isStill, time])
  const isKnown = plan.length === draft.steps.length && !isChecking
  const isOurs = useMemo(
    () =>
      goesOn(
        draft,
        plan.map(({ end }) => end),
        recording,
      ),
    [draft, plan, recording],
  )
  if (draft.steps.length >= lessonLimits.steps) return <p className="note">{text.full}</p>
  if (isKnown && !isOurs) {
    return (
      <div className="author-record">
        <p className="note">{text.otherRun}</p>
        <Button onPress={() => author.bringBack()}>{text.bringBack(begin)}</Button>
      </div>
    )
  }
  const offer = offers[Number(chosen)] ?? offers[0]
  const names = new Map(
    offers.map(({ until, time: at }, index) => [String(index), endWords(text, until, at)]),
  )
  return (
    <div className="author-record">
      {!isStill && <Button onPress={() => session.pause()}>{text.pauseHere}</Button>}
      {isStill && offer === undefined && <p className="note">{text.playOn(begin)}</p>}
      {offer !== undefined && (
        <>
          <ChoiceField
            label={text.endsAt}
            value={offers.includes(offer) ? String(offers.indexOf(offer)) : '0'}
            options={names}
            onWish={setChosen}
          />
          <Button
            look="primary"
            disabled={!isKnown}
            onPress={() => {
              author.record(offer)
              setChosen('0')
            }}
          >
            {text.stepEnds}
          </Button>
        </>
      )}
    </div>
  )
}
