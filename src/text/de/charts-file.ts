import type { chartsFileText } from '../en/charts-file.ts'
import type { TextsOf } from '../messages.ts'
import { n } from './grammar.ts'

export const chartsFile: TextsOf<typeof chartsFileText> = {
  title: 'Diagramme exportieren',
  which: 'Welche',
  all: 'Alle Diagramme',
  pictures: 'Ein Bild der Diagramme, wie sie jetzt zu sehen sind.',
  formats: { svg: 'SVG', png: 'PNG', twice: 'PNG, 2×', csv: 'CSV' },
  numbers:
    'Die genauen Zahlen des Laufs bis jetzt. Auf diese Seite gezogen, erscheint die Datei neben einem Lauf oder wird zu seiner Last.',
  noPicture: 'Dieser Browser hat kein Bild erzeugt. Wählen Sie stattdessen SVG.',
  ownScenario: 'Eigenes Szenario',
  heading: (scenario, clock) => `${scenario} bei ${clock}`,
  from: 'Aus',
  fromRun: (scenario, seed) => `${scenario}, Startwert ${seed}`,
  unknown: 'nicht angegeben',
  holds: 'Enthält',
  columns: {
    time: 'Zeit',
    arrivals: 'Ankünfte',
    capacity: 'Kapazität',
    completions: 'fertige Anfragen',
    p50: 'p50',
    p99: 'p99',
    desired: 'gewünschte Zellen',
    ready: 'bereite Zellen',
    starting: 'startende Zellen',
    draining: 'gehende Zellen',
    waiting: 'wartende Anfragen',
    inService: 'Anfragen in Arbeit',
    shed: 'abgewiesene Versuche',
    failed: 'gescheiterte Anfragen',
    costServing: 'Kosten bedienender Zellen',
    costNotServing: 'Kosten von Zellen, die nicht bedienen',
    utilisation: 'Auslastung',
    missed: 'verfehltes Ziel',
  },
  rows: 'Zeilen',
  rowsUntil: (rows, clock) => `${n.count(rows)} ${rows === 1 ? 'Zeile' : 'Zeilen'} bis ${clock}`,
  showBeside: 'Neben dem Lauf zeigen',
  besideHelp:
    'Blass in den Diagrammen, die dieselben Spalten zeigen, bis Sie die Datei dort wegnehmen.',
  useArrivals: 'Ankünfte der Datei als Last verwenden',
}
