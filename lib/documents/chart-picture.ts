import 'server-only'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import type { DrawnChart } from './chart-svg'

const fonts = ['400Regular/GolosText_400Regular.ttf', '600SemiBold/GolosText_600SemiBold.ttf'].map((face) =>
  join(process.cwd(), 'node_modules/@expo-google-fonts/golos-text', face),
)
/** The chart as PNG, twice as dense as it is shown, for formats that take no SVG. */
export const chartPicture = ({ svg, width }: DrawnChart): Uint8Array => picture(svg, width * 2)

/** An SVG of ours as PNG, so many points wide. */
export function picture(svg: string, width: number): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    background: '#ffffff',
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'Golos Text' },
  })
  return drawing.render().asPng()
}
