import { addDays, todayIn } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { dayColumn } from '../../lib/core/db-day'
import type { TenantView } from '../../lib/core/tenant'
import { levelRank, toolLevels, type ToolLevel } from '../../lib/tools/rules'
import type { SeedAgency } from './campaign'
import { pick, random } from './random'

const units = ['Отдел документооборота', 'Отдел закупок', 'Приёмная', 'Отдел кадров']
const notes: Record<Exclude<ToolLevel, 'NOT_BEGUN'>, string[]> = {
  PILOT: [
    'Пробуем в одном отделе, первые результаты через месяц.',
    'Команда обучена, инструмент начали применять на одном процессе.',
  ],
  APPLIED: [
    'Применяется ежедневно, журнал встреч ведёт руководитель отдела.',
    'Работает во всём подразделении, фотографии показаны на встрече команды.',
  ],
  STANDARD: [
    'Закреплено приказом, новых работников обучает наставник.',
    'Утверждён стандарт рабочего места, проверка – раз в квартал.',
  ],
}
const remarks = [
  'Доска есть, но записи не обновлялись две недели.',
  'Стандарт утверждён, работники с ним не ознакомлены.',
  'Инструмент применяется только в одном кабинете.',
]

/** Tools of the act in every level, by units, and visits to some agencies; a few visits saw less than was claimed. */
export async function seedTools(
  { tx, tenant, agencies }: { tx: Tx; tenant: TenantView; agencies: readonly SeedAgency[] },
  now: Date,
): Promise<void> {
  const tenantId = tenant.id
  const tools = await tx.tool.findMany({ where: { tenantId }, orderBy: { position: 'asc' }, select: { key: true } })
  if (tools.length === 0) return
  const next = random(`tools ${tenant.slug}`)
  const today = todayIn(tenant.timeZone, now)
  const adoptions: (Prisma.ToolAdoptionCreateManyInput & { id: string; level: ToolLevel; unit: string })[] = []
  const events: Prisma.ToolAdoptionEventCreateManyInput[] = []
  const visits: Prisma.ToolVisitCreateManyInput[] = []
  const findings: Prisma.ToolFindingCreateManyInput[] = []
  for (const [i, agency] of agencies.entries()) {
    const zeal = next()
    const own: typeof adoptions = []
    for (const [n, { key }] of tools.entries()) {
      const places = next() < 0.45 ? ['', pick(next, units)] : ['']
      for (const unit of places) {
        // The first agencies show each level, the rest as far as they have come.
        const level = toolLevels[Math.min(3, i < 4 ? (i + n) % 4 : Math.floor(zeal * 2 + next() * 2.4))] ?? 'NOT_BEGUN'
        if (level === 'NOT_BEGUN') continue
        const id = newId()
        let day = addDays(today, -60 - Math.floor(next() * 500))
        let before: ToolLevel | null = null
        for (const step of toolLevels.slice(1, levelRank(level) + 1)) {
          if (step === 'NOT_BEGUN') continue
          events.push({
            tenantId,
            id: newId(),
            adoptionId: id,
            fromLevel: before,
            level: step,
            since: dayColumn(day),
            note: pick(next, notes[step]),
            byName: `Куратор, ${agency.name}`.slice(0, 120),
            at: new Date(`${day}T05:10:00Z`),
          })
          before = step
          if (step !== level)
            day =
              addDays(day, 20 + Math.floor(next() * 60)) > addDays(today, -8)
                ? addDays(today, -8)
                : addDays(day, 20 + Math.floor(next() * 60))
        }
        own.push({
          tenantId,
          id,
          agencyId: agency.id,
          unit,
          tool: key,
          level,
          since: dayColumn(day),
          version: levelRank(level),
          updatedAt: new Date(`${day}T05:10:00Z`),
        })
      }
    }
    adoptions.push(...own)
    if (i % 4 === 1 && own.length > 0) {
      const id = newId()
      const visitedOn = addDays(today, -3 - Math.floor(next() * 40))
      visits.push({
        tenantId,
        id,
        number: visits.length + 1,
        agencyId: agency.id,
        visitedOn: dayColumn(visitedOn),
        visitors: 'Консультант уполномоченного органа',
        hosts: 'Куратор, руководители отделов',
        conclusion:
          'Инструменты в основном применяются так, как сообщает орган. Замечания устранить до следующего квартального отчёта.',
        byName: 'Уполномоченный орган',
        at: new Date(`${visitedOn}T08:00:00Z`),
      })
      for (const [n, { tool, unit, level }] of own.slice(0, 6).entries()) {
        const seen = n === 1 ? (toolLevels[Math.max(0, levelRank(level) - 1)] ?? level) : level
        findings.push({
          tenantId,
          id: newId(),
          visitId: id,
          tool,
          unit,
          claimed: level,
          seen,
          remark: seen === level ? '' : pick(next, remarks),
        })
      }
    }
  }
  await tx.toolAdoption.createMany({ data: adoptions })
  await tx.toolAdoptionEvent.createMany({ data: events })
  await tx.toolVisit.createMany({ data: visits })
  await tx.toolFinding.createMany({ data: findings })
  await tx.tenantCounter.upsert({
    where: { tenantId_key: { tenantId, key: 'visit' } },
    create: { tenantId, key: 'visit', last: visits.length },
    update: { last: visits.length },
  })
}
