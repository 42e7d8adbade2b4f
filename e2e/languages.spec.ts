import { expect, test, type Page } from '@playwright/test'

/** Opens the surge in a language, paused at a moment with divisions, waiting requests and a missed objective. */
async function openIn(page: Page, language: string): Promise<void> {
  await page.goto(`./?lang=${language}#s=surge~seed=1&t=260`)
  await expect(page.locator('.scrubber')).toHaveAttribute('aria-valuenow', '260', {
    timeout: 30_000,
  })
  await expect(page.locator('.headline-sentence b')).toBeVisible()
}

/** What sticks out of the window, and buttons whose words do not fit into them. */
async function misfits(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth)
      found.push(`the page is ${scrollWidth - clientWidth} px too wide`)
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, summary, label, h2, h3',
    )) {
      if (element.checkVisibility() && element.scrollWidth > element.clientWidth + 1) {
        const { overflowX, display } = getComputedStyle(element)
        if (overflowX !== 'visible' && display !== 'inline') found.push(element.innerText)
      }
      const box = element.getBoundingClientRect()
      const isShown = element.checkVisibility({ visibilityProperty: true }) && box.width > 2
      // A closed drawer waits outside the window on purpose.
      const isAway = element.closest('[inert]') !== null
      if (isShown && !isAway && (box.left < -1 || box.right > clientWidth + 1)) {
        found.push(`${element.innerText} leaves the window`)
      }
    }
    return found
  })
}

/** Pairs of parts that may not lie over each other. */
async function overlaps(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const groups = [
      '.top > *, .top-tools > *',
      '.transport > :not(.scrubber)',
      '.segments > *',
      '.load-head > *',
    ]
    const found: string[] = []
    for (const group of groups) {
      const all = [...document.querySelectorAll<HTMLElement>(group)].filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        return element.checkVisibility() && width > 2 && height > 2
      })
      for (const [index, one] of all.entries()) {
        for (const other of all.slice(index + 1)) {
          if (one.contains(other) || other.contains(one)) continue
          const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
          if (across > 2 && down > 2) found.push(`${one.className} / ${other.className}`)
        }
      }
    }
    return found
  })
}

test.describe('German', () => {
  test.use({ locale: 'de-CH' })

  test('[X3] [X5] a browser set to German reads a German page', async ({ page }) => {
    await page.goto('./#s=surge~seed=1&t=260')
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page.locator('.headline-sentence')).toHaveText(
      /^(Neun|Zehn|Elf) Zellen, \S+ Teilungen?\.\sDie (erste )?Tochter bedient erst in /u,
    )
    await expect(page.getByRole('main', { name: 'Kultur' })).toBeVisible()
    await expect(page.getByRole('figure', { name: 'Latenz' })).toBeVisible()
    await page.getByRole('button', { name: 'Teilen' }).click()
    const share = page.getByRole('dialog', { name: 'Diese Kultur teilen' })
    await share.getByRole('tab', { name: 'Daten' }).click()
    await expect(share.getByText('Der geltende Autoscaler als Manifest.')).toBeVisible()
    await share.getByRole('button', { name: 'Schließen' }).click()
    await page.getByRole('button', { name: 'Manifest oder Last importieren' }).click()
    const importing = page.getByRole('dialog', { name: 'Importieren' })
    await importing.getByRole('textbox', { name: 'Text zum Importieren' }).fill('kind: Pod')
    await importing.getByRole('button', { name: 'Ansehen' }).click()
    await expect(importing.getByRole('alert')).toHaveText(/aber keinen Autoscaler/u)
    await importing.getByRole('button', { name: 'Schließen' }).click()
    await page.getByRole('button', { name: 'Abspielen' }).click()
    await expect(page.getByRole('button', { name: 'Anhalten' })).toBeVisible()
  })
})

test('[X6] a language changes at once and the run goes on', { tag: '@wide' }, async ({ page }) => {
  await openIn(page, 'en')
  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
  await expect(page.getByRole('dialog', { name: 'So geht das' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.locator('.scrubber')).toHaveAttribute(
    'aria-valuetext',
    /^4 Minuten 20 Sekunden/u,
  )
  await expect(page.locator('.headline-sentence')).toContainText('Zellen')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('button', { name: 'Hilfe' })).toBeVisible()
})

test(
  '[X5] a language that is missing gives English and says so',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto('./?lang=fr')
    await expect(page.getByRole('main', { name: 'Culture' })).toBeVisible()
    await expect(page.getByText('There are no texts in “fr” yet')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  },
)

const sizes = [
  ['[data-width="wide"]', 1440, 900],
  ['[data-width="medium"]', 960, 540],
  ['.app-phone', 390, 844],
] as const

for (const language of ['de', 'long', 'rtl', 'en']) {
  // What is longest and what is most used come first; the others are looked at by CI.
  const tag = language === 'de' ? [] : '@wide'
  test(`[X7] ${language} fits at every size`, { tag }, async ({ page }) => {
    await openIn(page, language)
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'rtl' ? 'rtl' : 'ltr')
    for (const [frame, width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await expect(page.locator(`.app${frame}`)).toBeVisible()
      // The settings come after the first picture.
      await expect(page.locator('.load-title').first()).toBeAttached()
      const found = [...(await misfits(page)), ...(await overlaps(page))]
      expect(found, `${width} × ${height}`).toEqual([])
    }
    if (language !== 'rtl') await expectFormsWithin(page)
  })
}

for (const language of ['de', 'long']) {
  test(`[X7] a lesson in ${language} fits at every size`, { tag: '@wide' }, async ({ page }) => {
    await page.goto(`./?lang=${language}#l=p99-spike.2`)
    const card = page.locator('.lesson-card')
    await expect(card.locator('.slider')).toBeVisible({ timeout: 20_000 })
    // What was measured stands in the sentence, whatever the language.
    await expect(card.locator('.measured')).toHaveText(
      ['200', '3.33'].map((one) => new RegExp(one.replace('.', '[.,]'))),
    )
    for (const [frame, width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await expect(page.locator(`.app${frame}`)).toBeVisible()
      await expect(card).toBeVisible()
      expect(await misfits(page), `${width} × ${height}`).toEqual([])
      const body = card.locator('.lesson-body')
      const cut = await body.evaluate((one) => one.scrollWidth - one.clientWidth)
      expect(cut, `${width} × ${height}`).toBeLessThanOrEqual(1)
    }
  })
}

/** [U57] The forms of a picture and a clip scroll sideways at no size. */
async function expectFormsWithin(page: Page): Promise<void> {
  await page.locator('.stage-host canvas').focus()
  await page.keyboard.press('s')
  const dialog = page.locator('dialog[open]')
  await dialog.locator('#share-tab-image').click()
  // The selects of file, speed and rate come last.
  await expect(dialog.locator('.image-tab select')).toHaveCount(6)
  for (const [width, height] of [
    [320, 240],
    [390, 844],
    [640, 400],
    [960, 540],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect
      .poll(() => dialog.evaluate((element) => element.scrollWidth - element.clientWidth))
      .toBe(0)
    const outside = await dialog.locator('.share').evaluate((share) => {
      const edge = share.getBoundingClientRect().right + 1
      const all = [...share.querySelectorAll('select, input, button, label, p')]
      return all
        .filter(
          (one) =>
            one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > edge,
        )
        .map((one) => one.outerHTML.slice(0, 80))
    })
    expect(outside, `${width} × ${height}`).toEqual([])
  }
}

test('[X1] every text that is shown came from a catalogue', async ({ page }) => {
  await openIn(page, 'accent')
  await expect(page.locator('.load-title')).toBeVisible()
  await expect(page.locator('.chart-title').first()).toBeVisible()
  expect(await unmarked(page)).toEqual([])
  for (const shortcut of ['?', 's', 'w']) {
    await page.locator('.stage-host canvas').focus()
    await page.keyboard.press(shortcut)
    await expect(page.locator('dialog[open]')).toBeVisible()
    expect(await unmarked(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.locator('dialog[open]')).toHaveCount(0)
  }
})

/** Our own name, those of languages and services, Kubernetes' fields and units. */
const sameEverywhere = /^(Digital Mitosis|English|Deutsch|web|Resource|cpu|mCPU)$/u

/** Texts, names and titles with letters but without an accent. */
async function unmarked(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement: parent, textContent: text } = walker.currentNode
      if (parent?.closest('noscript, script, style, textarea, [translate=no]') === null)
        found.push(text ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        found.push(element.getAttribute(name) ?? '')
      }
    }
    return found
  })
  expect(texts.length).toBeGreaterThan(60)
  // Letters that the pseudo-language marks: a text with one of them was not translated.
  const plain = texts.filter(
    (text) => /[AaCcEeIiNnOoSsUuYy]/u.test(text) && /\p{L}{3,}/u.test(text),
  )
  return plain.filter((text) => !sameEverywhere.test(text.trim()))
}
