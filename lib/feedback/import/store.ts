import 'server-only'
import { fail, notFound, ok, type Failure, type Result } from '@/lib/core/result'
import type { AnswerImport } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { keyed } from '@/lib/platform/secrets'
import type { QueryContext } from '@/lib/platform/query'
import { readBook } from '@/lib/tables/read/book'
import { versionContentIn } from '../answers/open'
import { operations } from '../operations'
import type { SurveyContent } from '../survey/definition'
import { fileChoice, fileDecisions, type FileChoice } from './choice'
import { openFile, type OpenedFile } from './open'
import { readFile, type FileRead } from './read'

type Context = Pick<QueryContext, 'tx' | 'tenantId' | 'actor' | 'today' | 'agencyWhere' | 'can'>

/** What is kept of a key, or of a whole file: equal for equal ones, useless without the portal's secret. */
export const traceOf = (surveyId: string, text: string): string => keyed(`${surveyId} ${text}`, 'answer-file')

/** The survey into which the person may take answers; null – there is none. */
export async function surveyToFill({ tx, tenantId, agencyWhere, can }: Context, id: string) {
  const survey = await tx.survey.findFirst({
    where: { tenantId, id, template: false, ...agencyWhere() },
    select: {
      ...{ id: true, title: true, agencyId: true, status: true, audience: true, opensOn: true, closesOn: true },
      agency: { select: { name: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true } },
    },
  })
  return survey && can(operations['answers.load'], survey.agencyId) ? survey : null
}
type Filled = NonNullable<Awaited<ReturnType<typeof surveyToFill>>>

/** The draft held to the end of the transaction: its own person's. */
export async function lockFile(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: AnswerImport } | { ok: false; error: Failure }> {
  await lockRow(ctx, 'AnswerImport', id)
  const row = await ctx.tx.answerImport.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } })
  return row ? { ok: true, value: row } : notFound('Файл с ответами')
}

export const isOwnDraft = ({ actor }: Context, { status, personId }: Pick<AnswerImport, 'status' | 'personId'>) =>
  status === 'DRAFT' && personId !== null && personId === actor.personId

/** The draft with all that its page and its load look at: read anew from the file, by the same rules. */
export type OpenedDraft = {
  survey: Filled
  surveyVersionId: string
  content: SurveyContent
  choice: FileChoice
  opened: OpenedFile
  read: FileRead
  /** The very file was taken before, and nothing in it tells its answers apart. */
  again: boolean
}

export async function openDraft(ctx: Context, row: AnswerImport): Promise<Result<OpenedDraft>> {
  const { tx, tenantId, actor, today } = ctx
  if (!isOwnDraft(ctx, row)) return notFound('Файл с ответами')
  const survey = await surveyToFill(ctx, row.surveyId)
  const [started] = survey?.versions ?? []
  const version = started && (await versionContentIn(tx, tenantId, started.id))
  if (!survey || !started || !version) return notFound('Опрос')
  const file = await tx.answerImportFile.findUnique({
    where: { tenantId_importId: { tenantId, importId: row.id } },
    select: { bytes: true },
  })
  const book = file ? readBook(file.bytes) : fail('NOT_FOUND', 'Файл удалён. Загрузите его ещё раз.')
  if (!book.ok) return book
  const before = await tx.answerImport.findMany({
    where: { tenantId, surveyId: survey.id, status: 'LOADED' },
    select: { sha256: true, keys: true },
  })
  const taken = new Set(before.flatMap(({ keys }) => keys))
  const { content } = version
  const { timeZone } = actor.tenant
  const choice = fileChoice(row.choice)
  const opened = openFile(book.value, content, choice, timeZone)
  const read = readFile(opened, content, fileDecisions(row.decisions), {
    ...{ timeZone, today },
    known: (key) => taken.has(traceOf(survey.id, key)),
  })
  return ok({
    ...{ survey, surveyVersionId: started.id, content, choice, opened, read },
    again: opened.layout.key === null && before.some(({ sha256 }) => sha256 === row.sha256),
  })
}

/** The body that the answers are about: the touchpoint's, the survey's, or the one chosen; null – none yet. */
export async function placeOf(
  { tx, tenantId, agencyWhere, can }: Context,
  { agencyId: own }: Pick<Filled, 'agencyId'>,
  { agencyId: chosen, touchpointId }: FileChoice,
): Promise<{ agencyId: string; touchpointId: string | null } | null> {
  const touchpoint =
    touchpointId === undefined
      ? null
      : await tx.touchpoint.findFirst({
          where: { tenantId, id: touchpointId, ...agencyWhere() },
          select: { id: true, agencyId: true },
        })
  if (touchpointId !== undefined && !touchpoint) return null
  const agencyId = touchpoint?.agencyId ?? own ?? chosen
  if (!agencyId || !can(operations['answers.load'], agencyId)) return null
  const agency = await tx.agency.findFirst({
    where: { tenantId, id: agencyId, status: 'ACTIVE' },
    select: { id: true },
  })
  return agency && { agencyId, touchpointId: touchpoint?.id ?? null }
}
