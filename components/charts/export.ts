/** Saving what a chart shows: its picture and its figures. Browser only. */
import { toXlsx } from './xlsx'

type Cell = string | number | null

function save(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}

/** Table → an XLSX workbook. Rejects when the part of the portal that writes it cannot be fetched. */
export async function saveXlsx(columns: string[], rows: Cell[][], title: string, fileName: string): Promise<void> {
  save(await toXlsx(columns, rows, title), `${fileName}.xlsx`)
}

const painted = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-weight'] as const

/** A copy of the drawing that looks the same outside the page: computed colours written into each element. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = svg.querySelectorAll('*')
  copy.querySelectorAll('*').forEach((element, at) => {
    const original = originals[at]
    if (!original) return
    const style = getComputedStyle(original)
    for (const name of painted) element.setAttribute(name, style.getPropertyValue(name))
    element.setAttribute('font-family', 'sans-serif')
  })
  return copy
}

/**
 * The first SVG inside `root` as a PNG at twice its size, on the page's ground, with its title. Rejects when the
 * browser cannot draw it.
 */
export async function savePng(root: Element, title: string, fileName: string): Promise<void> {
  const svg = root.querySelector('svg')
  if (!svg) throw new Error('no drawing')
  const { width, height } = svg.getBoundingClientRect()
  const copy = standalone(svg)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await picture.decode()

  const scale = 2
  const titleHeight = 36
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = (height + titleHeight) * scale
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  const page = getComputedStyle(document.body)
  pen.scale(scale, scale)
  pen.fillStyle = page.backgroundColor
  pen.fillRect(0, 0, width, height + titleHeight)
  pen.fillStyle = page.color
  pen.font = `600 15px ${page.fontFamily}`
  pen.fillText(title, 8, 24, width - 16)
  pen.drawImage(picture, 0, titleHeight, width, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('no picture')
  save(blob, `${fileName}.png`)
}
