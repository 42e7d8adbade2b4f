/** Whether an address leads somewhere on this computer only, so that a link to it is of no use to anybody else. */
export function isLocalAddress(address: string): boolean {
  if (!URL.canParse(address)) return true
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return true
  return /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/u.test(hostname)
}
