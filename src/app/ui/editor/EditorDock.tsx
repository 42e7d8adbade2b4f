import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { BindingState } from '#app/editor/binding.ts'
import { openEditing, type Editing } from '#app/editor/editing.ts'
import { readManifests } from '#app/editor/read-manifests.ts'
import { createPageClock } from '#app/store/page-clock.ts'
import { watchedName } from '#app/store/watched.ts'
import { createManifestThread } from '#share/reading/threads.ts'
import { editorText } from '#text/en/editor.ts'
import { brief } from '#text/brief.ts'
import { usePage, useRun, useRunWaits, useText, useWords, type Page } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { useMounted } from '../parts/use-mounted.ts'
import { EditorFoot } from './EditorFoot.tsx'
import { adoptEditorSheet } from './editor-sheet.ts'
import { openerId } from './opener.ts'
import { remarksOf } from './remarks.ts'

/** The manifest of the autoscaler beside its panel: both are the same, and each follows the other. */
export function EditorDock() {
  const service = useRun(watchedName)
  const { layout } = usePage()
  const text = useText(editorText)
  const waits = useRunWaits()
  useEffect(adoptEditorSheet, [])
  const close = () => {
    layout.setState({ editor: false })
    // The button that opened it stands in the panel again.
    document.getElementById(openerId)?.focus()
  }
  return (
    <section className="editor" aria-labelledby="editor-title" inert={waits} data-waits={waits}>
      <div className="row-spread editor-head">
        <h2 className="section-title" id="editor-title">
          {text.title}
          {service !== null && <span className="panel-service"> {brief(service)}</span>}
        </h2>
        <IconButton icon="close" label={text.close} onPress={close} />
      </div>
      <Code key={service} />
    </section>
  )
}

function Code() {
  const page = usePage()
  const words = useWords()
  const text = words.text(editorText)
  const [editing, setEditing] = useState<Editing | null>(null)
  const [mount] = useState(() => (host: HTMLElement) => {
    const opened = openHere(host, page)
    setEditing(opened)
    return {
      destroy() {
        setEditing(null)
        opened.destroy()
      },
    }
  })
  const host = useMounted(mount)
  useEffect(() => editing?.word({ label: text.label, help: text.help }), [editing, text])
  return (
    <>
      <div className="editor-code" ref={host} />
      <p className="micro editor-help">{text.help}</p>
      {editing !== null && <Followed editing={editing} />}
    </>
  )
}

function openHere(host: HTMLElement, page: Page): Editing {
  const { session, visit, language } = page
  const { label, help } = language.words.now().text(editorText)
  const name = watchedName(session.store.getState()) ?? 'web'
  const editing = openEditing(host, {
    session,
    visit,
    clock: createPageClock(),
    // Like the import of a manifest.
    manifests: readManifests({ atOnce: 8000, makeThread: createManifestThread }, name),
    words: { label, help },
  })
  // A finger asks for the panel as much as for the text, and a keyboard on the screen would hide both.
  if (!matchMedia('(pointer: coarse)').matches) editing.focus()
  return editing
}

/** What the text says, marked at its lines and told below. */
function Followed({ editing }: { readonly editing: Editing }) {
  const words = useWords()
  const state: BindingState = useStore(editing.state)
  const { reading, isUnread } = state
  useEffect(() => {
    // What is being typed keeps the marks it has until it is read.
    if (!isUnread) editing.remark(remarksOf(reading, words, editing))
  }, [editing, reading, isUnread, words])
  const isRead = reading !== null
  // What is said below takes its room first.
  useEffect(() => {
    if (isRead) editing.begin()
  }, [editing, isRead])
  return <EditorFoot editing={editing} state={state} />
}
