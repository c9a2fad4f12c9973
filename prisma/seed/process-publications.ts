// Calculations that were approved, materials, and what of the processes is open to everybody.
import { dayColumn } from '../../lib/core/db-day'
import { addDays, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { readTenantSettings } from '../../lib/core/tenant'
import type { Prisma, Process } from '../../lib/generated/prisma/client'
import { frozenFigures } from '../../lib/processes/money/frozen'
import { contentOf } from '../../lib/processes/publication/content'
import { publishable } from '../../lib/processes/publication/source'
import { readMap, readResources } from '../../lib/processes/steps/read'
import { freeSlug } from '../../lib/agencies/slug'
import type { RegistryPlace } from './process-registries'

/** Was open too early. */
const TAKEN_OFF = 'КН-05'

/** The plain words of a page, by the process's code. */
const pages: Record<string, [title: string, summary: string]> = {
  'СЗ-07': [
    'Ежемесячная выплата на ребёнка',
    'Справки о доходах и составе семьи приносить не придётся: их запросит специалист, а заявление проверят при вас.',
  ],
  'ОБ-01': [
    'Ответ на обращение гражданина',
    'На частые вопросы отвечают по проверенным шаблонам, а чужие вопросы сразу передают тому, кто за них отвечает.',
  ],
  'СЗ-12': [
    'Компенсация за жильё и коммунальные услуги',
    'Начисления орган возьмёт из системы ЖКХ: квитанции собирать не нужно, деньги придут втрое быстрее.',
  ],
  'ОБР-03': [
    'Место в детском саду',
    'Место находят по электронной очереди, договор подписывают один раз – в детском саду.',
  ],
  'МП-04': [
    'Субсидия предпринимателю',
    'Заявку проверяют по реестрам, а не по папке справок; соглашение подписывают в электронном виде.',
  ],
  'ИН-02': ['Архивная справка', 'Справку о стаже и зарплате ищут по оцифрованным описям и отвечают через Госуслуги.'],
  'ОХ-01': ['Охотничий билет', 'Сведения о судимости орган получает сам, приходить второй раз за билетом не нужно.'],
  'ДХ-02': [
    'Проезд крупногабаритного груза',
    'Маршрут проверяет модель дорог, владельцы дорог согласуют его в системе, бумажные запросы ушли.',
  ],
  'КУ-03': [
    'Грант на творческий проект',
    'Форма заявки подсказывает, чего не хватает; соглашение станет типовым, деньги придут быстрее.',
  ],
  'ЖК-04': [
    'Если дома холодно',
    'Жалобу принимают по телефону, температуру видно по датчикам дома, закрывают её только после звонка жителю.',
  ],
}

/** Both states approved on the prices of one day: else before and after do not compare; false – one cannot be. */
async function approved(
  { tx, tenantId }: RegistryPlace,
  process: Process,
  { day, usefulShare }: { day: DateString; usefulShare: string },
): Promise<boolean> {
  const { roles, prices } = await readResources({ tx, tenantId }, process.agencyId)
  const { runsPerYear } = process
  for (const state of ['AS_IS', 'TO_BE'] as const) {
    const map = await readMap({ tx, tenantId }, process, state)
    if (!map) return false
    const earlier = await tx.processCalculation.count({ where: { tenantId, mapId: map.id } })
    const frozen = frozenFigures({ model: map.model, roles, prices, day, runsPerYear, usefulShare, client: map.client })
    if (!frozen.ok) return false
    await tx.processCalculation.create({
      data: {
        tenantId,
        id: newId(),
        mapId: map.id,
        number: earlier + 1,
        day: dayColumn(day),
        model: JSON.parse(JSON.stringify(map.model)),
        roles: JSON.parse(JSON.stringify(roles)),
        prices: JSON.parse(JSON.stringify(prices)),
        figures: frozen.figures,
        runsPerYear,
        note: state === 'AS_IS' ? 'Хронометраж и штатное расписание' : 'Целевой порядок согласован с владельцем',
        approvedBy: 'Куратор',
        approvedAt: new Date(`${addDays(day, 2)}T09:00:00Z`),
      },
      select: { id: true },
    })
  }
  return true
}

async function material(
  { tx, tenantId, file }: RegistryPlace,
  { id: processId, agencyId }: { id: string; agencyId: string },
  at: Date,
): Promise<string> {
  const [id, fileId] = [newId(), newId()]
  await tx.storedFile.create({
    data: {
      tenantId,
      id: fileId,
      agencyId,
      ...file,
      name: 'Памятка заявителю.pdf',
      uploadedBy: 'Куратор',
      uploadedAt: at,
    },
    select: { id: true },
  })
  await tx.processMaterial.create({
    data: { tenantId, id, processId, kind: 'DOCUMENT', title: 'Памятка заявителю', fileId, byName: 'Куратор', at },
    select: { id: true },
  })
  return id
}

/** What has its words is open, one was taken off again, one has a second edition. */
export async function seedPublications(place: RegistryPlace, slug: string): Promise<void> {
  const { tx, tenantId, now } = place
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { settings: true } })
  const { processes: settings } = readTenantSettings(tenant.settings)
  const rows = await tx.process.findMany({
    where: { tenantId, status: 'ACTIVE', maps: { some: { state: 'TO_BE' } } },
    orderBy: [{ code: 'asc' }, { id: 'asc' }],
  })
  const taken = new Set<string>()
  const by = settings.officePublishes ? 'Методолог, процессный офис' : 'Уполномоченный орган'
  if (slug !== 'leningrad' && slug !== 'kirov') return
  for (const [i, process] of rows.entries()) {
    const cleared = pages[process.code] ?? (process.code === TAKEN_OFF ? [] : null)
    if (!cleared || !(await approved(place, process, { day: '2026-04-01', usefulShare: settings.usefulShare })))
      continue
    const at = new Date(now.getTime() - (150 - 9 * i) * 86_400_000)
    const materialId = pages[process.code] ? await material(place, process, at) : null
    const { source, drawings } = await publishable({ tx, tenantId }, process, settings)
    const [title = process.name, summary = source.summary] = cleared
    const path = freeSlug(title, taken)
    const edition = (number: number, more: object) => ({
      tenantId,
      id: newId(),
      processId: process.id,
      number,
      slug: path,
      content: contentOf(source, drawings, {
        title,
        summary,
        map: true,
        times: true,
        cost: number > 1 || process.code !== 'КУ-03',
        client: true,
        materials: materialId ? [materialId] : [],
      }) as unknown as Prisma.InputJsonObject,
      publishedBy: by,
      publishedAt: at,
      ...more,
    })
    const closed = { withdrawnAt: new Date(at.getTime() + 20 * 86_400_000), withdrawnBy: by }
    // The payment has a second edition.
    if (process.code === TAKEN_OFF)
      await tx.processPublication.create({
        data: edition(1, { ...closed, withdrawnReason: 'Порядок визита пересматривают: описание устарело' }),
        select: { id: true },
      })
    else {
      const again = process.code === 'СЗ-07'
      if (again)
        await tx.processPublication.create({
          data: edition(1, { ...closed, withdrawnReason: 'Вышла редакция 2' }),
          select: { id: true },
        })
      await tx.processPublication.create({
        data: edition(again ? 2 : 1, again ? { publishedAt: closed.withdrawnAt } : {}),
        select: { id: true },
      })
    }
  }
}
