import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const faces = [
  'pt-serif/400Regular/PTSerif_400Regular.ttf',
  'pt-serif/400Regular_Italic/PTSerif_400Regular_Italic.ttf',
  'pt-serif/700Bold/PTSerif_700Bold.ttf',
  'golos-text/400Regular/GolosText_400Regular.ttf',
  'golos-text/600SemiBold/GolosText_600SemiBold.ttf',
]

let compiler: NodeCompiler | undefined

// One compiler a process: it keeps fonts and parsed templates, so that a document takes milliseconds.
const typst = (): NodeCompiler =>
  (compiler ??= NodeCompiler.create({
    fontArgs: [
      { fontBlobs: faces.map((face) => readFileSync(join(process.cwd(), 'node_modules/@expo-google-fonts', face))) },
    ],
  }))

/**
 * The beginning of every official document: margins as in ГОСТ Р 7.0.97 (left 20 mm, more to be filed), number at the
 * top from page two. `footer` is Typst content.
 */
export const officialPage = (footer: string): string => `
#let quiet = luma(70)
#set page(paper: "a4", margin: (left: 25mm, right: 12mm, top: 20mm, bottom: 20mm),
  header: context if counter(page).get().first() > 1 { align(center, text(9pt, fill: quiet, counter(page).display())) },
  footer: [#set text(8.5pt, fill: quiet); ${footer}])
#set text(font: "PT Serif", size: 10.5pt, lang: "ru", hyphenate: true)
#set par(leading: 0.58em, spacing: 0.62em, justify: false)
#show heading: set text(hyphenate: false)
#show heading: set block(sticky: true)
`

/**
 * Draws a tagged PDF (read by screen readers) from a Typst template. `data` reaches the template as JSON in
 * `sys.inputs.data`, never as markup. Throws when the template itself is wrong.
 */
export function renderPdf(template: string, data: unknown): Uint8Array<ArrayBuffer> {
  const pdf = typst().pdf({ mainFileContent: template, inputs: { data: JSON.stringify(data) } }, { pdfTags: true })
  typst().evictCache(10)
  return new Uint8Array(pdf)
}
