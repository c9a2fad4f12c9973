import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addDays } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { projectStatuses } from '@/lib/projects/state/rules'
import { officeCounts } from '@/lib/queue/count-queries'
import { noCounts, queueKinds, type KindCounts, type QueueKind } from '@/lib/queue/kinds'
import { getQueue } from '@/lib/queue/queries'
import { dayColumn } from '@/lib/core/db-day'
import { filledPassport, goalId, projectRow } from '../../factories/project'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

afterEach(() => vi.useRealTimers())

const oneOf = <T>(items: readonly T[]) => fc.constantFrom(...items)
const now = new Date('2027-03-10T03:00:00Z')
const at = (days: number) => addDays('2027-03-10', days)

const version = fc.record({ status: oneOf(['SUBMITTED', 'RETURNED', 'WITHDRAWN'] as const), agreed: fc.boolean() })
const anyProject = fc.record({
  agency: fc.nat(7),
  status: oneOf(projectStatuses),
  versions: fc.array(version, { maxLength: 3 }),
  approved: fc.boolean(),
  late: fc.array(fc.record({ days: fc.integer({ min: -20, max: 20 }), closed: fc.boolean() }), { maxLength: 3 }),
  stabilityDue: fc.option(fc.integer({ min: -30, max: 30 })),
  measured: fc.array(
    fc.record({ status: oneOf(['REPORTED', 'CONFIRMED', 'REJECTED'] as const), stability: fc.boolean() }),
    { maxLength: 3 },
  ),
  effects: fc.array(oneOf(['REPORTED', 'CONFIRMED'] as const), { maxLength: 2 }),
  reports: fc.array(oneOf(['DUE', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const), { maxLength: 2 }),
  practice: fc.option(oneOf(['DRAFT', 'SUBMITTED', 'RETURNED', 'PUBLISHED', 'WITHDRAWN'] as const)),
})
type Drawn = ReturnType<typeof anyProject.generate>['value']

const NOBODY = -1
const anyRest = fc.record({
  // Nobody's agency: a body that the act names and the portal does not know.
  parts: fc.array(
    fc.record({
      agency: fc.oneof({ weight: 3, arbitrary: fc.nat(7) }, { weight: 1, arbitrary: fc.constant(NOBODY) }),
      status: oneOf(['OPEN', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CLOSED'] as const),
      days: fc.integer({ min: -60, max: 60 }),
      removed: fc.boolean(),
      approved: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  maps: fc.array(
    fc.record({
      agency: fc.nat(7),
      status: oneOf(['DRAFT', 'APPROVAL', 'APPROVED'] as const),
      change: fc.option(oneOf(['PROPOSED', 'CONSENTED'] as const)),
    }),
    { maxLength: 3 },
  ),
  ruled: fc.boolean(),
  quarterly: fc.uniqueArray(
    fc.record({ agency: fc.nat(7), status: oneOf(['DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const) }),
    { maxLength: 4, selector: ({ agency }) => agency },
  ),
})
type Rest = ReturnType<typeof anyRest.generate>['value']

/** What road maps and quarterly reports ask, and of whose. */
const askedByRest = ({ parts, maps, ruled, quarterly }: Rest): { kind: QueueKind; agency: number }[] => [
  ...parts
    .filter((one) => !one.removed)
    .flatMap(({ agency, status, days, approved }): { kind: QueueKind; agency: number }[] =>
      status === 'SUBMITTED'
        ? [{ kind: 'ACCEPT_PROOF', agency }]
        : approved && (status === 'RETURNED' || (status === 'OPEN' && days <= 30))
          ? [{ kind: agency === NOBODY ? 'DELIVER_FOR_BODY' : 'DELIVER_PART', agency }]
          : [],
    ),
  ...maps.flatMap(({ agency, status, change }): { kind: QueueKind; agency: number }[] => [
    ...(status === 'APPROVAL' ? [{ kind: 'APPROVE_ROADMAP' as const, agency }] : []),
    ...(change === 'PROPOSED' ? [{ kind: 'CONSENT_CHANGE' as const, agency }] : []),
  ]),
  ...quarterly.flatMap(({ agency, status }): { kind: QueueKind; agency: number }[] =>
    status === 'SUBMITTED'
      ? [{ kind: 'ACCEPT_QUARTERLY', agency }]
      : status === 'RETURNED'
        ? [{ kind: 'MEND_QUARTERLY', agency }]
        : [],
  ),
  ...Array.from({ length: ruled ? 8 : 0 }, (_, agency) => agency)
    .filter((agency) => quarterly.every((one) => one.agency !== agency || one.status === 'DRAFT'))
    .map((agency) => ({ kind: 'FILL_QUARTERLY' as const, agency })),
]

/** What a project asks, said once more in plain TypeScript: [of staff, of its own agency]. */
function asked(project: Drawn): QueueKind[] {
  const { status, versions, late, stabilityDue, measured, effects, reports, practice, approved } = project
  const alive = status !== 'CANCELLED'
  const last = versions.at(-1)
  const goalMet = measured.some((one) => one.stability && one.status !== 'REJECTED')
  return [
    ...versions
      .filter((one) => alive && one.status === 'SUBMITTED')
      .map((one): QueueKind => (one.agreed ? 'APPROVE_PASSPORT' : 'AGREE_PASSPORT')),
    ...(status === 'DRAFT' && last?.status === 'RETURNED' ? ['MEND_PASSPORT' as const] : []),
    ...(status === 'RUNNING' && late.some(({ days, closed }) => days < 0 && !closed) ? ['STAGE_LATE' as const] : []),
    ...(status === 'MONITORING' && approved && stabilityDue !== null && stabilityDue <= 14 && !goalMet
      ? ['MEASURE_STABILITY' as const]
      : []),
    ...(measured.some((one) => one.status === 'REPORTED') || effects.includes('REPORTED')
      ? ['CONFIRM_RESULT' as const]
      : []),
    ...reports.flatMap((one): QueueKind[] =>
      one === 'SUBMITTED' ? ['ACCEPT_REPORT'] : one !== 'ACCEPTED' && alive ? ['WRITE_REPORT'] : [],
    ),
    ...(practice === 'SUBMITTED'
      ? ['DECIDE_PRACTICE' as const]
      : practice === 'RETURNED'
        ? ['MEND_PRACTICE' as const]
        : []),
  ]
}

const staffKinds: readonly QueueKind[] = [
  'AGREE_PASSPORT',
  'CONFIRM_RESULT',
  'ACCEPT_REPORT',
  'DECIDE_PRACTICE',
  'ACCEPT_PROOF',
  'DELIVER_FOR_BODY',
  'CONSENT_CHANGE',
  'ACCEPT_QUARTERLY',
]
const authorityOnly: readonly QueueKind[] = ['CONSENT_CHANGE', 'DELIVER_FOR_BODY']
const curatorsOnly: readonly QueueKind[] = ['APPROVE_PASSPORT', 'APPROVE_ROADMAP']

describe('queue of projects, reports, practices and road maps', () => {
  it('is what the records ask, is counted as it is listed, and stays inside what the person does', async () => {
    const tenant = await createTenant()
    const agencies = [await createAgency(tenant), await createAgency(tenant)]
    for (const parent of [...agencies])
      for (let i = 0; i < 3; i++) agencies.push(await createAgency(tenant, { parentId: parent.id }))
    const ids = agencies.map(({ id }) => id)
    const [a = '', b = ''] = ids
    const under = { [a]: [0, 2, 3, 4], [b]: [1, 5, 6, 7] }
    const staff = [await createActor(tenant, 'AUTHORITY'), await createActor(tenant, 'METHODOLOGIST')] as const
    const [curator, member] = [await createActor(tenant, 'CURATOR', a), await createActor(tenant, 'TEAM_MEMBER', b)]
    const nobody = [
      await createActor(tenant, 'OBSERVER'),
      await createActor(tenant, 'EMPLOYEE', a),
      await createActor(tenant, 'COUNCIL_MEMBER'),
    ]
    const both: Actor = { ...curator, memberships: [...curator.memberships, ...staff[0].memberships] }
    let rules = 0
    const expected = (
      projects: Drawn[],
      rest: Rest,
      wanted: (kind: QueueKind, agency: number) => boolean,
    ): KindCounts => {
      const counts = { ...noCounts }
      for (const project of projects)
        for (const kind of asked(project)) if (wanted(kind, project.agency)) counts[kind] += 1
      for (const { kind, agency } of askedByRest(rest)) if (wanted(kind, agency)) counts[kind] += 1
      return counts
    }
    await fc.assert(
      fc.asyncProperty(fc.array(anyProject, { maxLength: 8 }), anyRest, async (projects, rest) => {
        await withTenant(tenant.id, async (tx) => {
          await tx.practice.deleteMany({})
          await tx.project.deleteMany({})
          await tx.quarterlyReport.deleteMany({})
          await tx.roadmapChange.deleteMany({})
          await tx.roadmap.deleteMany({})
          const key = { tenantId: tenant.id }
          for (const { agency, status, days, removed, approved } of rest.parts) {
            const [roadmapId, itemId] = [newId(), newId()]
            await tx.roadmap.create({
              data: {
                ...key,
                id: roadmapId,
                kind: 'PROGRAMME',
                title: 'План',
                status: approved ? 'APPROVED' : 'CLOSED',
                yearFrom: 2027,
                yearTo: 2027,
                createdBy: 'К',
              },
            })
            await tx.roadmapItem.create({
              data: {
                ...key,
                id: itemId,
                roadmapId,
                number: '1.1',
                sectionNumber: '1',
                section: 'Раздел',
                title: 'Утвердить порядок',
                dueOn: dayColumn(at(days)),
                result: 'приказ',
                responsible: [],
                position: 1,
                removedAt: removed ? now : null,
              },
            })
            await tx.roadmapPart.create({
              data: {
                ...key,
                id: newId(),
                itemId,
                agencyId: agency === NOBODY ? null : (ids[agency] ?? ''),
                bodyName: 'Орган',
                status,
                submittedAt: now,
              },
            })
          }
          for (const { agency, status, change } of rest.maps) {
            const roadmapId = newId()
            await tx.roadmap.create({
              data: {
                ...key,
                id: roadmapId,
                kind: 'DEPARTMENTAL',
                agencyId: ids[agency] ?? '',
                title: 'Своя карта',
                status,
                yearFrom: 2027,
                yearTo: 2027,
                createdBy: 'К',
              },
            })
            if (change)
              await tx.roadmapChange.create({
                data: {
                  ...key,
                  id: newId(),
                  roadmapId,
                  kind: 'ADD',
                  status: change,
                  reason: 'так надо',
                  proposedBy: 'К',
                },
              })
          }
          // Rules are only ever added: the latest one says whether reports are asked for.
          await tx.quarterlyRule.create({
            data: {
              ...key,
              id: newId(),
              fromYear: 2026,
              fromQuarter: 4,
              active: rest.ruled,
              dueDay: 3,
              lateAfterDay: 5,
              madeBy: 'К',
              createdAt: new Date(now.getTime() + rules++),
            },
          })
          await tx.quarterlyReport.createMany({
            data: rest.quarterly.map(({ agency, status }) => ({
              ...key,
              id: newId(),
              agencyId: ids[agency] ?? '',
              year: 2026,
              quarter: 4,
              status,
              facts: status === 'DRAFT' ? undefined : {},
              dueOn: dayColumn(at(0)),
              lateAfter: dayColumn(at(2)),
              submittedAt: now,
              decidedAt: now,
              createdBy: 'К',
            })),
          })
          for (const [i, project] of projects.entries()) {
            const row = projectRow(tenant.id, ids[project.agency] ?? '', {
              id: newId(),
              number: i + 1,
              status: project.status,
            })
            const projectId = row.id
            const agencyId = ids[project.agency] ?? ''
            await tx.project.create({
              data: {
                ...row,
                versions: undefined,
                stages: undefined,
                stabilityDue: project.stabilityDue === null ? null : dayColumn(at(project.stabilityDue)),
              },
            })
            const versions = [
              ...(project.approved ? [{ status: 'APPROVED' as const, agreed: true }] : []),
              ...project.versions,
            ]
            await tx.passportVersion.createMany({
              data: versions.map((one, n) => ({
                ...key,
                id: newId(),
                projectId,
                number: n + 1,
                status: one.status,
                fields: filledPassport,
                submittedBy: 'К',
                submittedAt: now,
                agreedAt: one.agreed ? now : null,
              })),
            })
            await tx.projectStage.createMany({
              data: project.late.map(({ days, closed }, n) => ({
                ...key,
                projectId,
                number: n + 1,
                dueTo: dayColumn(at(days)),
                closedOn: closed ? dayColumn(at(-1)) : null,
              })),
            })
            await tx.goalMeasurement.createMany({
              data: project.measured.map((one) => ({
                ...key,
                id: newId(),
                projectId,
                goalId,
                measuredOn: dayColumn(at(-1)),
                value: '10',
                byName: 'К',
                ...one,
              })),
            })
            await tx.projectEffect.createMany({
              data: project.effects.map((status) => ({
                ...key,
                id: newId(),
                projectId,
                kind: 'MONEY' as const,
                amount: '1',
                year: 2027,
                basis: 'расчёт',
                byName: 'К',
                status,
              })),
            })
            await tx.projectReport.createMany({
              data: project.reports.map((status) => ({
                ...key,
                id: newId(),
                projectId,
                kind: 'INTERIM' as const,
                status,
              })),
            })
            if (project.practice)
              await tx.practice.create({
                data: {
                  ...key,
                  id: newId(),
                  projectId,
                  agencyId,
                  status: project.practice,
                  title: 'Практика',
                  slug: newId(),
                  createdBy: 'К',
                },
              })
          }
        })
        vi.useFakeTimers({ toFake: ['Date'], now })
        const check = async (actor: Actor, counts: KindCounts) => {
          expect((await officeCounts(actor)).kinds).toEqual(counts)
          const { groups } = await getQueue(actor)
          expect(Object.fromEntries(groups.map(({ kind, items }) => [kind, items.length]))).toEqual(
            Object.fromEntries(queueKinds.filter((kind) => counts[kind] > 0).map((kind) => [kind, counts[kind]])),
          )
          for (const item of groups.flatMap(({ items }) => items))
            expect(item.timing + item.what, item.key).not.toMatch(/undefined|null|NaN/)
          for (const item of groups.flatMap(({ kind, items }) => (kind === 'DELIVER_FOR_BODY' ? items : [])))
            expect(item.agencyName).toBe('Орган')
        }
        const [authority, methodologist] = staff
        await check(
          authority,
          expected(projects, rest, (kind) => staffKinds.includes(kind)),
        )
        await check(
          methodologist,
          expected(projects, rest, (kind) => staffKinds.includes(kind) && !authorityOnly.includes(kind)),
        )
        const ofCurator = (kind: QueueKind, agency: number) =>
          !staffKinds.includes(kind) && (under[a]?.includes(agency) ?? false)
        await check(curator, expected(projects, rest, ofCurator))
        await check(
          member,
          expected(
            projects,
            rest,
            (kind, agency) => !staffKinds.includes(kind) && !curatorsOnly.includes(kind) && agency === 1,
          ),
        )
        await check(
          both,
          expected(projects, rest, (kind, agency) => staffKinds.includes(kind) || ofCurator(kind, agency)),
        )
        for (const actor of nobody) await check(actor, noCounts)
        vi.useRealTimers()
      }),
      { numRuns: 40 },
    )
  }, 120_000)
})
