import type { Introduction } from '#core/organisms/lesson.ts'
import type { View } from '#core/organisms/view.ts'

/** The views of a run that the page has, in the order of their tabs. */
const viewNames = ['culture', 'lineage'] as const
export type ViewName = (typeof viewNames)[number]

/** What each organism has to show; a view that is not named has no tab. */
const shownIn: Readonly<Record<string, readonly ViewName[]>> = {
  'autoscaled-service': ['culture', 'lineage'],
  microservices: ['culture', 'lineage'],
}

/** The views of an organism; every one of them has a culture. */
export function viewsOf(organism: string): readonly ViewName[] {
  return (Object.hasOwn(shownIn, organism) ? shownIn[organism] : undefined) ?? ['culture']
}

/** How an organism is shown and explained. */
export interface Showing {
  readonly view: View
  readonly lesson: Introduction
}

/** The organisms' views and lessons by name, each loaded when it is first wanted. */
const views: Readonly<Record<string, () => Promise<Showing>>> = {
  'autoscaled-service': async () => {
    const [{ view }, { lesson }] = await Promise.all([
      import('#core/organisms/autoscaled-service/view.ts'),
      import('#core/organisms/autoscaled-service/lesson.ts'),
    ])
    return { view, lesson }
  },
  microservices: async () => {
    const [{ view }, { lesson }] = await Promise.all([
      import('#core/organisms/microservices/view.ts'),
      import('#core/organisms/microservices/lesson.ts'),
    ])
    return { view, lesson }
  },
}

/** How the organism of that name is shown; the promise fails where its files cannot be loaded. */
export async function showingOf(organism: string): Promise<Showing> {
  const load = Object.hasOwn(views, organism) ? views[organism] : undefined
  if (load === undefined) throw new Error(`There is no view of “${organism}”.`)
  return await load()
}
