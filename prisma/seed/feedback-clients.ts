// Touchpoints, segments, orders, life situations with journeys and studies: every state of every flow.
import { addDays, todayIn, type DateString } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newCode } from '../../lib/core/code'
import { newId } from '../../lib/core/ids'
import type { TenantView } from '../../lib/core/tenant'
import { currentEntries } from '../../lib/feedback/clients/list-read'
import type { Profile } from '../../lib/feedback/clients/segment'
import { readScenario, readServices } from '../../lib/feedback/situation/content'
import { subjectOf } from '../../lib/feedback/situation/decide'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import type { SeedAgency } from './campaign'
import type { DemoFile } from './files'
import { journeyId, mfcTouchpoints, segmentId, situationId, studyId, touchpointId } from './feedback-clients-ids'
import { otherPoints, toldSegments } from './feedback-clients-told'
import { situations } from './feedback-situations-told'
import { stagesOf } from './feedback-situations'
import { journeys, studies } from './feedback-journeys-told'

type Place = { tx: Tx; tenant: TenantView; agencies: readonly SeedAgency[]; file: DemoFile; now: Date }
type Ground = Place & { tenantId: string; today: DateString; of: (name: RegExp) => SeedAgency | undefined }

const blank: Profile = { size: '', needs: '', pains: '', expectations: '', channels: '', barriers: '', sources: '' }
const by = 'Уполномоченный орган'

/** Touchpoints of the agencies: of the multifunctional centre by name, one closed, one of a former agency. */
async function seedTouchpoints({ tx, tenant, tenantId, today, of }: Ground): Promise<void> {
  const slug = tenant.slug
  const told = (otherPoints[slug] ?? []).flatMap(({ side, points }) => points.map((point) => ({ side, point })))
  const mfc = slug === 'kirov' ? of(/^МФЦ/) : undefined
  const survey = async (agencyId: string) =>
    (
      await tx.survey.findFirst({
        where: { tenantId, agencyId, status: 'OPEN', audience: 'PUBLIC' },
        orderBy: { id: 'asc' },
        select: { id: true },
      })
    )?.id ?? null
  const mfcSurvey = mfc ? await survey(mfc.id) : null
  await tx.touchpoint.createMany({
    data: [
      ...(mfc
        ? mfcTouchpoints.map(({ id, name, place }) => ({
            ...{ tenantId, id, agencyId: mfc.id, code: newCode(6), name, place, channel: 'desk', surveyId: mfcSurvey },
            service: 'Регистрация по месту жительства',
            owner: 'руководитель отделения МФЦ',
            createdBy: by,
          }))
        : []),
      ...told.flatMap(({ side, point: [n, agency, name, channel, place, service, owner] }) => {
        const found = of(agency)
        return found
          ? [
              {
                ...{ tenantId, id: touchpointId(n), agencyId: found.id, code: newCode(6) },
                name,
                side,
                channel,
                place,
                service,
                owner,
                createdBy: by,
              },
            ]
          : []
      }),
    ],
  })
  const closed = slug === 'kirov' ? of(/социальн/i) : undefined
  if (closed)
    await tx.touchpoint.create({
      data: {
        ...{ tenantId, id: touchpointId(17), agencyId: closed.id, code: newCode(6), channel: 'desk' },
        name: 'Окно в торговом центре «Глобус»',
        place: 'г. Киров, ул. Воровского, 135',
        owner: 'начальник отдела пособий',
        status: 'CLOSED',
        closedOn: dayColumn(addDays(today, -120)),
        createdBy: by,
      },
    })
}

async function seedSegments({ tx, tenant, tenantId, of }: Ground): Promise<void> {
  const rows = (toldSegments[tenant.slug] ?? []).flatMap(({ n, agency, name, side, kind, profile }) => {
    const found = agency === null ? null : of(agency)
    return found === undefined
      ? []
      : [
          {
            ...{ tenantId, id: segmentId(n), agencyId: found?.id ?? null, name, kind, createdBy: by },
            side: side ?? ('EXTERNAL' as const),
            profile: { ...blank, ...profile },
          },
        ]
  })
  await tx.clientSegment.createMany({ data: rows })
}

/** Lists that acts have approved: two editions, and the list changed since. */
async function seedApprovals(ground: Ground): Promise<void> {
  const { tx, tenant, tenantId, today, of } = ground
  const ctx = { tx, tenantId, actor: { tenant } }
  const act = async (
    agency: SeedAgency | undefined,
    kind: 'TOUCHPOINTS' | 'SEGMENTS',
    edition: number,
    ago: number,
    change: (entries: Awaited<ReturnType<typeof currentEntries>>) => Awaited<ReturnType<typeof currentEntries>> = (
      all,
    ) => all,
  ) => {
    const entries = agency ? change(await currentEntries(ctx, kind, agency.id)) : []
    if (!agency || entries.length === 0) return
    await tx.clientListApproval.create({
      data: {
        ...{ tenantId, id: newId(), agencyId: agency.id, kind, edition },
        actTitle: 'Приказ министра',
        actNumber: String(40 + edition * 7),
        actOn: dayColumn(addDays(today, -ago)),
        content: { entries },
        approvedBy: 'Министр',
        approvedAt: dayColumn(addDays(today, -ago)),
      },
      select: { id: true },
    })
  }
  const mfc = of(/^МФЦ|цифрового/i)
  const social = of(/социальн/i)
  await act(mfc, 'TOUCHPOINTS', 1, 540, (all) => all.slice(0, 5))
  // Since the second edition the place of one has changed and one is new.
  await act(mfc, 'TOUCHPOINTS', 2, 160, (all) =>
    all
      .slice(0, -1)
      .map((entry, i) =>
        i === 1
          ? { ...entry, values: { ...entry.values, place: { id: '', text: 'прежний адрес, до переезда' } } }
          : entry,
      ),
  )
  await act(social, 'TOUCHPOINTS', 1, 200)
  await act(social, 'SEGMENTS', 1, 200)
  if (tenant.slug === 'kirov') await act(of(/имуществен/i), 'SEGMENTS', 1, 90)
}

/** Orders of every kind and state: in force, replaced, ended, ahead; an own term of asking. */
async function seedOrders({ tx, tenantId, today, agencies, file }: Ground): Promise<void> {
  const order = (
    agency: SeedAgency | undefined,
    kind: 'COLLECTING' | 'TOUCHPOINTS' | 'CLIENTS',
    edition: number,
    from: number,
    more: { until?: number; months?: number; public?: boolean } = {},
  ): Prisma.FeedbackOrderCreateManyInput[] =>
    agency
      ? [
          {
            ...{ tenantId, id: newId(), agencyId: agency.id, kind, edition, createdBy: by },
            actTitle: 'Приказ',
            actNumber: `${edition * 12}-од`,
            actOn: dayColumn(addDays(today, Math.min(from, 0) - 5)),
            from: dayColumn(addDays(today, from)),
            until: more.until === undefined ? null : dayColumn(addDays(today, more.until)),
            months: more.months ?? null,
            public: more.public ?? false,
          },
        ]
      : []
  const [a, b, c, d, e] = agencies
  // The text of those that are open to everybody.
  const withFile = async (orders: Prisma.FeedbackOrderCreateManyInput[]) => {
    for (const one of orders) {
      one.fileId = newId()
      await tx.storedFile.create({
        data: {
          ...{ tenantId, id: one.fileId, agencyId: one.agencyId, name: 'Порядок сбора обратной связи.pdf' },
          ...{ ...file, uploadedBy: by },
        },
        select: { id: true },
      })
    }
    return orders
  }
  await tx.feedbackOrder.createMany({
    data: [
      ...order(a, 'COLLECTING', 1, -800),
      ...(await withFile(order(a, 'COLLECTING', 2, -300, { months: 6, public: true }))),
      ...order(a, 'TOUCHPOINTS', 1, -300, { public: true }),
      ...order(a, 'CLIENTS', 1, -300),
      ...order(b, 'COLLECTING', 1, -700, { until: -30 }),
      ...order(b, 'TOUCHPOINTS', 1, -400),
      ...order(c, 'COLLECTING', 1, 20),
      ...order(c, 'CLIENTS', 1, -90, { public: true }),
      ...(await withFile(order(d, 'COLLECTING', 1, -200, { public: true }))),
      ...order(e, 'TOUCHPOINTS', 1, -100),
    ],
  })
}

/** The inter-agency plan of a situation: the road map of the agency that leads it, an approved one first. */
async function planOf({ tx, tenantId }: Ground, agencyId: string): Promise<string | null> {
  const maps = await tx.roadmap.findMany({
    where: { tenantId, agencyId, status: { not: 'CLOSED' } },
    orderBy: { yearTo: 'desc' },
    select: { id: true, status: true },
  })
  return (maps.find(({ status }) => status === 'APPROVED') ?? maps[0])?.id ?? null
}

async function seedSituations(ground: Ground): Promise<void> {
  const { tx, tenant, tenantId, today, of } = ground
  const { criteria, decisionBody } = tenant.settings.feedback
  for (const told of situations[tenant.slug] ?? []) {
    const lead = told.lead ? of(told.lead) : null
    const services = (told.services ?? []).map(({ agency, ...service }) => ({
      ...service,
      id: newId(),
      agencyId: of(agency)?.id ?? null,
      processId: null,
    }))
    const subject = {
      title: told.title,
      services: readServices(services),
      scenario: readScenario(told.scenario),
      roadmapId: told.n === 1 && lead ? await planOf(ground, lead.id) : null,
    }
    const body = decisionBody || 'министр социальной защиты населения'
    await tx.lifeSituation.create({
      data: {
        ...{ tenantId, id: situationId(told.n), agencyId: lead?.id ?? null, status: told.status, createdBy: by },
        ...{ title: told.title, about: told.about, services, roadmapId: subject.roadmapId },
        scenario: told.scenario ?? {},
        marks: Object.fromEntries(
          told.marks.flatMap(([mark, why], i) => {
            const key = criteria[i]?.key
            return key ? [[key, { mark, why }]] : []
          }),
        ),
        segmentIds: (told.segments ?? []).map(segmentId),
        touchpointIds: (told.touchpoints ?? []).map(touchpointId),
        decisions: Object.fromEntries(
          (told.decided ?? []).map(({ key, ago, number, text = '' }) => [
            key,
            { body, number, on: addDays(today, -ago), outcome: 'approved', text, by, seen: subjectOf(key, subject) },
          ]),
        ),
      },
      select: { id: true },
    })
  }
}

async function seedJourneys({ tx, tenant, tenantId, today, of }: Ground): Promise<void> {
  const slug = tenant.slug
  await tx.clientJourney.createMany({
    data: (journeys[slug] ?? []).map(([n, situation, who, segment, interviews, told]) => ({
      ...{ tenantId, id: journeyId(n), situationId: situationId(situation), segmentId: segmentId(segment) },
      ...{ who, interviews, stages: stagesOf(n, told), version: 5, updatedBy: by },
    })),
  })
  await tx.clientStudy.createMany({
    data: (studies[slug] ?? []).flatMap(({ n, agency, situation, ago, published, ...study }) => {
      const found = of(agency)
      return found
        ? [
            {
              ...{ tenantId, id: studyId(n), agencyId: found.id, createdBy: by, ...study },
              situationId: situation === null ? null : situationId(situation),
              from: dayColumn(addDays(today, -ago)),
              until: dayColumn(addDays(today, -ago + 12)),
              publishedAt: published ? dayColumn(addDays(today, -ago + 30)) : null,
            },
          ]
        : []
    }),
  })
}

/** Some have been in the programme for more than a year and have asked nobody: their term has come. */
const seedLate = ({ tx, tenantId, agencies, now }: Ground) =>
  tx.agency.updateMany({
    where: { tenantId, id: { in: agencies.slice(5, 9).map(({ id }) => id) } },
    data: { createdAt: new Date(now.getTime() - 400 * 86_400_000) },
  })

/** After the surveys: a poster opens one that is open. */
export async function seedClients({ tx, tenant, agencies, file, now }: Place): Promise<void> {
  const tenantId = tenant.id
  const ground: Ground = {
    ...{ tx, agencies, file, now, tenantId },
    tenant,
    today: todayIn(tenant.timeZone, now),
    of: (name) => agencies.find((agency) => name.test(agency.name)),
  }
  await seedTouchpoints(ground)
  await seedSegments(ground)
  await seedApprovals(ground)
  await seedOrders(ground)
  await seedLate(ground)
  await seedSituations(ground)
  await seedJourneys(ground)
}
