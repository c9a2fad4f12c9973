import type { Page } from '@playwright/test'
import type { Actor } from '@/lib/platform/actor'
import type { TenantView } from '@/lib/core/tenant'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { pdf } from './support/rating'
import { expect, expectAccessible, heading, test, visit } from './support/test'

type Scene = {
  tenant: TenantView
  at: string
  agency: { id: string; name: string }
  other: { id: string; name: string }
  curator: Actor
  authority: Actor
  neighbour: Actor
}

async function scene(): Promise<Scene> {
  const tenant = await createTenant({
    settings: {
      processes: {
        groups: [
          { key: 'support', title: 'Меры поддержки' },
          { key: 'appeals', title: 'Обращения' },
        ],
        headRepresents: true,
      },
    },
  })
  const agency = await createAgency(tenant, { name: 'Комитет по социальной защите' })
  const other = await createAgency(tenant, { name: 'Комитет образования' })
  return {
    tenant,
    agency,
    other,
    at: `/${tenant.slug}/office`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
    authority: await createActor(tenant, 'AUTHORITY', null, 'Смирнова Анна Олеговна'),
    neighbour: await createActor(tenant, 'CURATOR', other.id, 'Сосед Пётр'),
  }
}

const field = (page: Page, name: string | RegExp) => page.getByLabel(name).first()

/** Enters a process by the form: the least that it needs. */
async function enter(page: Page, at: string, agencyId: string, name: string): Promise<void> {
  await visit(page, `${at}/processes/new?agency=${agencyId}`)
  await field(page, 'Название').fill(name)
  await page.getByRole('button', { name: 'Внести в реестр' }).click()
  await expect(heading(page, name)).toBeVisible()
}

/** Fills in the act and approves; the version is shown. */
async function approve(page: Page, act: string, number: number): Promise<void> {
  await field(page, 'Вид акта').fill('Приказ председателя комитета')
  await field(page, 'Номер').fill(act)
  await field(page, /^Дата/).fill('2026-02-03')
  await page.getByRole('button', { name: /^Утвердить \d/ }).click()
  await expect(heading(page, new RegExp(`версия ${number}`))).toBeVisible()
}

test('units are pasted as a list, moved and ended; a process is entered with all that the registry asks', async ({
  as,
}) => {
  const { at, agency, other, curator, authority } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/agencies/${agency.id}`)
  await page.getByRole('link', { name: 'Подразделения' }).click()
  await expect(heading(page, 'Подразделения')).toBeVisible()
  await expectAccessible(page)
  await field(page, 'Подразделения').fill(
    'Управление выплат / Отдел назначений; начальник Лебедева О.В.\nУправление выплат / Отдел льгот\nОбщий отдел',
  )
  await page.getByRole('button', { name: 'Внести список' }).click()
  await expect(page.getByText(/Добавлено 4\s подразделения/)).toBeVisible()
  await expect(heading(page, '4 подразделения')).toBeVisible()
  await page.getByRole('link', { name: 'Общий отдел' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Упразднить' }).click()
  await expect(heading(page, '3 подразделения')).toBeVisible()

  const office = await as(authority)
  await visit(office, `${at}/processes/new?agency=${agency.id}`)
  await field(office, 'Код').fill('СЗ-07')
  await field(office, 'Название').fill('Назначение ежемесячной выплаты')
  await field(office, 'Группа').selectOption({ label: 'Меры поддержки' })
  await field(office, /^Подразделение, которое отвечает/).selectOption({ label: 'Отдел назначений' })
  await field(office, 'Представитель владельца').fill('Петров П.П., главный специалист')
  await expect(office.getByText('По акту представитель – не ниже руководителя')).toBeVisible()
  await field(office, 'Представитель владельца').fill('Лебедева О.В., начальник отдела')
  await expect(office.getByText('По акту представитель – не ниже руководителя')).toHaveCount(0)
  await expect(field(office, 'Вид процесса').locator('option').first()).toHaveText('По участникам: внутриведомственный')
  await office.getByRole('button', { name: 'Добавить участника' }).click()
  await office.getByRole('combobox', { name: 'Участник 1' }).fill('образования')
  await office.getByRole('option', { name: other.name }).click()
  await expect(field(office, 'Вид процесса').locator('option').first()).toHaveText('По участникам: межведомственный')
  await field(office, 'Входы').fill('Заявление\nСправка о доходах')
  await field(office, 'Результаты').fill('Решение о назначении')
  await office.getByRole('button', { name: 'Добавить потребителя' }).click()
  await field(office, 'Потребитель 1').fill('Граждане с детьми')
  await field(office, 'Требования к результату').fill('Решение за 10 дней')
  await office.getByRole('button', { name: 'Добавить показатель' }).click()
  await field(office, 'Показатель 1').fill('Срок назначения')
  await field(office, 'Цель').fill('10')
  await office.getByLabel('Ключевой показатель').check()
  await field(office, 'Сколько раз проходит за год').fill('много')
  await office.getByRole('button', { name: 'Внести в реестр' }).click()
  await expect(office.getByText('Напишите целое число, например 4650.').first()).toBeVisible()
  await expectAccessible(office)
  await field(office, 'Сколько раз проходит за год').fill('4 650')
  await office.getByRole('button', { name: 'Внести в реестр' }).click()
  await expect(heading(office, 'Назначение ежемесячной выплаты')).toBeVisible()
  await expect(office.getByText('Комитет по социальной защите · межведомственный · меры поддержки')).toBeVisible()
  await expect(office.getByText('Комитет по социальной защите, Отдел назначений')).toBeVisible()
  await expectAccessible(office)
})

test('the registry is approved by an act; what changes afterwards shows, is compared and approved anew', async ({
  as,
}) => {
  const { tenant, at, agency, curator, authority } = await scene()
  const office = await as(authority)
  await visit(office, `${at}/processes/typical`)
  for (const [code, name] of [
    ['Т-01', 'Работа с обращениями граждан'],
    ['Т-02', 'Закупка товаров'],
  ] as const) {
    await field(office, 'Код').fill(code)
    await field(office, 'Название').fill(name)
    await office.getByRole('button', { name: 'Добавить' }).click()
    await expect(office.getByRole('link', { name })).toBeVisible()
  }
  await expectAccessible(office)

  const page = await as(curator)
  await enter(page, at, agency.id, 'Назначение выплаты')
  await enter(page, at, agency.id, 'Выдача проездного билета')
  await visit(page, `${at}/processes/registry/${agency.id}`)
  await expect(page.getByRole('heading', { name: 'Типовой перечень: есть 0 из 2' })).toBeVisible()
  await page.getByRole('listitem').filter({ hasText: 'Т-01' }).getByRole('button', { name: 'Добавить' }).click()
  await expect(page.getByRole('heading', { name: 'Типовой перечень: есть 1 из 2' })).toBeVisible()
  await expect(heading(page, /В реестре 3\sпроцесса/)).toBeVisible()
  await approve(page, '12', 1)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Выдача проездного билета' }).click()
  await page.getByRole('link', { name: 'Исключить или влить' }).click()
  await expectAccessible(page)
  await field(page, 'Основание').fill('Заменён единой картой')
  await page.getByRole('button', { name: 'Исключить' }).click()
  await expect(page.getByText(/Исключён из реестра/)).toBeVisible()
  await visit(page, `${at}/processes?q=назначением`)
  await page.getByRole('link', { name: 'Назначение выплаты' }).click()
  await page.getByRole('link', { name: 'Изменить' }).click()
  await field(page, 'Сколько раз проходит за год').fill('4940')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Изменён после утверждения реестра:')).toBeVisible()
  await enter(page, at, agency.id, 'Продление выплаты')

  await visit(page, `${at}/processes/registry/${agency.id}`)
  await expect(heading(page, /Изменены 3\sпроцесса из 4/)).toBeVisible()
  await expect(page.getByText('в год: нет → 4940')).toBeVisible()
  await expect(page.getByText('Заменён единой картой')).toBeVisible()
  await expect(page.getByText(/После утверждения – 3\sпроцесса:/)).toBeVisible()
  for (const type of ['pdf', 'docx', 'xlsx']) {
    const file = await page.request.get(`/api/${tenant.slug}/documents/registries/${agency.id}.${type}`)
    expect(file.status(), type).toBe(200)
  }
  await approve(page, '47', 2)
  await visit(page, `${at}/processes/registry/${agency.id}/compare?from=1&to=2`)
  await expect(heading(page, /Отличаются 3\sпроцесса из 4/)).toBeVisible()
  const frozen = await page.request.get(`/api/${tenant.slug}/documents/registries/${agency.id}-1.pdf`)
  expect((await frozen.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await visit(page, `${at}/processes/registry/${agency.id}/order`)
  await field(page, 'Вид акта').fill('Приказ председателя комитета')
  await field(page, 'Номер').fill('48')
  await field(page, /^Дата/).fill('2026-02-03')
  await page.locator('input[type=file]').setInputFiles(pdf('порядок.pdf'))
  await expect(page.getByRole('button', { name: 'Убрать' })).toBeVisible()
  await page.getByRole('button', { name: 'Утверждён' }).click()
  await expect(page.getByRole('link', { name: 'порядок.pdf' })).toBeVisible()
  await expectAccessible(page)
})

test('processes of two agencies are linked, asked about and told apart', async ({ as }) => {
  const { at, agency, other, curator, neighbour } = await scene()
  const theirs = await as(neighbour)
  await enter(theirs, at, other.id, 'Рассмотрение обращений граждан')
  const page = await as(curator)
  await enter(page, at, agency.id, 'Работа с обращениями граждан')
  const process = page.url()
  await page.getByRole('link', { name: 'Связать' }).click()
  await page.getByRole('searchbox').fill('рассмотрение')
  await page.getByRole('button', { name: 'Найти' }).click()
  await expect(page.getByRole('heading', { name: 'Он передаёт этому' })).toBeVisible()
  await expectAccessible(page)
  await field(page, 'Что передаётся').fill('Копия ответа')
  await page.getByRole('button', { name: 'Связать' }).first().click()
  await expect(page.getByText('«Копия ответа» не назван среди результатов того, кто передаёт')).toBeVisible()

  await page.goto(process)
  await field(page, 'Вопрос или замечание').fill('Кто подписывает ответ?')
  await page.getByRole('button', { name: 'Отправить' }).click()
  await expect(page.getByText('ждёт ответа владельца')).toBeVisible()
  await page.getByText('Ответить', { exact: true }).click()
  await field(page, 'Ответ').fill('Начальник общего отдела.')
  await page.getByRole('button', { name: 'Сохранить ответ' }).click()
  await expect(page.getByText('ждёт ответа владельца')).toHaveCount(0)
  await expect(page.getByText('Начальник общего отдела.').first()).toBeVisible()
  await expectAccessible(page)

  await visit(page, `${at}/processes/registry/${agency.id}`)
  await expect(page.getByRole('heading', { name: 'Похожи на чужие: 1' })).toBeVisible()
  await page.getByRole('link', { name: 'Сравнить', exact: true }).click()
  await expect(heading(page, 'Один и тот же процесс?')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Это разные процессы' }).click()
  await expect(page.getByText('Больше не предлагаем как похожие.')).toBeVisible()
  await visit(page, `${at}/processes/registry/${agency.id}`)
  await expect(page.getByRole('heading', { name: /Похожи на чужие/ })).toHaveCount(0)
})

test('the authority says the words of processes in the settings', async ({ as }) => {
  const { at, authority } = await scene()
  const page = await as(authority)
  await visit(page, `${at}/settings`)
  const section = page.locator('#processes')
  await section.getByRole('group', { name: 'Группы процессов' }).getByRole('button', { name: 'Добавить' }).click()
  await section.getByLabel('Группы процессов: название 3').fill('Контроль и надзор')
  await section.getByRole('button', { name: 'Сохранить правила процессов' }).click()
  await expect(section.getByText('Сохранено.')).toBeVisible()
  await visit(page, `${at}/interpretations`)
  await expect(page.getByText('Внутренний и внешний потребитель')).toBeVisible()
  await visit(page, `${at}/processes`)
  await expect(field(page, 'Группа').locator('option', { hasText: 'Контроль и надзор' })).toBeAttached()
})
