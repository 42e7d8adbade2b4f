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
    const { exportHpa } = await import('#share/manifests/export-hpa.ts')
    const name = service ?? 'web'
    const kept = manifest === null ? '' : manifest.fileName
    const { hpa } = watchedSettings(state)
    const file = kept === '' ? `${name}-hpa.yaml` : kept
    download(file, 'application/yaml', exportHpa(hpa, manifest, name))
  } catch {
    // The part that writes YAML could not be fetched.
    session.say(language.words.now().text(dialogsText).manifestFailed)
  }
}
