/**
 * The address at which the page is published, from the environment variable PUBLIC_URL: links, QR codes and preview pages
 * lead there, wherever the page itself was opened. Empty where nothing is given; what is no address ends the build.
 */
export function publicAddress(given = process.env.PUBLIC_URL ?? ''): string {
  const written = given.trim()
  if (written === '') return ''
  const way = 'for instance https://example.org/mitosis/'
  if (!URL.canParse(written)) throw new Error(`PUBLIC_URL=${written} is no address; give ${way}`)
  const address = new URL(written)
  if (address.protocol !== 'https:' && address.protocol !== 'http:')
    throw new Error(`PUBLIC_URL=${written} must begin with https:// or http://, ${way}`)
  if (address.username !== '' || address.password !== '')
    throw new Error(
      `PUBLIC_URL must hold neither a name nor a password, because everybody reads it`,
    )
  if (address.search !== '' || address.hash !== '')
    throw new Error(`PUBLIC_URL=${written} must end with a folder, without “?” and “#”, ${way}`)
  return address.href.endsWith('/') ? address.href : `${address.href}/`
}
