import { watchedSettings } from '#app/store/service-settings.ts'
import { dialogsText } from '#text/en/dialogs.ts'
import type { Page } from '../page.ts'
import { download } from '../parts/download.ts'

/** Downloads the autoscaler in force as a manifest: what was imported, with the edits made since. */
export async function exportManifest({ session, visit, language }: Page): Promise<void> {
  const { manifest } = visit.store.getState()
  try {
    const { exportHpa } = await import('#share/manifests/export-hpa.ts')
    const name = manifest === null || manifest.fileName === '' ? 'web-hpa.yaml' : manifest.fileName
    const { hpa } = watchedSettings(session.store.getState())
    download(name, 'application/yaml', exportHpa(hpa, manifest))
  } catch {
    // The part that writes YAML could not be fetched.
    session.say(language.words.now().text(dialogsText).manifestFailed)
  }
}
