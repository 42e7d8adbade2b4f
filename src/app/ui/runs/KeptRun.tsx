import { useEffect, useRef, useState } from 'react'
import type { RunRecord } from '#app/drafts/run-record.ts'
import { nameMax, tidyName } from '#app/store/kept-name.ts'
import { keyPrefix, shelfLimits } from '#app/drafts/shelf.ts'
import { runsText } from '#text/en/runs.ts'
import { closeDialog } from '../layout.ts'
import { usePage, useText } from '../page.ts'
import { copyText } from '../parts/copy-text.ts'
import { pageAddress } from '../parts/link-address.ts'
import { deskOf } from './desk-of.ts'
import { openRecord } from './open-record.ts'

interface KeptRunProps {
  readonly record: RunRecord
  readonly now: number
  readonly onRemove: (key: string, name: string) => void
}

/** One kept run with all that can be done with it. */
export function KeptRun({ record, now, onRemove }: KeptRunProps) {
  const page = usePage()
  const { session, layout } = page
  const text = useText(runsText)
  const [isNaming, setIsNaming] = useState(false)
  const renaming = useRef<HTMLButtonElement>(null)
  const { id, kind, at, time, changes, seed, system, form, run, branches } = record
  const name = record.name === '' ? text.draftOf(at, now) : record.name
  const open = async () => {
    if (await openRecord(page, record)) closeDialog(layout, 'runs')
  }
  const copy = async () => {
    if (form === 'file') return session.say(text.noLink)
    const isCopied = await copyText(`${pageAddress()}#${run}`)
    session.say(isCopied ? text.copied(name) : text.notCopied)
  }
  const endNaming = () => {
    setIsNaming(false)
    renaming.current?.focus()
  }
  return (
    <li>
      <span className="runs-what">
        {isNaming ? (
          <NameForm record={record} name={name} onEnd={endNaming} />
        ) : (
          <strong>{name}</strong>
        )}
        <span className="micro figure">
          {new Map(Object.entries(text.systems)).get(system)} ·{' '}
          {text.facts(at, now, time, changes, seed)}
          {branches.length > 0 && ` · ${text.branches(branches.length)}`}
        </span>
      </span>
      <span className="runs-acts">
        <Act label={text.openOf(name)} onPress={() => void open()}>
          {text.open}
        </Act>
        <button
          type="button"
          className="button button-ghost"
          aria-label={kind === 'draft' ? text.saveOf(name) : text.renameOf(name)}
          aria-expanded={isNaming}
          ref={renaming}
          onClick={() => setIsNaming(!isNaming)}
        >
          {kind === 'draft' ? text.save : text.rename}
        </button>
        <Act label={text.copyOf(name)} onPress={() => void copy()}>
          {text.copy}
        </Act>
        <Act label={text.removeOf(name)} onPress={() => onRemove(keyPrefix + id, name)}>
          {text.remove}
        </Act>
      </span>
    </li>
  )
}

interface ActProps {
  readonly label: string
  readonly onPress: () => void
  readonly children: string
}

function Act({ label, onPress, children }: ActProps) {
  return (
    <button type="button" className="button button-ghost" aria-label={label} onClick={onPress}>
      {children}
    </button>
  )
}

interface NameFormProps {
  readonly record: RunRecord
  readonly name: string
  readonly onEnd: () => void
}

/** Another name; a draft that gets one is a saved run from then on. */
function NameForm({ record, name, onEnd }: NameFormProps) {
  const page = usePage()
  const { shelf } = deskOf(page)
  const text = useText(runsText)
  const [typed, setTyped] = useState(record.name)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.select(), [])
  const take = () => {
    const kept = shelf.put({ ...record, kind: 'saved', name: tidyName(typed) || name })
    if (kept === 'full') page.session.say(text.full(shelfLimits.saved))
    onEnd()
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        take()
      }}
    >
      <input
        type="text"
        className="runs-name"
        aria-label={text.newName(name)}
        autoComplete="off"
        ref={box}
        maxLength={nameMax}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // The dialog stays open: only the new name is given up.
          event.preventDefault()
          onEnd()
        }}
      />
      <button type="submit" className="button">
        {text.takeName}
      </button>
    </form>
  )
}
