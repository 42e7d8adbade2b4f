import type { Lesson } from '#core/organisms/lesson.ts'
import { engineVersion } from '#core/organisms/recording.ts'
import type { Result } from '#core/schema/schema.ts'
import type { OpenedLink } from '#share/link.ts'

export { packLink, unpackLink } from '#share/link-desk.ts'

/** A link with the lesson that it holds, read; null where it holds none. */
export interface ReadLink extends OpenedLink {
  readonly lesson: Lesson | null
}

/** A link with its lesson, or with the engine that made its run: each comes when it is needed. */
export async function ripen(link: OpenedLink): Promise<Result<ReadLink>> {
  const { sealedLesson } = link
  if (sealedLesson === null) {
    return { ok: true, value: { ...((await withEngine(link)) ?? link), lesson: null } }
  }
  const { unsealLesson } = await import('#lessons/sealed-lesson.ts')
  const lesson = unsealLesson(sealedLesson)
  return lesson.ok ? { ok: true, value: { ...link, lesson: lesson.value } } : lesson
}

/** With the engine that made it, where that is an older one which this page carries. */
async function withEngine(link: OpenedLink): Promise<OpenedLink | null> {
  if (link.madeWith === null || link.madeWith >= engineVersion) return null
  try {
    return await (await import('./older-engine.ts')).withItsEngine(link)
  } catch {
    // That part of the page could not be loaded: its own engine runs the link, which a notice tells anyway.
    return null
  }
}
