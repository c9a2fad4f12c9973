import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Operation } from '@/lib/core/permissions'
import type { Prisma, Survey } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import type { QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { contentOf, readDraft, textsOf, type SurveyDraft } from './draft'
import { surveySchema, type SurveyContent } from './definition'
import type { SurveyDays } from './status'

type Refusal = { ok: false; error: Failure }
export type Locked = { ok: true; value: Survey } | Refusal

export const noSurvey = () => notFound('Запись об опросе')

/** Who may change this row: of the whole programme – the staff alone; a template – who keeps templates. */
export const mayChange = (
  { can }: Pick<CommandContext, 'can'>,
  operation: Operation,
  { agencyId, template }: Pick<Survey, 'agencyId' | 'template'>,
): boolean => can(template ? operations['survey.template'] : operation, agencyId)

/** The survey held until the transaction ends; one that the maker may not change is not found. */
export async function lockSurvey(ctx: CommandContext, id: string, operation: Operation): Promise<Locked> {
  await lockRow(ctx, 'Survey', id)
  const survey = await ctx.tx.survey.findFirst({ where: { tenantId: ctx.tenantId, id } })
  return survey && mayChange(ctx, operation, survey) ? { ok: true, value: survey } : noSurvey()
}

/**
 * Surveys that the reader sees: those of agencies in reach, and those over the whole programme once they are started.
 * What is only being made is seen by its makers alone.
 */
export function surveyWhere(ctx: Pick<QueryContext, 'tenantId' | 'agencyWhere'>): Prisma.SurveyWhereInput {
  const { agencyId } = ctx.agencyWhere()
  return {
    tenantId: ctx.tenantId,
    template: false,
    ...(agencyId && { OR: [{ agencyId }, { agencyId: null, status: { not: 'DRAFT' } }] }),
  }
}

/** The same of one row, templates among them: those are read by everybody who makes surveys. */
export const readableWhere = (ctx: Pick<QueryContext, 'tenantId' | 'agencyWhere'>): Prisma.SurveyWhereInput => ({
  tenantId: ctx.tenantId,
  OR: [surveyWhere(ctx), { template: true }],
})

export const daysOf = ({ status, opensOn, closesOn }: Pick<Survey, 'status' | 'opensOn' | 'closesOn'>): SurveyDays => ({
  status,
  opensOn: opensOn && dayOf(opensOn),
  closesOn: closesOn && dayOf(closesOn),
})

/** Content of a started version; it was read by the same schema when it was started. */
export const versionContent = (stored: unknown): SurveyContent => surveySchema.parse(stored)

type Reading = Pick<CommandContext, 'tx' | 'tenantId'>

export const lastVersion = ({ tx, tenantId }: Reading, surveyId: string) =>
  tx.surveyVersion.findFirst({ where: { tenantId, surveyId }, orderBy: { number: 'desc' } })

/** What the survey holds now: its draft where there is one, else what was started last. */
export async function currentContent(ctx: Reading, survey: Pick<Survey, 'id' | 'draft'>): Promise<SurveyContent> {
  const draft = readDraft(survey.draft)
  if (draft) return contentOf(draft.texts)
  const version = await lastVersion(ctx, survey.id)
  return version ? versionContent(version.content) : { pages: [] }
}

/** A draft that begins from content. */
export const draftFrom = (content: SurveyContent): SurveyDraft => ({ texts: textsOf(content), edits: {} })

/** What of a survey passes on to its copy or next wave. */
export const ownSettings = ({
  agencyId,
  side,
  purpose,
  audience,
  service,
  processId,
  situationId,
  projectId,
  splits,
}: Survey) => ({ agencyId, side, purpose, audience, service, processId, situationId, projectId, splits })

/** The draft, if the survey is being made or changed now. */
export function editableDraft({ status, template, draft: stored }: Survey): { ok: true; value: SurveyDraft } | Refusal {
  const draft = readDraft(stored)
  if (template || status !== 'CLOSED') if (draft) return { ok: true, value: draft }
  return fail(
    'RULE',
    status === 'CLOSED'
      ? 'Опрос закрыт: анкета больше не меняется. Набранное сохранено в этом браузере.'
      : 'Опрос запущен: анкета не меняется. Чтобы изменить её, откройте опрос и нажмите «Изменить анкету». Набранное сохранено в этом браузере.',
  )
}
