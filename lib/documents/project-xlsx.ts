import 'server-only'
import { PassThrough, Readable } from 'node:stream'
import { once } from 'node:events'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import type { Actor } from '@/lib/platform/actor'
import { log } from '@/lib/platform/log'
import { projectKindLabels, projectStatusLabels } from '@/lib/projects/state/labels'
import type { ProjectColumn, ProjectFilter, ProjectLine } from '@/lib/projects/list/filter'
import { projectIds, projectLines } from '@/lib/projects/list/queries'
import { projectColumnLabels } from '@/lib/projects/list/labels'
import { operations as projectOperations } from '@/lib/projects/operations'

const BATCH = 500

const widths: Record<ProjectColumn, number> = {
  number: 8,
  title: 60,
  kind: 18,
  agency: 44,
  leader: 30,
  status: 18,
  stage: 44,
  starts: 13,
  ends: 13,
  ground: 40,
  portfolio: 30,
  updated: 20,
}

const stageText = (row: ProjectLine): string =>
  row.stageTitle === null || row.status === 'DRAFT' || row.status === 'APPROVAL'
    ? ''
    : `${row.stage}. ${row.stageTitle}${row.late ? ' (просрочен)' : ''}`

function cellOf(column: ProjectColumn, row: ProjectLine, timeZone: string): string | number {
  switch (column) {
    case 'number':
      return row.number
    case 'title':
      return row.title
    case 'kind':
      return projectKindLabels[row.kind]
    case 'agency':
      return row.agency
    case 'leader':
      return row.leader
    case 'status':
      return projectStatusLabels[row.status].short
    case 'stage':
      return stageText(row)
    case 'starts':
      return row.starts ? formatShort(row.starts) : ''
    case 'ends':
      return row.ends ? formatShort(row.ends) : ''
    case 'ground':
      return row.ground
    case 'portfolio':
      return row.portfolio ?? ''
    case 'updated':
      return formatDateTimeShort(timeZone, row.updated)
  }
}

/**
 * The list as XLSX that is written while it is read: a few hundred projects at a time, and no faster than the reader
 * takes them, so memory does not grow with their number. The order and the columns are those of the list.
 */
export async function projectWorkbook(actor: Actor, filter: ProjectFilter): Promise<ReadableStream<Uint8Array>> {
  const ids = await projectIds(actor, filter)
  const { default: Excel } = await import('exceljs')
  const out = new PassThrough({ highWaterMark: 64 * 1024 })
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet('Проекты', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = filter.columns.map((column) => ({ header: projectColumnLabels[column], width: widths[column] }))
  sheet.getRow(1).font = { bold: true }
  const write = async () => {
    sheet.getRow(1).commit()
    for (let at = 0; at < ids.length; at += BATCH) {
      if (out.destroyed) return
      for (const row of await projectLines(actor, { ids: ids.slice(at, at + BATCH) }))
        sheet.addRow(filter.columns.map((column) => cellOf(column, row, actor.tenant.timeZone))).commit()
      if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
    }
    sheet.commit()
    await workbook.commit()
  }
  write().catch((error: unknown) => {
    log.error(
      { operation: projectOperations['project.read'], err: error instanceof Error ? error.stack : String(error) },
      'project export',
    )
    out.destroy(error instanceof Error ? error : new Error('export failed'))
  })
  return Readable.toWeb(out) as ReadableStream<Uint8Array>
}
