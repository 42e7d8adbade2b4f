import { useEffect, useId, useRef, useState } from 'react'
import { packRun } from '#app/drafts/pack-run.ts'
import { drawId } from '#app/drafts/run-record.ts'
import { nameMax, tidyName } from '#app/store/kept-name.ts'
import { shelfLimits, type Listing } from '#app/drafts/shelf.ts'
import { runsText } from '#text/en/runs.ts'
import { usePage, useText, type Page } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { deskOf } from './desk-of.ts'
import { KeptRun } from './KeptRun.tsx'

/** A text that was just deleted, to bring back. */
export interface Removed {
  readonly key: string
  readonly text: string
  readonly name: string
}

/** The drafts and the saved runs of this browser, and a way to save the present one. */
export function KeptRuns() {
  const text = useText(runsText)
  const { shelf } = deskOf(usePage())
  const listing = useListing()
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [now] = useState(() => Date.now())
  const saved = listing.records.filter(({ kind }) => kind === 'saved')
  const drafts = listing.records.filter(({ kind }) => kind === 'draft')
  const remove = (key: string, name: string) => {
    const gone = shelf.remove(key)
    if (gone !== null) setRemoved({ key, text: gone, name })
  }
  return (
    <div className="sweep">
      <p className="reading">{text.intro}</p>
      {!listing.lasts && <p className="runs-warning">{text.notLasting}</p>}
      <SaveForm />
      <Undo removed={removed} onUndone={() => setRemoved(null)} />
      <section aria-label={text.saved}>
        <h3>{text.saved}</h3>
        {saved.length === 0 && <p className="note">{text.noneSaved}</p>}
        <ul className="runs-list">
          {saved.map((record) => (
            <KeptRun key={record.id} record={record} now={now} onRemove={remove} />
          ))}
        </ul>
      </section>
      <section aria-label={text.drafts}>
        <h3>
          {text.drafts} <small>{text.draftLimit(shelfLimits.drafts)}</small>
        </h3>
        {drafts.length === 0 && <p className="note">{text.noDrafts}</p>}
        <ul className="runs-list">
          {drafts.map((record) => (
            <KeptRun key={record.id} record={record} now={now} onRemove={remove} />
          ))}
        </ul>
      </section>
      <Faulty faulty={listing.faulty} onRemove={remove} />
    </div>
  )
}

function useListing(): Listing {
  const { shelf } = deskOf(usePage())
  const [listing, setListing] = useState(() => shelf.list())
  useEffect(() => shelf.onChange(() => setListing(shelf.list())), [shelf])
  return listing
}

/** Saves the run as it stands now, under a name. */
function SaveForm() {
  const id = useId()
  const page = usePage()
  const text = useText(runsText)
  const [name, setName] = useState('')
  const save = () => void saveRun(page, name).then((isKept) => isKept && setName(''))
  return (
    <form
      className="runs-save"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label className="label" htmlFor={id}>
        {text.name}
      </label>
      <input
        id={id}
        type="text"
        className="runs-name"
        autoComplete="off"
        maxLength={nameMax}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button
        type="submit"
        className="button button-primary"
        // The second press of a double one saves nothing more.
        onClick={(event) => event.detail > 1 && event.preventDefault()}
      >
        {text.save}
      </button>
    </form>
  )
}

async function saveRun(page: Page, typed: string): Promise<boolean> {
  const { session, builtIns, layout, language } = page
  const text = language.words.now().text(runsText)
  const { recording, time, digest, tree } = session.store.getState()
  const moment = { recording, time, digest, goal: layout.getState().goal, tree }
  const { signal } = new AbortController()
  const packed = await packRun(moment, builtIns, signal).catch(() => null)
  if (packed === null) {
    session.say(text.notPacked)
    return false
  }
  const at = Date.now()
  const name = tidyName(typed) || text.runOf(at, at)
  const kept = deskOf(page).shelf.put({ id: drawId(), kind: 'saved', name, at, ...packed })
  if (kept === 'kept' || kept === 'visit') session.say(text[kept](name))
  else session.say(kept === 'full' ? text.full(shelfLimits.saved) : text.large)
  return kept === 'kept' || kept === 'visit'
}

interface UndoProps {
  readonly removed: Removed | null
  readonly onUndone: () => void
}

/** What was deleted last, and the way back. The focus comes here, because the pressed button is gone. */
function Undo({ removed, onUndone }: UndoProps) {
  const text = useText(runsText)
  const { shelf } = deskOf(usePage())
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (removed !== null) button.current?.focus()
  }, [removed])
  return (
    <div role="status" className="runs-undo">
      {removed !== null && (
        <>
          <span>{text.removed(removed.name)}</span>
          <Button
            ref={button}
            icon="undo"
            onPress={() => {
              shelf.restore(removed.key, removed.text)
              onUndone()
            }}
          >
            {text.back}
          </Button>
        </>
      )}
    </div>
  )
}

interface FaultyProps {
  readonly faulty: Listing['faulty']
  readonly onRemove: (key: string, name: string) => void
}

function Faulty({ faulty, onRemove }: FaultyProps) {
  const text = useText(runsText)
  if (faulty.length === 0) return null
  return (
    <ul className="runs-list">
      {faulty.map(({ key, fault }) => (
        <li key={key}>
          <span className="runs-what">
            <span className="runs-warning">{text[fault]}</span>
            <span className="micro">{key.slice(0, 60)}</span>
          </span>
          <span className="row">
            <button
              type="button"
              className="button"
              aria-label={text.removeOf(key.slice(0, 60))}
              onClick={() => onRemove(key, key.slice(0, 60))}
            >
              {text.remove}
            </button>
          </span>
        </li>
      ))}
    </ul>
  )
}
