import type { lessonText } from '../en/lesson.ts'
import type { TextsOf } from '../messages.ts'

export const lesson: TextsOf<typeof lessonText> = {
  reading: [
    'Eine Zelle ist ein Replikat eines Dienstes. Anfragen strömen herein; je mehr ihrer Plätze belegt sind, desto höher ist die Last einer Zelle. Ein echter HorizontalPodAutoscaler, gerechnet wie in Kubernetes 1.36, entscheidet, wann Zellen sich teilen und wann sie abgebaut werden.',
    'Eine Teilung dauert so lange, wie sie dauert: Ein Knoten wird gefunden, das Image wird abgerufen, der Container fährt hoch, eine Bereitschaftsprobe gelingt. Erst dann bedient die Tochter.',
  ],
  limit:
    'Ein echtes Replikat ist eine frische Kopie des Images, und seine Mutter verliert nichts. Die Furche zeigt das Warten auf die Bereitschaft, keine Teilung des Speichers.',
}
