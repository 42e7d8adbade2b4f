/**
 * What lessons are packed against beside the words of runs, per format digit, the likeliest at the end. Frozen like those:
 * a word that changes makes every lesson of its format unreadable.
 */
export const lessonWords: Readonly<Record<string, string>> = {
  '1': [
    // German and English words of a run in sentences, with the spaces around them.
    ' Replikate Replikat Zellen Zelle teilt sich Teilung Autoscaler Anfragen pro Sekunde Last Warteschlange ',
    ' Wie lange dauert es, bis Was geschieht, wenn die der das und nicht eine ist wird auf mit noch mehr als ',
    ' weniger Sekunden Minuten Prozent. Fünf Minuten lang. Sie ',
    ' target average measured tolerance window stabilization metrics probe image boot ready capacity latency ',
    ' objective cost threshold burst spike surge timeout retry retries slots policy seconds minutes percent',
    ' Why does How many How long does it take until the What happens when the Which of the It takes It stays ',
    ' requests are lost because nobody waits before a daughter can serve. The autoscaler asks for more cells ',
    ' after the load has gone back. The queue is full, and the cells are busy. Every cell divides. Nothing ',
    ' shrinks for five minutes. The load rises to requests per second. The same as before More than Less than ',
    ' None of them No cell a cell of the and the to the in the is the for the with the at the by the from ',
    // Names of the model.
    '"recommended""measured""asked""op":"+""op":"-""op":"*""op":"/""setting":["hpa","metrics",0,"target","averageUtilization"]',
    '"how":"when-above""how":"when-below""how":"when-max""how":"time-above""how":"time-below","than":',
    '"scale-down""draining""death""crash""breach""recovery""loss""decision""division""ready""scale-up"',
    '"arrivals""completions""failed""p50""p99""latency""replicas""capacity""utilisation""queue""cost""costNotServing"',
    '"time-to-divide""time-bar""headline""losses""autoscaler""load""stage"',
    '"kind":"number","truth":"min":0,"max":"step":1,"near":"kind":"choice","options":[[["',
    '"changes":[{"type":"set","name":"value":{"type":"kill","cell":1}{"type":"burst","rate":"seconds":',
    '"claims":[["measures":{"count":{"event":"division","how":"count"}"from":{"of":"start"},"to":{"of":"end"}',
    '"of":"begin","plus":"how":"mean""how":"total""how":"first""how":"last""how":"min""how":"max"',
    '"prompt":{"speed":8,"until":{"after":{"event":"scale-up","within":120}{"at":60},{"speed":',
  ].join(''),
}
