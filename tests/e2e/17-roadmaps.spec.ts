import type { Prisma } from '@/lib/generated/prisma/client'
import { addDays, formatShort, todayIn, yearOf } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import type { TenantView } from '@/lib/core/tenant'
import { createActor, createAgency, createTenant, template } from '@/tests/factories/tenant'
import { pdf } from './support/rating'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

type Place = { tenant: TenantView; at: string; authority: Actor; curator: Actor; today: string; year: number }

/** Kirov with the ministry that leads most of its act. */
async function kirov(): Promise<Place> {
  const tenant = await createTenant({
    template: template('kirov') as Prisma.InputJsonObject,
    timeZone: 'Europe/Kirov',
    name: 'Кировская область',
  })
  const agency = await createAgency(tenant, {
    name: 'Министерство информационных технологий и связи Кировской области',
  })
  const today = todayIn(tenant.timeZone, new Date())
  return {
    tenant,
    at: `/${tenant.slug}/office/roadmaps`,
    today,
    year: yearOf(today),
    authority: await createActor(tenant, 'AUTHORITY', null, 'Комитет Анна'),
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
  }
}

test('the act’s forty items: loaded, one proved, returned, proved again and accepted; the day moved with a reason', async ({
  as,
}) => {
  const { at, authority, curator, today } = await kirov()
  const page = await as(authority)
  await visit(page, at)
  await page.getByRole('button', { name: 'Загрузить из акта' }).click()
  await expect(heading(page, /План мероприятий/)).toBeVisible()
  await expect(page.getByText('0 из 40')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Создан координационный совет/ }).click()
  await expect(heading(page, /^1\.1\. Создан координационный совет/)).toBeVisible()
  const address = new URL(page.url()).pathname

  const own = await as(curator)
  await visit(own, address)
  await own.getByRole('button', { name: 'Приложить подтверждение' }).click()
  await own.getByLabel('Документ', { exact: true }).fill('Распоряжение от 10.11.2023 № 352')
  await own.getByLabel('Ссылка', { exact: true }).check()
  await own.getByLabel('Адрес').fill('https://example.test/352.pdf')
  await own.getByRole('button', { name: 'Приложить', exact: true }).click()
  await expect(own.getByRole('link', { name: 'Распоряжение от 10.11.2023 № 352' })).toBeVisible()
  await confirm(own, 'Сдать', 'Сдать')
  await expect(own.getByText('на проверке').first()).toBeVisible()

  await visit(page, address)
  await page.getByRole('button', { name: 'Вернуть', exact: true }).click()
  await page.getByLabel('Что исправить').fill('Приложите подписанный экземпляр.')
  await page.getByRole('dialog').getByRole('button', { name: 'Вернуть', exact: true }).click()
  await expect(page.getByText('Приложите подписанный экземпляр.').first()).toBeVisible()

  await visit(own, address)
  await expect(own.getByText('Приложите подписанный экземпляр.').first()).toBeVisible()
  await own.getByRole('button', { name: 'Приложить подтверждение' }).click()
  await own.getByLabel('Документ', { exact: true }).fill('Скан распоряжения')
  await own.getByLabel('Файл', { exact: true }).first().check()
  await own.getByRole('dialog').locator('input[type=file]').setInputFiles(pdf('352.pdf'))
  await expect(own.getByRole('dialog').getByRole('button', { name: 'Убрать', exact: true })).toBeVisible()
  await own.getByRole('button', { name: 'Приложить', exact: true }).click()
  await expect(own.getByRole('link', { name: 'Скан распоряжения' })).toBeVisible()
  await confirm(own, 'Сдать', 'Сдать')
  await expect(own.getByText('на проверке').first()).toBeVisible()

  await visit(page, address)
  await page.getByRole('button', { name: 'Принять', exact: true }).click()
  await expect(page.getByText(/выполнено с опозданием на/).first()).toBeVisible()

  await visit(page, at)
  await page
    .getByRole('link', { name: /План мероприятий/ })
    .first()
    .click()
  await page.getByRole('link', { name: /^Утверждена организационная модель/ }).click()
  await page.getByRole('link', { name: 'Перенести срок или изменить' }).click()
  await page.getByLabel('Срок реализации').fill(addDays(today, 40))
  await page.getByLabel('Причина').fill('Решение координационного совета')
  await page.getByRole('button', { name: 'Изменить карту' }).click()
  await expect(heading(page, /^1\.2\./)).toBeVisible()
  await expect(page.getByText('Решение координационного совета').first()).toBeVisible()
  await expect(page.getByText('20.12.2023').first()).toBeVisible()
  await expectAccessible(page)
})

test('what was handed in is accepted from one list, what changed meanwhile is named', async ({ as }) => {
  const { at, authority, curator, tenant, today } = await kirov()
  const page = await as(authority)
  await visit(page, at)
  await page.getByRole('button', { name: 'Загрузить из акта' }).click()
  await expect(heading(page, /План мероприятий/)).toBeVisible()
  const map = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const ids = await withTenant(tenant.id, async (tx) => {
    const parts = await tx.roadmapPart.findMany({
      where: { tenantId: tenant.id, agencyId: { not: null }, item: { roadmapId: map } },
      orderBy: { item: { position: 'asc' } },
      take: 3,
      select: { id: true },
    })
    const handedAt = new Date()
    await tx.roadmapProof.createMany({
      data: parts.map(({ id }) => ({
        tenantId: tenant.id,
        id: newId(),
        partId: id,
        title: 'Приказ от 10.11.2023 № 45',
        url: 'https://example.test/45.pdf',
        byName: curator.name,
        handedAt,
      })),
    })
    await tx.roadmapPart.updateMany({
      where: { tenantId: tenant.id, id: { in: parts.map(({ id }) => id) } },
      data: {
        status: 'SUBMITTED',
        submittedOn: new Date(`${today}T00:00:00Z`),
        submittedAt: handedAt,
        submittedBy: curator.name,
      },
    })
    return parts.map(({ id }) => id)
  })
  await visit(page, at)
  await page.getByRole('link', { name: 'Проверить сданное: 3' }).click()
  await expect(heading(page, 'Ждут проверки: 3 подтверждения')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Принять выбранные' }).click()
  await expect(page.getByText('Отметьте хотя бы одно мероприятие.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Отметить все' }).click()
  // Meanwhile one of them is taken back by its agency.
  await withTenant(tenant.id, (tx) =>
    tx.roadmapPart.updateMany({
      where: { tenantId: tenant.id, id: ids[0] ?? '' },
      data: { status: 'OPEN', submittedOn: null, submittedAt: null, submittedBy: null, version: { increment: 1 } },
    }),
  )
  await page.getByRole('button', { name: 'Принять выбранные' }).click()
  await expect(page.getByText(/Принято:\s2\sмероприятия\.\sНе\sпринято.*исполнитель отозвал сданное/)).toBeVisible()
  await expect(page.getByText('Ничего не ждёт проверки')).toBeVisible()
  await expectAccessible(page)
})

test('an agency’s own map: drafted, approved by its head with a scan, changed with the council’s consent', async ({
  as,
}) => {
  const { at, authority, curator, today, year } = await kirov()
  const page = await as(curator)
  await visit(page, `${at}/new`)
  await page.getByLabel('Название').fill('Ведомственная карта министерства')
  await page.getByRole('button', { name: 'Составить черновик' }).click()
  await expect(heading(page, 'Ведомственная карта министерства')).toBeVisible()
  const map = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Добавить мероприятие' }).click()
  await expect(heading(page, 'Новое мероприятие')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Название раздела').fill('Обратная связь')
  await page.getByLabel('Наименование мероприятия').fill('Утверждён порядок сбора обратной связи')
  await page.getByLabel('Срок реализации').fill(`${year}-12-31`)
  await page.getByLabel('Вид документа (результат)').fill('приказ')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Утверждён порядок сбора обратной связи')).toBeVisible()
  await page.getByRole('button', { name: 'Отправить на утверждение' }).click()
  await expect(page.getByText('на утверждении у руководителя')).toBeVisible()
  await page.getByRole('link', { name: 'Записать утверждение' }).click()
  await page.getByLabel('Кто утвердил').fill('Петров П. И.')
  await page.getByLabel('Должность').fill('министр')
  await page.getByLabel('Дата утверждения').fill(today)
  await page.getByRole('button', { name: 'Утверждена' }).click()
  await expect(page.getByText('Приложите скан карты с подписью руководителя.').first()).toBeVisible()
  await expectAccessible(page)
  await page.locator('input[type=file]').setInputFiles(pdf('карта.pdf'))
  await expect(page.getByRole('button', { name: 'Убрать', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Утверждена' }).click()
  await expect(page.getByText(/Утвердил: Петров П\. И\., министр/)).toBeVisible()
  await page.getByRole('link', { name: 'Утверждён порядок сбора обратной связи' }).click()
  await page.getByRole('link', { name: 'Предложить изменение' }).click()
  await page.getByLabel('Наименование мероприятия').fill('Утверждён и опубликован порядок сбора обратной связи')
  await page.getByLabel('Зачем это нужно').fill('Порядок должны видеть клиенты')
  await page.getByRole('button', { name: 'Предложить изменение' }).click()
  await expect(page.getByText('ждёт согласия')).toBeVisible()
  await expectAccessible(page)

  const council = await as(authority)
  await visit(council, `${map}/changes`)
  await council.getByRole('button', { name: 'Записать решение' }).click()
  await council.getByLabel('Протокол').fill('протокол от 12.11.2026 № 5')
  await council.getByRole('dialog').getByRole('button', { name: 'Записать решение' }).click()
  await expect(council.getByText('согласовано').first()).toBeVisible()
  await visit(page, map)
  await expect(page.getByText('Утверждён и опубликован порядок сбора обратной связи')).toBeVisible()
})

test('the map over the months, as the act’s table, as PDF and workbook', async ({ as }) => {
  const { at, authority } = await kirov()
  const page = await as(authority)
  await visit(page, at)
  await page.getByRole('button', { name: 'Загрузить из акта' }).click()
  await expect(heading(page, /План мероприятий/)).toBeVisible()
  const map = new URL(page.url()).pathname
  await visit(page, `${map}/timeline`)
  await expect(page.getByText('10.11.2023').first()).toBeVisible()
  await visit(page, `${map}/print`)
  await expect(page.getByText(/от 18\s+сентября\s+2023/).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: '3.13.' })).toBeVisible()
  await visit(page, `${map}/changes`)
  const [, tenant = '', , , id = ''] = map.split('/')
  for (const type of ['pdf', 'docx', 'xlsx']) {
    const response = await page.request.get(`/api/${tenant}/documents/roadmaps/${id}.${type}`)
    expect([response.status(), (await response.body()).length > 5000], type).toEqual([200, true])
  }
  await visit(page, `${map}?state=OVERDUE&section=1`)
  await expect(page.getByText(formatShort('2023-11-10')).first()).toBeVisible()
})
