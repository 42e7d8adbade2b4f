import type { traitsText } from '../en/traits.ts'
import type { TextsOf } from '../messages.ts'

export const traits: TextsOf<typeof traitsText> = {
  title: 'Was das Bild einer Zelle sagt',
  drawn: 'Gezeichnet',
  means: 'Bedeutet',
  traits: {
    substance: [
      'Wie hell ihre Substanz ist',
      'Last: der beschäftigte Anteil ihrer Plätze, im Mittel über eine Sekunde (länger in Läufen von über einer halben Stunde)',
    ],
    ring: ['Der Ring um den Kern', 'dieselbe Last, im Uhrzeigersinn von zwölf an'],
    nucleus: ['Der Kern, seine Form und Farbe', 'das Genom: das Image, aus dem sie gemacht ist'],
    vesicles: ['Punkte im Inneren', 'Anfragen, an denen sie arbeitet, höchstens acht gezeichnet'],
    starting: ['Ein gestrichelter Umriss', 'nicht bereit: Sie bedient noch niemanden'],
    division: [
      'Eine Furche und eine gestrichelte Hälfte',
      'eine Teilung: ein neues Replikat auf dem Weg',
    ],
    chromosomes: [
      'Chromosomen, die sich sammeln und trennen',
      'Zuteilung, Image-Abruf, Hochfahren, Bereitschaftsprobe; die gefüllten sind abgerufen',
    ],
    overloaded: ['Ein gekräuselter Rand', 'Anfragen warten bei ihr'],
    leaving: ['Grau mit Blasen', 'sie geht: Sie bekommt nichts mehr und erledigt, was sie hat'],
  },
}
