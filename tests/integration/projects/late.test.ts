import { describe, expect, it } from 'vitest'
import { getCellProjects } from '@/lib/cockpit/projects-queries'
import { addDays, todayIn, type DateString } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { quarterOf } from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import { withTenant } from '@/lib/platform/db'
import { readProjectFilter } from '@/lib/projects/list/filter'
import { listProjects } from '@/lib/projects/list/queries'
import { isProjectLate, wasStageLate } from '@/lib/projects/stages/rules'
import { lateProjectSql, stageWasLateSql } from '@/lib/projects/stages/late-where'
import { projectStatuses } from '@/lib/projects/state/rules'
import { quarterlyFacts } from '@/lib/quarterly/facts-read'
import { getQueue } from '@/lib/queue/queries'
import { createProject } from '../../factories/project'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

describe('a late project', () => {
  it('is the same for SQL and the rule, on every page that counts it', async () => {
    const tenant = await createTenant()
    const agency = await createAgency(tenant)
    const today = todayIn(tenant.timeZone, new Date())
    const [before, yesterday, tomorrow] = [addDays(today, -9), addDays(today, -1), addDays(today, 1)]
    const stages: { dueTo: DateString | null; closedOn: DateString | null }[] = [
      { dueTo: null, closedOn: null },
      { dueTo: yesterday, closedOn: null },
      { dueTo: today, closedOn: null },
      { dueTo: before, closedOn: yesterday },
    ]
    const cases = projectStatuses.flatMap((status) =>
      stages.map((stage) => ({
        status,
        stage,
        closedOn: status === 'MONITORING' || status === 'FINISHED' ? yesterday : null,
      })),
    )
    const ids: string[] = []
    for (const { status, stage, closedOn } of cases) {
      const { id } = await createProject(tenant, agency, {
        status,
        data: {
          closedOn: closedOn && dayColumn(closedOn),
          stages: {
            create: {
              number: 1,
              dueTo: stage.dueTo && dayColumn(stage.dueTo),
              closedOn: stage.closedOn && dayColumn(stage.closedOn),
            },
          },
        },
      })
      ids.push(id)
    }
    const late = cases.map(({ status, stage }) => isProjectLate(status, [stage], today))
    expect(cases.filter((_, i) => late[i]).map(({ status, stage }) => [status, stage.dueTo])).toEqual([
      ['RUNNING', yesterday],
    ])
    for (const day of [before, yesterday, today, tomorrow]) {
      const rows = await withTenant(
        tenant.id,
        (tx) => tx.$queryRaw<{ id: string; late: boolean; was: boolean | null }[]>`
          SELECT p."id", ${lateProjectSql('p', today)} AS late, ${stageWasLateSql('s', 'p', day)} AS was
          FROM "Project" p JOIN "ProjectStage" s ON s."tenantId" = p."tenantId" AND s."projectId" = p."id"
          WHERE p."id" IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`,
      )
      expect(rows).toHaveLength(cases.length)
      for (const [i, { stage, ...project }] of cases.entries()) {
        const row = rows.find(({ id }) => id === ids[i])
        expect([row?.late, row?.was ?? false], `${project.status} ${JSON.stringify(stage)} on ${day}`).toEqual([
          late[i],
          wasStageLate(project, stage, day),
        ])
      }
    }
    const authority = await createActor(tenant, 'AUTHORITY')
    const curator = await createActor(tenant, 'CURATOR', agency.id)
    const wanted = ids.filter((_, i) => late[i])
    const listed = await listProjects(authority, readProjectFilter({ late: '1' }))
    expect(listed.rows.map(({ id }) => id)).toEqual(wanted)
    const all = await listProjects(authority, readProjectFilter({}))
    expect(all.rows.filter((row) => row.late).map(({ id }) => id)).toEqual(wanted)
    expect(await getCellProjects(authority, { id: agency.id, year: null, page: 1 })).toMatchObject({ late: 1 })
    const asked = (await getQueue(curator)).groups.flatMap(({ kind, items }) => (kind === 'STAGE_LATE' ? items : []))
    expect(asked).toHaveLength(1)
    const facts = await withTenant(tenant.id, (tx) =>
      quarterlyFacts(tx, { tenantId: tenant.id, timeZone: tenant.timeZone, today }, agency.id, quarterOf(today)),
    )
    expect(facts.late.rows.map(({ id }) => id)).toEqual(wanted)
  })
})
