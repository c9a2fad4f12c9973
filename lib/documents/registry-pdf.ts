import 'server-only'
import { officialPage, renderPdf } from '@/lib/platform/pdf/pdf'
import type { RegistryPaper } from '@/lib/processes/registry/view'
import { registryShares, registrySheet, type RegistrySheet } from './registry-sheet'

const template = `
#let d = json(bytes(sys.inputs.data))
${officialPage('#d.footer #h(1fr) #d.printed')}
#set page(flipped: true)
#set document(title: d.title + ". " + d.owner)
#if d.demo != "" [#block(text(9pt, fill: rgb("#8a5a00"), d.demo))]
#align(right, block(width: 90mm, align(left, stack(spacing: 0.5em, ..d.approval.map(l => [#l])))))
#block(above: 1.6em, below: 0.4em, width: 100%, align(center, heading(level: 1, outlined: true, text(14pt, d.title))))
#block(below: 1.2em, width: 100%, align(center, text(11pt, d.owner)))
#set text(8pt, hyphenate: true)
#set par(justify: false)
#table(columns: d.shares.map(w => w * 1fr), stroke: 0.5pt + luma(90), inset: 3pt, align: left + top,
  table.header(..d.head.map(h => align(center + horizon, text(weight: "bold", h)))),
  ..d.rows.flatten().map(v => [#v]))
`

/** A registry as the appendix to its act: tagged PDF, A4 on its side. */
export const registryPdf = (paper: RegistryPaper): Uint8Array<ArrayBuffer> =>
  appendixPdf(registrySheet(paper), registryShares)

/** Any list that an act approves, as its appendix. */
export const appendixPdf = (sheet: RegistrySheet, shares: readonly number[]): Uint8Array<ArrayBuffer> =>
  renderPdf(template, { ...sheet, shares })
