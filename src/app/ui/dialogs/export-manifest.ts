import { watchedSettings } from '#app/store/service-settings.ts'
import { watchedName } from '#app/store/watched.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import type { Page } from '../page.ts'
import { download } from '../parts/download.ts'

/** Downloads the autoscaler in force as a manifest: what was imported, with the edits made since; of one of several services its own, anew. */
export async function exportManifest({ session, visit, language }: Page): Promise<void> {
  const state = session.store.getState()
  const service = watchedName(state)
  // Nobody knows for which of several services a text was imported.
  const manifest = service === null ? visit.store.getState().manifest : null
  try {
    const { exportManifest: write } = await import('#share/manifests/export-manifest.ts')
    const name = service ?? 'web'
    const kept = manifest === null ? '' : manifest.fileName
    const settings = watchedSettings(state)
    const made = write(settings, manifest, name)
    if (!made.ok) return session.say(made.problem)
    const { text, ending } = made.value
    const file = kept === '' ? `${name}-${settings.policy.kind}.${ending}` : kept
    download(file, ending === 'json' ? 'application/json' : 'application/yaml', text)
  } catch {
    // The part that writes YAML could not be fetched.
    session.say(language.words.now().text(dialogsText).manifestFailed)
  }
}
