import 'server-only'
import type { ClientListPaper } from '@/lib/feedback/clients/view'
import { listLabels } from '@/lib/feedback/clients/labels'
import { clientListRows, clientListShares, clientListSheet } from './client-list-sheet'
import { fileResponse } from './file-response'
import { appendixDocx } from './registry-docx'
import { appendixPdf } from './registry-pdf'
import { workbookOf } from './registry-xlsx'

export type ListFileType = 'pdf' | 'docx' | 'xlsx'

function workbook(paper: ClientListPaper): Promise<Uint8Array<ArrayBuffer>> {
  const { head, rows } = clientListRows(paper)
  const columns = head.map((header, i) => ({
    header,
    width: i === 0 ? 8 : 32,
    of: (row: string[]) => (i === 0 ? Number(row[i]) : (row[i] ?? '')),
  }))
  return workbookOf(paper.kind === 'TOUCHPOINTS' ? 'Точки взаимодействия' : 'Сегменты', columns, rows)
}

/** A list of an agency as a file: PDF and DOCX – the appendix to its act, XLSX – the same rows. */
export async function clientListFile(paper: ClientListPaper, type: ListFileType): Promise<Response> {
  const sheet = clientListSheet(paper)
  const shares = clientListShares(paper.kind)
  const name = `${listLabels[paper.kind].title} – ${paper.agency.name}, ${paper.act ? `редакция ${paper.edition}` : 'проект'}`
  if (type === 'xlsx') return fileResponse(await workbook(paper), 'xlsx', name)
  return type === 'docx'
    ? fileResponse(await appendixDocx(sheet, shares, paper.tenantName), 'docx', name)
    : fileResponse(appendixPdf(sheet, shares), 'pdf', name)
}
