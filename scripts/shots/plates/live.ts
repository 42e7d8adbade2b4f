import type { PictureTheme } from '#app/exports/film-stage.ts'
import { openFilmStage } from '#app/exports/film-stage.ts'
import { createSecondRun } from '#app/exports/second-run.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { scenarios } from '#core/organisms/autoscaled-service/scenarios.ts'
import { fixedWords } from '#text/words.ts'

const size = { width: 428, height: 282 }
const moments = [200, 225, 243, 255, 285, 310, 350, 640, 700]
const speed = 8
const stepMs = 50

const flash: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 1,
  settings: scenarios.flash.settings,
  log: [],
}

/** Nine moments of one flash crowd: every picture follows from the one before, nothing is cut. */
export async function drawLiveFilm(theme: PictureTheme): Promise<void> {
  const run = createSecondRun(flash, () => undefined)
  const stage = await openFilmStage(
    { size, ratio: 1, theme, words: false },
    fixedWords(),
    new AbortController().signal,
  )
  const film = document.createElement('main')
  film.className = 'film'
  let ms = 0
  for (let time = 170; film.childElementCount < moments.length; time += (speed * stepMs) / 1000) {
    stage.show(await run.reach(time), { running: true, speed, run: 1 }, (ms += stepMs))
    if (time < (moments[film.childElementCount] ?? 0)) continue
    const copy = document.createElement('canvas')
    copy.width = size.width
    copy.height = size.height
    copy.getContext('2d')?.drawImage(stage.picture(null), 0, 0)
    film.append(copy)
  }
  run.destroy()
  stage.destroy()
  document.body.replaceChildren(film)
}
