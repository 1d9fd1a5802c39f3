/** The old way to copy; browsers inside chat programs, and pages without TLS, know no other. */
function byHand(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.appendChild(area)
  area.select()
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- no other way there
  const done = document.execCommand('copy')
  area.remove()
  return done
}

/** Copies a text; false where the browser cannot, and the text is to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  const clip = (navigator as { clipboard?: Clipboard }).clipboard
  try {
    if (!clip) return byHand(text)
    await clip.writeText(text)
    return true
  } catch {
    return byHand(text)
  }
}
