/** From which size on a photograph is made smaller before it leaves the phone, and how large it is then at most. */
const worth = 1_500_000
const side = 2400

/** The measures of a picture fitted into a square, never enlarged. */
export function fitted(width: number, height: number, most = side): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/**
 * A large photograph as a smaller one: signal in a workshop is bad. Drawn anew it has lost place and device already on
 * the phone; the server leaves them out of every picture anyway. Where the browser cannot, it stays as it is.
 */
export async function smaller(file: File): Promise<File> {
  const upright = CSS.supports('image-orientation', 'from-image') // else a turned picture would stay turned
  if (file.type !== 'image/jpeg' || file.size < worth || !upright) return file
  const url = URL.createObjectURL(file)
  try {
    const picture = new Image()
    await new Promise<void>((resolve, reject) => {
      picture.onload = () => resolve()
      picture.onerror = () => reject(new Error('no picture'))
      picture.src = url
    })
    const { width, height } = fitted(picture.naturalWidth, picture.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
    const drawn = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.85)
    })
    return drawn && drawn.size < file.size ? new File([drawn], file.name, { type: 'image/jpeg' }) : file
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(url)
  }
}
