import './dialogs.css'
import { useState } from 'react'
import { measureWith, pngFile } from '#app/charts/export/png-file.ts'
import type { ChartsPicture } from '#app/charts/export/picture.ts'
import { svgFile } from '#app/charts/export/svg-file.ts'
import type { ChartsSource } from '#app/charts/charts.ts'
import { writeChartsCsv } from '#share/charts-csv.ts'
import { formatClock } from '#text/clock.ts'
import { chartsText } from '#text/en/charts.ts'
import { chartsFileText } from '#text/en/charts-file.ts'
import { writtenSeed } from '../header/seed.ts'
import { closeDialog } from '../layout.ts'
import { useLayout, usePage, useText, type Page } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { download } from '../parts/download.ts'
import { addressOf } from '../parts/link-address.ts'
import { Modal } from '../parts/Modal.tsx'
import { approximateRows, chartsFacts, chartsFileName, scenarioOf } from './charts-facts.ts'

/** The charts of a moment as files: a picture, or the numbers behind it. */
export function ChartsDialog() {
  const { layout } = usePage()
  const text = useText(chartsFileText)
  const source = useLayout((state) => state.charts)
  const close = () => closeDialog(layout, 'charts')
  if (source === null) return null
  return (
    <Modal title={text.title} onClose={close}>
      <Choices source={source} />
    </Modal>
  )
}

function Choices({ source }: { readonly source: ChartsSource }) {
  const page = usePage()
  const text = useText(chartsFileText)
  const titles = useText(chartsText).titles
  const [chosen, setChosen] = useState('all')
  const [problem, setProblem] = useState<string | null>(null)
  const names = Object.fromEntries(source.kinds.map(({ name }) => [name, titles[name]]))
  const kinds = source.kinds.filter(({ name }) => chosen === 'all' || name === chosen)
  const fileName = (ending: string) => chartsFileName(page, chosen, source.scene.time, ending)
  const save = {
    async svg() {
      const picture = await pictureOf(page, source, kinds)
      download(fileName('svg'), 'image/svg+xml', svgFile(picture, measureWith(source.theme)))
    },
    async png(density: 1 | 2) {
      const blob = await pngFile(await pictureOf(page, source, kinds), density)
      setProblem(blob === null ? text.noPicture : null)
      if (blob !== null) download(fileName(density === 1 ? 'png' : '2x.png'), 'image/png', blob)
    },
    async csv() {
      const { rows, count } = source.samples
      const columns = kinds.flatMap(({ shows }) => shows)
      const facts = await chartsFacts(page, source.scene.time)
      const marks = approximateRows(page.session.store.getState(), source.samples)
      const file = writeChartsCsv({ facts, columns, rows, count, ...marks })
      download(fileName('csv'), 'text/csv', file)
    },
  }
  return (
    <div className="share-data">
      <ChoiceField
        label={text.which}
        value={chosen}
        options={{ all: text.all, ...names }}
        onWish={setChosen}
      />
      <p className="note">{text.pictures}</p>
      <div className="choices">
        <Button icon="download" onPress={() => void save.svg()}>
          {text.formats.svg}
        </Button>
        <Button icon="download" onPress={() => void save.png(1)}>
          {text.formats.png}
        </Button>
        <Button icon="download" onPress={() => void save.png(2)}>
          {text.formats.twice}
        </Button>
      </div>
      <p className="note">{text.numbers}</p>
      <Button icon="download" disabled={source.samples.count === 0} onPress={() => void save.csv()}>
        {text.formats.csv}
      </Button>
      {problem !== null && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** A longer link would be cut by the edge of the picture. */
const shownLinkMax = 90

async function pictureOf(
  page: Page,
  { scene, theme }: ChartsSource,
  kinds: ChartsSource['kinds'],
): Promise<ChartsPicture> {
  const { words, objective } = scene
  const text = words.text(chartsFileText)
  const { recording } = page.session.store.getState()
  const clock = formatClock(scene.time, scene.duration)
  const heading = text.heading(scenarioOf(page, words), writtenSeed(recording.seed), clock)
  const link = await addressOf(page, scene.time).catch(() => '')
  const caption = [
    text.caption(objective.percentile, objective.latency, recording.engine),
    ...(link !== '' && link.length <= shownLinkMax ? [link] : []),
  ]
  return { kinds, scene, theme, heading, caption }
}
