import 'server-only'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const faces = [
  'pt-serif/400Regular/PTSerif_400Regular.ttf', 'pt-serif/400Regular_Italic/PTSerif_400Regular_Italic.ttf', 'pt-serif/700Bold/PTSerif_700Bold.ttf',
  'golos-text/400Regular/GolosText_400Regular.ttf', 'golos-text/600SemiBold/GolosText_600SemiBold.ttf',
]

let compiler: NodeCompiler | undefined

// One compiler a process: it keeps fonts and parsed templates, so that a document takes milliseconds.
const typst = (): NodeCompiler => (compiler ??= NodeCompiler.create({
  fontArgs: [{ fontBlobs: faces.map((face) => readFileSync(join(process.cwd(), 'node_modules/@expo-google-fonts', face))) }],
}))

/**
 * Draws a tagged PDF (read by screen readers) from a Typst template. `data` reaches the template as JSON in `sys.inputs.data`, never
 * as markup. Throws when the template itself is wrong.
 */
export function renderPdf(template: string, data: unknown): Uint8Array<ArrayBuffer> {
  const pdf = typst().pdf({ mainFileContent: template, inputs: { data: JSON.stringify(data) } }, { pdfTags: true })
  typst().evictCache(10)
  return new Uint8Array(pdf)
}
