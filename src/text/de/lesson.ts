import type { lessonText } from '../en/lesson.ts'
import type { TextsOf } from '../messages.ts'

export const lesson: TextsOf<typeof lessonText> = {
  'autoscaled-service': {
    reading: [
      'Eine Zelle ist ein Replikat eines Dienstes. Anfragen strömen herein; je mehr ihrer Plätze belegt sind, desto höher ist die Last einer Zelle. Ein echter Autoscaler entscheidet, wann Zellen sich teilen und wann sie abgebaut werden: der HorizontalPodAutoscaler, gerechnet wie in Kubernetes 1.36, oder ein anderer, der gewählt wird.',
      'Eine Teilung dauert so lange, wie sie dauert: Ein Knoten wird gefunden, das Image wird abgerufen, der Container fährt hoch, eine Bereitschaftsprobe gelingt. Erst dann bedient die Tochter.',
    ],
    limit:
      'Ein echtes Replikat ist eine frische Kopie des Images, und seine Mutter verliert nichts. Die Furche zeigt das Warten auf die Bereitschaft, keine Teilung des Speichers.',
  },
  microservices: {
    reading: [
      'Jedes Gewebe ist ein Dienst, jede Zelle eines seiner Replikate. Die Ströme sind Aufrufe: Wer aufgerufen wird, wartet in einer eigenen Schlange, und wer ruft, wartet auf die Antwort. Jeder Dienst hat einen eigenen Autoscaler, der keinen anderen Dienst sieht.',
      'Ein zu kleiner Dienst lässt seine Aufrufer warten. Hier erledigt eine Zelle zuerst die eigene Arbeit und ruft dann auf; ihr Platz ist frei, während sie wartet, wie bei asynchronen Servern.',
    ],
    limit:
      'Die Zellen eines Körpers teilen einen Blutkreislauf und ein Genom. Dienste teilen keines von beiden: Jeder hat sein eigenes Image und sein eigenes Team, ein Aufruf kostet Zeit und kann allein scheitern, und nichts über ihnen weiß, was das Ganze braucht.',
  },
}
