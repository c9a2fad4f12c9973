// Answers to the demonstration's surveys: taken as the portal takes them, closed into batches by the portal itself.
import { randomUUID } from 'node:crypto'
import { addDays, todayIn, type DateString } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { TenantView } from '../../lib/core/tenant'
import { closeBatches } from '../../lib/feedback/release/close'
import { wayThrough } from '../../lib/feedback/survey/conditions'
import type { Answers, SurveyContent } from '../../lib/feedback/survey/definition'
import type { Prisma, SurveyChannel } from '../../lib/generated/prisma/client'
import { withTenant } from '../../lib/platform/db'
import { answersOf, type Manner } from './feedback-answer-maker'
import { benefitTexts, demoThemes, pairTexts, staffTexts, trainingTexts, yearlyTexts } from './feedback-answer-texts'
import { mfcWaves, mfcForms } from './feedback-answers-mfc'
import { demoSurveys, type DemoSurvey } from './feedback-surveys'
import { pick, random } from './random'

type Place = { tenant: TenantView; agencies: readonly { id: string; name: string }[] }
export type DemoForm = { version: number; touchpointId: string | null; day: number; answers: Answers }

/** How many answered each survey, how pleased they were, in whose words. Those of the MFC: feedback-answers-mfc.ts. */
const told: Record<number, Manner & { people: number; late?: number }> = {
  3: { people: 310, late: 9, level: 0.71, texts: benefitTexts, says: 0.3 },
  4: { people: 940, level: 0.62, texts: staffTexts, says: 0.2 },
  5: { people: 240, level: 0.58, texts: staffTexts, says: 0.25 },
  6: { people: 24, level: 0.5, texts: benefitTexts, says: 0.9 },
  9: { people: 430, level: 0.64, texts: benefitTexts, says: 0.3 },
  10: { people: 365, late: 7, level: 0.74, texts: benefitTexts, says: 0.35 },
  11: { people: 64, level: 0.85, texts: trainingTexts, says: 0.6 },
  13: { people: 520, level: 0.66, texts: pairTexts, says: 0.15 },
  14: { people: 410, late: 11, level: 0.7, texts: pairTexts, says: 0.2 },
  16: { people: 780, level: 0.55, texts: yearlyTexts, says: 0.2 },
  21: { people: 160, level: 0.48, texts: yearlyTexts, says: 0.2 },
  22: { people: 190, level: 0.66, texts: yearlyTexts, says: 0.25 },
  23: { people: 120, level: 0.6, texts: yearlyTexts, says: 0.2 },
  17: { people: 640, level: 0.61, texts: yearlyTexts, says: 0.25 },
}
const numberOf = ({ id }: DemoSurvey): number => Number(id.slice(-2))

const channels: Record<DemoSurvey['audience'], readonly SurveyChannel[]> = {
  PUBLIC: ['LINK', 'TOUCHPOINT', 'TOUCHPOINT', 'KIOSK', 'PAPER', 'PHONE'],
  INVITED: ['INVITATION'],
  EMPLOYEES: ['EMPLOYEE'],
  MODERATED: ['SHEET'],
}

/** Writes the tenant's answers survey by survey, each in a transaction of its own. */
export async function seedAnswers({ tenant, agencies }: Place, now: Date): Promise<void> {
  const today = todayIn(tenant.timeZone, now)
  for (const demo of demoSurveys.filter((one) => one.tenant === tenant.slug)) await seedOne(demo)
  if (demoSurveys.some((one) => one.tenant === tenant.slug))
    await withTenant(tenant.id, (tx) =>
      tx.surveyTheme.createMany({
        data: demoThemes.map(({ name, words }) => ({
          ...{ tenantId: tenant.id, id: newId(), name, words: [...words], createdBy: 'Проектный офис' },
        })),
      }),
    )

  async function seedOne(demo: DemoSurvey): Promise<void> {
    const wave = mfcWaves[numberOf(demo)]
    const manner = told[numberOf(demo)]
    if (!wave && !manner) return
    const next = random(`answers ${demo.id}`)
    await withTenant(tenant.id, async (tx) => {
      const survey = await tx.survey.findUnique({
        where: { tenantId_id: { tenantId: tenant.id, id: demo.id } },
        select: {
          agencyId: true,
          splits: true,
          status: true,
          versions: { orderBy: { number: 'asc' }, select: { id: true } },
        },
      })
      if (!survey) return
      const points = await tx.touchpoint.findMany({
        where: { tenantId: tenant.id, agencyId: survey.agencyId ?? undefined, status: 'ACTIVE', side: demo.side },
        orderBy: { id: 'asc' },
        select: { id: true, agencyId: true },
      })
      // Some came by the link of their segment.
      const segments = wave
        ? await tx.clientSegment.findMany({
            where: { tenantId: tenant.id, side: demo.side, agencyId: null, retired: false },
            orderBy: { id: 'asc' },
            select: { id: true },
          })
        : []
      const whose = random(`segments ${demo.id}`)
      const contents = demo.versions.map(({ content }) => content)
      const lastDay = Math.min(demo.closes ?? -1, demo.closed ?? -1, -1)
      const forms = wave
        ? mfcForms(wave, contents, { opens: demo.opens ?? 0, lastDay, next })
        : plainForms(contents, manner?.people ?? 0)
      const late = wave ? [] : plainForms(contents, manner?.late ?? 0)
      const about = (at: number): string => survey.agencyId ?? (shareOut(at) as { id: string }).id
      const take = (some: readonly DemoForm[]) =>
        inChunks(some, (part, from) =>
          tx.surveyIntake.createMany({
            data: part.map(({ version, touchpointId, day, answers }, at) => ({
              ...{ tenantId: tenant.id, id: randomUUID(), surveyId: demo.id, agencyId: about(from + at), touchpointId },
              versionId: survey.versions[version]?.id ?? '',
              channel: touchpointId ? ('TOUCHPOINT' as const) : pick(next, channels[demo.audience]),
              forOther: next() < 0.04,
              segmentId: segments.length > 0 && whose() < 0.6 ? pick(whose, segments).id : null,
              day: dayColumn(addDays(today, day)),
              answers: answers as Prisma.InputJsonObject,
            })),
          }),
        )
      const close = (on: DateString, closed: boolean) =>
        closeBatches(
          { tx, tenantId: tenant.id, settings: tenant.settings.feedback, today: on },
          { id: demo.id, splits: survey.splits, closed },
        )
      await take(forms)
      await close(addDays(today, demo.closed ?? -1), survey.status === 'CLOSED')
      // Those wait for the next batch.
      await take(late)

      function plainForms(of: readonly SurveyContent[], people: number): DemoForm[] {
        const version = of.length - 1
        const content = of[version]
        if (!content || !manner) return []
        const own = points.filter(({ agencyId }) => agencyId === survey?.agencyId)
        return Array.from({ length: people }, (): DemoForm => {
          const span = lastDay - (demo.opens ?? lastDay)
          return {
            version,
            touchpointId:
              own.length > 0 && next() < 0.7 ? (own[Math.floor(next() * next() * own.length)]?.id ?? null) : null,
            day: lastDay - Math.floor(next() * Math.max(span, 1)),
            answers: wayThrough(content, answersOf(content, manner, next)).kept,
          }
        })
      }
    })
  }

  /** Over the whole programme: large agencies are answered about more often. */
  function shareOut(at: number): { id: string; name: string } | undefined {
    const own = random(`whose ${at}`)
    return agencies[Math.floor(own() * own() * agencies.length)]
  }
}

async function inChunks<T>(items: readonly T[], write: (part: T[], from: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += 2_000) await write(items.slice(at, at + 2_000), at)
}
