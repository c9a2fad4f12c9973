import { createTenantRecord } from '../../lib/tenancy/commands'
import { newId } from '../../lib/core/ids'
import { notePaper } from '../../lib/documents/note-paper'
import { paperDocx } from '../../lib/documents/paper-docx'
import { paperPdf } from '../../lib/documents/paper-pdf'
import type { Actor } from '../../lib/platform/actor'
import { platformDb, withTenant } from '../../lib/platform/db'
import { getNoteDocument } from '../../lib/quarterly/note-queries'
import { dayColumn } from '../../lib/core/db-day'
import { programmeJson } from '../../lib/tenancy/programmes'

const QUARTER = { year: 2026, quarter: 3 } as const
/** The triggers that count facts have their price: a transaction must end in its time. */
const CHUNK = 100

export type NoteFigure = {
  agencies: number
  figuresMs: number
  pdfMs: number
  docxMs: number
  pdfBytes: number
  docxBytes: number
  peakMemoryMb: number
}

/** A tenant with so many agencies: each has reports of a year's quarters, a finished project and two proposals. */
async function fill(agencies: number): Promise<Actor> {
  const made = await platformDb().$transaction(
    (tx) =>
      createTenantRecord(tx, {
        slug: `note-${agencies}`,
        template: programmeJson('kuzbass'),
        reportsFrom: { year: 2025, quarter: 4 },
      }),
    { timeout: 60_000 },
  )
  const { tenantId, tenant } = made
  const words = Object.fromEntries(
    ['done', 'difficulties', 'needs', 'plans'].map((section) => [
      section,
      {
        text: 'Проведено картирование процесса, найдены повторные согласования и ожидание подписи. '.repeat(4),
        by: 'Куратор',
        at: '2026-10-01T03:00:00.000Z',
      },
    ]),
  )
  for (let at = 0; at < agencies; at += CHUNK) {
    const ids = Array.from({ length: Math.min(CHUNK, agencies - at) }, () => newId())
    await withTenant(tenantId, async (tx) => {
      await tx.agency.createMany({
        data: ids.map((id, i) => ({
          tenantId,
          id,
          kind: 'MUNICIPAL_BODY',
          name: `Участник программы № ${at + i + 1} с обычным по длине названием`,
          slug: `agency-${at + i + 1}`,
        })),
      })
      const quarters = [{ year: 2025, quarter: 4 }, { year: 2026, quarter: 1 }, { year: 2026, quarter: 2 }, QUARTER]
      await tx.quarterlyReport.createMany({
        data: ids.flatMap((agencyId, i) =>
          quarters
            .filter((_, n) => (i + n) % 11 !== 0)
            .map((quarter) => ({
              tenantId,
              id: newId(),
              agencyId,
              ...quarter,
              status: 'ACCEPTED' as const,
              dueOn: dayColumn('2026-10-10'),
              lateAfter: dayColumn('2026-10-10'),
              words,
              facts: {},
              firstSentAt: new Date(i % 7 === 0 ? '2026-10-15T03:00:00Z' : '2026-10-05T03:00:00Z'),
              submittedAt: new Date('2026-10-05T03:00:00Z'),
              createdBy: 'Куратор',
            })),
        ),
      })
      await tx.proposal.createMany({
        data: ids.flatMap((agencyId, i) =>
          Array.from({ length: 2 }, (_, n) => ({
            tenantId,
            id: newId(),
            number: (at + i) * 2 + n + 1,
            agencyId,
            title: 'Свет в коридоре',
            problem: 'Темно',
            suggestion: 'Датчик',
            authorName: 'Работник',
            filedAt: new Date('2026-08-10T03:00:00Z'),
            answerDue: dayColumn('2026-08-24'),
          })),
        ),
      })
      await tx.project.createMany({
        data: ids.map((agencyId, i) => ({
          tenantId,
          id: newId(),
          number: at + i + 1,
          kind: 'LEAN' as const,
          status: 'FINISHED' as const,
          agencyId,
          title: 'Сокращение срока',
          form: { stages: [] },
          fields: {},
          createdBy: 'Куратор',
          closedOn: dayColumn('2026-09-01'),
        })),
      })
    })
  }
  return {
    tenant,
    userId: null,
    personId: null,
    name: 'Измерение',
    sessionId: null,
    strong: true,
    memberships: [{ role: 'AUTHORITY', agencyId: null, subtree: [] }],
  }
}

/**
 * The note of a quarter from the database to the finished PDF and DOCX; memory is the process's peak above what it had
 * before.
 */
async function measure(agencies: number): Promise<NoteFigure> {
  const actor = await fill(agencies)
  // What is paid once a process (fonts, compiler) is no part of a note.
  const warm = notePaper(await getNoteDocument(actor, { quarter: { year: 2025, quarter: 4 } }))
  paperPdf({ ...warm, blocks: warm.blocks.slice(0, 4) })
  await paperDocx({ ...warm, blocks: warm.blocks.slice(0, 4) })
  const before = process.memoryUsage.rss()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 5)
  const since = (start: number) => Math.round(performance.now() - start)
  let start = performance.now()
  const paper = notePaper(await getNoteDocument(actor, { quarter: QUARTER }))
  const figuresMs = since(start)
  start = performance.now()
  const pdf = paperPdf(paper)
  peak = Math.max(peak, process.memoryUsage.rss())
  const pdfMs = since(start)
  start = performance.now()
  const docx = await paperDocx(paper)
  clearInterval(watch)
  peak = Math.max(peak, process.memoryUsage.rss())
  return {
    agencies,
    figuresMs,
    pdfMs,
    docxMs: since(start),
    pdfBytes: pdf.byteLength,
    docxBytes: docx.byteLength,
    peakMemoryMb: Math.round((peak - before) / 1024 / 1024),
  }
}

/** The consolidated note for 300 agencies, and ten times as many. */
export async function measureQuarterly(): Promise<{ note: NoteFigure; tenTimes: NoteFigure }> {
  return { note: await measure(300), tenTimes: await measure(3000) }
}
