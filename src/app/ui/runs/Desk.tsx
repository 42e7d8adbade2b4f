import './runs.css'
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { goalsText } from '#text/en/goals.ts'
import { runsText } from '#text/en/runs.ts'
import { openDialog, type Note } from '../layout.ts'
import { usePage, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { deskOf, setGoal } from './desk-of.ts'
import { goalSentence } from './goal-words.ts'
import { openRecord } from './open-record.ts'
import { RoundBar } from './RoundBar.tsx'

/** What a visitor keeps, and what the run is held to: on the page it only speaks where notes are told. */
export function Desk() {
  const { layout } = usePage()
  const [offer, goal] = [useOffer(), useGoalNote()]
  const notes = useMemo(() => [offer, goal].filter((note) => note !== null), [offer, goal])
  useEffect(() => {
    layout.setState({ deskNotes: notes })
  }, [layout, notes])
  return <RoundBar />
}

/** The last draft, where the page began without a run, or that the present one cannot be kept. */
function useOffer(): Note | null {
  const page = usePage()
  const { keeper } = deskOf(page)
  const text = useText(runsText)
  const { offer, trouble } = useStore(keeper.store)
  const [now] = useState(() => Date.now())
  return useMemo(() => {
    if (trouble !== null) {
      const onDismiss = () => keeper.store.setState({ trouble: null })
      return { id: 'draft trouble', text: text.draftTrouble, onDismiss }
    }
    if (offer === null) return null
    return {
      id: 'draft',
      text: text.offer(offer.at, now),
      action: <Button onPress={() => void openRecord(page, offer)}>{text.goOn}</Button>,
      onDismiss: () => keeper.dismissOffer(),
    }
  }, [page, keeper, text, now, offer, trouble])
}

/** The goal of the run, and whether it is met once the run is over. */
function useGoalNote(): Note | null {
  const page = usePage()
  const { goal: store } = deskOf(page)
  const text = useText(goalsText)
  const state = useStore(store)
  const said = goalSentence(state, text)
  const { wrong } = state
  return useMemo(() => {
    if (wrong !== null) {
      const onDismiss = () => store.setState({ wrong: null })
      return { id: `goal ${wrong}`, text: text.unknown(wrong), onDismiss }
    }
    if (said === null) return null
    return {
      id: `goal ${said}`,
      text: said,
      action: <Button onPress={() => openDialog(page.layout, 'runs')}>{text.details}</Button>,
      onDismiss: () => setGoal(page, null),
    }
  }, [page, store, text, said, wrong])
}
