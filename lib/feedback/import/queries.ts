import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import type { AnswerImport } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { columnLetters, MAX_COLUMNS } from '@/lib/tables/sheet'
import { operations } from '../operations'
import { takesAnswers } from '../survey/status'
import { fileDecisions } from './choice'
import { placesOf } from './columns'
import { filledIn } from './open'
import type { FileFault, WhySkipped } from './read'
import { isOwnDraft, openDraft, placeOf, surveyToFill, type OpenedDraft } from './store'
import { answerText, correctionsFor } from './view'

const SHOWN_ROWS = 6
const SHOWN_FAULTS = 60

/** Files of a survey: drafts of one's own, and those whose answers were taken; null – no such survey in reach. */
export const listAnswerFiles = defineQuery({
  operation: operations['answers.read'],
  run: async (ctx, { id }: { id: string }) => {
    const survey = await surveyToFill(ctx, id)
    if (!survey) return null
    const { tx, tenantId, today, actor } = ctx
    const rows = await tx.answerImport.findMany({
      where: { tenantId, surveyId: id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 50,
    })
    const loads = []
    for (const row of rows.filter(({ status }) => status !== 'DRAFT')) loads.push(await loadOf(ctx, row))
    return {
      ...{ id, title: survey.title, loads, threshold: actor.tenant.settings.feedback.threshold },
      takes: survey.versions.length > 0 && takesAnswers(daysIn(survey), today),
      drafts: rows
        .filter((row) => isOwnDraft(ctx, row))
        .map(({ id: draft, fileName, createdAt }) => ({ id: draft, fileName, createdAt })),
    }
  },
})

const daysIn = ({ status, opensOn, closesOn }: OpenedDraft['survey']) => ({
  status,
  opensOn: opensOn && dayOf(opensOn),
  closesOn: closesOn && dayOf(closesOn),
})

async function loadOf({ tx, tenantId }: QueryContext, row: AnswerImport) {
  const { id, version, surveyId, fileName, byName, status, taken, loadedAt, undoneAt, undoneBy } = row
  const waiting = status === 'LOADED' ? await tx.surveyIntake.count({ where: { tenantId, surveyId, importId: id } }) : 0
  return {
    ...{ id, version, fileName, byName, undone: status === 'UNDONE', taken: taken ?? 0, loadedAt, undoneAt, undoneBy },
    undoable: status === 'LOADED' && waiting === taken,
  }
}
export type AnswerFileLoad = Awaited<ReturnType<typeof loadOf>>

/** A file on its page: a draft as the portal understands it, or what became of it; null – there is none in reach. */
export const getAnswerFile = defineQuery({
  operation: operations['answers.read'],
  run: async (ctx, { id }: { id: string }) => {
    const row = await ctx.tx.answerImport.findFirst({ where: { tenantId: ctx.tenantId, id } })
    const survey = row && (await surveyToFill(ctx, row.surveyId))
    if (!row || !survey) return null
    const shared = { ...{ id, version: row.version, fileName: row.fileName, size: row.size }, survey }
    if (row.status !== 'DRAFT') return { ...shared, stage: 'loaded' as const, load: await loadOf(ctx, row) }
    if (!isOwnDraft(ctx, row)) return null
    const draft = await openDraft(ctx, row)
    if (!draft.ok) return { ...shared, stage: 'unreadable' as const, message: draft.error.message }
    return { ...shared, stage: 'draft' as const, draft: await draftOf(ctx, row, draft.value) }
  },
})
type AnswerFileView = NonNullable<Awaited<ReturnType<typeof getAnswerFile>>>
export type AnswerFileDraft = Extract<AnswerFileView, { stage: 'draft' }>['draft']

async function draftOf(ctx: QueryContext, row: AnswerImport, draft: OpenedDraft) {
  const { opened, read, content, choice, survey, again, surveyVersionId } = draft
  const { threshold } = ctx.actor.tenant.settings.feedback
  const { skipped, cells, blank } = fileDecisions(row.decisions)
  const place = await placeOf(ctx, survey, choice)
  const open = read.faults.length + read.conflicts.length + opened.doubled.length
  const days = read.answers.flatMap(({ day }) => day ?? []).toSorted()
  return {
    ...readingOf(draft),
    ...{ surveyVersionId, again, threshold, doubled: opened.doubled, keyless: read.keyless },
    keys: opened.layout.key !== null,
    body: { ...(await bodiesOf(ctx, draft)), known: place !== null },
    answers: read.answers.length,
    days: { from: days[0] ?? null, until: days.at(-1) ?? null, none: read.answers.length - days.length },
    early: survey.opensOn === null ? 0 : days.filter((day) => day < dayOf(survey.opensOn as Date)).length,
    faults: read.faults.slice(0, SHOWN_FAULTS).map((fault) => faultView(fault, opened.columns[fault.at]?.title ?? '')),
    moreFaults: Math.max(0, read.faults.length - SHOWN_FAULTS),
    conflicts: read.conflicts.map((group) => conflictView(group, draft)),
    skipped: skippedView(read.skipped),
    decided: skipped.length + cells.length + blank.length,
    questions: placesOf(content).map(({ question, number }) => ({
      ...{ id: question.id, number, title: question.title },
      columns: columnsOf(draft, question.id),
      ...(read.counted.get(question.id) ?? { answered: 0, dropped: 0 }),
    })),
    soon:
      place !== null &&
      (await waitingWith(ctx, draft, place.agencyId)) >= ctx.actor.tenant.settings.feedback.batchLeast,
    batchLeast: ctx.actor.tenant.settings.feedback.batchLeast,
    takes: takesAnswers(daysIn(survey), ctx.today),
    ready: open === 0 && !again && place !== null && read.answers.length >= threshold,
  }
}

/** How many answers of the body wait for their batch, these among them. */
async function waitingWith({ tx, tenantId }: QueryContext, draft: OpenedDraft, agencyId: string): Promise<number> {
  const { survey, surveyVersionId: versionId, read } = draft
  const waiting = await tx.surveyIntake.count({ where: { tenantId, surveyId: survey.id, versionId, agencyId } })
  return waiting + read.answers.length
}

/** Sheet, header, columns, signs: what the forms above the table show. */
function readingOf({ opened, content, choice }: OpenedDraft) {
  const { book, sheet, header, columns } = opened
  const placed = new Set(columns.map(({ place }) => place))
  const wholeMany = opened.questions.some(
    ({ question, columns: at }) => question.kind === 'many' && typeof at === 'string',
  )
  return {
    ...{ format: book.format, detail: book.detail, header, columns, separator: opened.separator, wholeMany },
    sheets: book.sheets.map(({ name, hidden, rows }) => ({
      ...{ name, hidden, rows: rows.length },
      current: name === sheet.name,
    })),
    headerRows: sheet.rows.slice(0, 30).map((one) => ({
      number: one.number,
      text: filledIn(one).slice(0, 4).join(' · ').slice(0, 90),
    })),
    groups: placesOf(content).map(({ question, number, places }) => ({
      label: `${number}. ${question.title}`.slice(0, 80),
      places: places.map(({ place, label }) => ({ place, label: label || 'ответ целиком' })),
    })),
    grid: sheet.rows
      .filter(({ number }) => number >= header.row)
      .slice(0, header.rows + SHOWN_ROWS)
      .map(({ number, cells }) => ({
        number,
        header: number < header.row + header.rows,
        cells: columns.map(({ at, forbidden }) => (forbidden ? '' : (cells[at]?.text ?? '').slice(0, 120))),
      })),
    wide: columns.length >= MAX_COLUMNS,
    order: opened.slashes ? opened.dayOrder : null,
    codebook: book.sheets.length > 1 ? opened.codebook : null,
    dontKnow: choice.dontKnow ?? '',
    noAnswer: choice.noAnswer ?? '',
    moment: placed.has('moment'),
  }
}

const columnsOf = ({ opened }: OpenedDraft, question: string): string[] =>
  opened.columns.filter(({ place }) => place.split('.')[1] === question).map(({ at }) => columnLetters(at))

/** Bodies and touchpoints to choose from, where the survey does not say. */
async function bodiesOf({ tx, tenantId, agencyWhere }: QueryContext, { survey, choice }: OpenedDraft) {
  const { agencyId } = agencyWhere()
  const agencies =
    survey.agencyId !== null
      ? []
      : await tx.agency.findMany({
          where: { tenantId, status: 'ACTIVE', ...(agencyId ? { id: agencyId } : {}) },
          select: { id: true, name: true },
          orderBy: { name: 'asc' },
        })
  const points = await tx.touchpoint.findMany({
    where: { tenantId, surveyId: survey.id, status: 'ACTIVE', ...agencyWhere() },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return { agencies, points, agencyId: choice.agencyId ?? '', touchpointId: choice.touchpointId ?? '' }
}

const faultView = (fault: FileFault, title: string) => ({
  ...{ at: fault.at, letter: columnLetters(fault.at), title, text: fault.text, why: fault.why, whole: fault.whole },
  rows: fault.rows,
  row: fault.rows[0] ?? 0,
  choices: correctionsFor(fault),
})
export type FaultView = ReturnType<typeof faultView>

/** Rows of one key, with what they answer differently. */
function conflictView(group: number[], { read, content }: OpenedDraft) {
  const rows = group.flatMap((number) => read.answers.filter(({ row }) => row === number))
  const differing = placesOf(content).filter(
    ({ question }) => new Set(rows.map(({ answers }) => JSON.stringify(answers[question.id] ?? null))).size > 1,
  )
  return {
    key: rows[0]?.key ?? '',
    rows: rows.map(({ row, answers }) => ({
      row,
      differs: differing.map(({ question, number }) => ({
        title: `${number}. ${question.title}`,
        text: answerText(question, answers[question.id]),
      })),
    })),
  }
}

function skippedView(skipped: OpenedDraft['read']['skipped']): { why: WhySkipped; rows: number[] }[] {
  const groups = Map.groupBy(skipped, ({ why }) => why)
  return [...groups].map(([why, rows]) => ({ why, rows: rows.map(({ row }) => row) }))
}
