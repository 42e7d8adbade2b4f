import type { StoreApi } from 'zustand/vanilla'
import type { PageClock } from '#app/store/page-clock.ts'
import type { Session } from '#app/store/session.ts'
import type { Visit } from '#app/store/visit.ts'
import { watchedName } from '#app/store/watched.ts'
import type { ManifestChoices } from '#share/manifests/draft.ts'
import type { ManifestSource } from '#share/manifests/import-manifest.ts'
import { createBinding, newBond, type BindingState, type Bond } from './binding.ts'
import { createCodeView, type CodeView, type CodeWords, type KeptText } from './code-view.ts'
import type { Manifests } from './manifests.ts'
import { createRunPort } from './run-port.ts'

/** An editor of the autoscaler's manifest, bound to the run. */
export interface Editing extends Pick<CodeView, 'remark' | 'goTo' | 'word' | 'focus'> {
  readonly state: StoreApi<BindingState>
  readonly choices: () => ManifestChoices
  readonly answer: (choices: ManifestChoices) => void
  /** Shows where the autoscaler begins, unless the text was left somewhere else. */
  begin(): void
  destroy(): void
}

/** What an editor that was closed leaves to the next one. */
interface Left {
  readonly kept: KeptText
  readonly bond: Bond
  readonly manifest: ManifestSource | null
}

interface EditingParts {
  readonly session: Session
  readonly visit: Pick<Visit, 'store' | 'keepManifest'>
  readonly clock: Pick<PageClock, 'after'>
  readonly manifests: Manifests
  readonly words: CodeWords
}

/** By run and service: a text that is not finished outlives its editor. */
const left = new WeakMap<Session, Map<string | null, Left>>()

/** Opens the manifest of the watched service: the text that was imported or left here, else a new one. */
export function openEditing(host: HTMLElement, parts: EditingParts): Editing {
  const { session, visit, clock, manifests, words } = parts
  const service = watchedName(session.store.getState())
  // Nobody knows for which of several services a text was imported.
  const importedNow = () => (service === null ? visit.store.getState().manifest : null)
  let manifest = importedNow()
  const all = left.get(session) ?? new Map<string | null, Left>()
  left.set(session, all)
  const before = all.get(service)
  const isKept = before !== undefined && before.manifest === manifest
  const start = isKept ? before.kept : (manifest?.text ?? '')
  const fresh = { ...newBond, choices: manifest?.choices ?? {} }
  const view = createCodeView(host, start, words, () => binding.typed())
  const run = createRunPort(session, () => binding.moved())
  const binding = createBinding({
    text: { get: view.text, put: view.put },
    run,
    manifests,
    clock,
    bond: isKept ? before.bond : fresh,
    onAgreed({ text, choices }) {
      if (service !== null) return
      manifest = { text, choices, fileName: manifest?.fileName ?? '' }
      visit.keepManifest(manifest)
    },
  })
  const stop = visit.store.subscribe(() => {
    const imported = importedNow()
    if (imported === manifest || imported === null) return
    manifest = imported
    view.put(imported.text)
    binding.begin(imported.choices)
  })
  return {
    state: binding.state,
    remark: view.remark,
    goTo: view.goTo,
    word: view.word,
    focus: view.focus,
    choices: () => binding.bond().choices,
    answer: binding.answer,
    begin() {
      const begins = binding.state.getState().reading?.begins ?? null
      if (!isKept && begins !== null) view.beginAt(begins)
    },
    destroy() {
      stop()
      run.destroy()
      binding.destroy()
      all.set(service, { kept: view.keep(), bond: binding.bond(), manifest })
      view.destroy()
    },
  }
}
