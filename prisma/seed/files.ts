import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { putObject } from '../../lib/platform/storage'

export type DemoFile = { storageKey: string; mime: string; size: number; sha256: string }

const require = createRequire(import.meta.url)

/** One real PDF that stands for every demonstration document; each evidence record names it by its own title. */
export async function demoFile(tenantId: string): Promise<DemoFile> {
  const compiler = NodeCompiler.create({
    fontArgs: [
      { fontBlobs: [readFileSync(require.resolve('@expo-google-fonts/pt-serif/400Regular/PTSerif_400Regular.ttf'))] },
    ],
  })
  const pdf = compiler.pdf({
    mainFileContent: `#set document(title: "Демонстрационный документ")\n#set text(font: "PT Serif", lang: "ru", size: 13pt)
= Демонстрационный документ
Этот файл стоит на месте подтверждающего документа в демонстрационных данных портала. Орган настоящий, документ и оценка – нет.`,
  })
  const storageKey = `${tenantId}/demo/document.pdf`
  await putObject(storageKey, Readable.from(Buffer.from(pdf)), 'application/pdf', pdf.length)
  return {
    storageKey,
    mime: 'application/pdf',
    size: pdf.length,
    sha256: createHash('sha256').update(pdf).digest('hex'),
  }
}
