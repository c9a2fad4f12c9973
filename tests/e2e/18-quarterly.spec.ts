import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import type { TenantView } from '@/lib/core/tenant'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { confirm, expect, expectAccessible, heading, test, visit } from './support/test'

type Scene = { tenant: TenantView; at: string; curator: Actor; team: Actor; authority: Actor; methodologist: Actor }

/** A programme that asks for reports since 2025, one agency with its people. */
async function scene(): Promise<Scene> {
  const tenant = await createTenant()
  await withTenant(tenant.id, (tx) =>
    tx.quarterlyRule.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        fromYear: 2025,
        fromQuarter: 1,
        dueDay: 3,
        lateAfterDay: 5,
        text: '3-е – срок, 5-е – крайний день.',
        madeBy: 'По акту',
      },
    }),
  )
  const agency = await createAgency(tenant, { name: 'Министерство просвещения' })
  await createAgency(tenant, { name: 'Министерство транспорта' })
  return {
    tenant,
    at: `/${tenant.slug}/office/quarterly`,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'),
    team: await createActor(tenant, 'TEAM_MEMBER', agency.id, 'Участник Пётр'),
    authority: await createActor(tenant, 'AUTHORITY', null, 'Смирнова Анна Олеговна'),
    methodologist: await createActor(tenant, 'METHODOLOGIST', null, 'Лебедев Игорь Павлович'),
  }
}

test('a report is begun, its words save themselves, two people do not lose each other’s, the curator submits; returned with a remark and accepted', async ({
  as,
}) => {
  const { at, curator, team, authority, methodologist } = await scene()
  const page = await as(curator)
  await visit(page, `${at}?quarter=2026-1`)
  await page.getByRole('button', { name: /^Начать I.кв. 2026/ }).click()
  await expect(heading(page, /Отчёт за I.квартал 2026/)).toBeVisible()
  await visit(page, page.url())
  await expect(page.getByText('Чтобы сдать, заполните')).toBeVisible()

  const other = await as(team)
  await other.goto(page.url())
  await expect(other.getByLabel('Что сделано')).toBeVisible()
  await page.getByLabel('Что сделано').fill('Открыты два проекта.')
  await expect(page.getByText(/Сохранено в/)).toBeVisible()
  await other.getByLabel('Что сделано').fill('Проведено обучение.')
  await expect(other.getByText('Этот раздел изменили одновременно с вами')).toBeVisible()
  await other.getByRole('button', { name: 'Оставить оба' }).click()
  await expect(other.getByText(/Сохранено в/)).toBeVisible()
  await other.getByLabel('Трудности').fill('Трудностей нет.')
  await other.getByLabel('Планы на следующий квартал').fill('Закрыть этап внедрения.')
  await expect(other.getByText('Готово. Сдаёт отчёт куратор.')).toBeVisible()
  await expect(other.getByText(/Сохранено в/)).toBeVisible()

  await page.reload()
  await expect(page.getByLabel('Что сделано')).toHaveValue('Открыты два проекта.\n\nПроведено обучение.')
  await confirm(page, 'Сдать отчёт', 'Сдать отчёт')
  await expect(page.getByText('сдан с опозданием').first()).toBeVisible()

  const office = await as(authority)
  await visit(office, `${at}?quarter=2026-1`)
  await expect(heading(office, /Ждут решения 1.отчёт/)).toBeVisible()
  await office.getByRole('link', { name: /Министерство просвещения, I.квартал 2026.*открыть отчёт/ }).click()
  await expect(heading(office, /Отчёт за I.квартал 2026/)).toBeVisible()
  const second = await as(methodologist)
  await second.goto(office.url())
  await expect(second.getByRole('button', { name: 'Принять отчёт' })).toBeVisible()
  await office.getByText('Вернуть с замечаниями', { exact: true }).click()
  await office.getByLabel(/Замечание к разделу «Что сделано»/).fill('Назовите проекты.')
  await office.getByRole('button', { name: 'Вернуть куратору' }).click()
  await expect(office.getByText('Отчёт вернули с замечаниями')).toBeVisible()
  await second.getByRole('button', { name: 'Принять отчёт' }).click()
  await expect(second.getByText(/Пока страница была открыта, запись изменили/).first()).toBeVisible()
  await expect(second.getByText(/Возвращён с замечаниями.*Смирнова Анна Олеговна/).first()).toBeVisible()

  await page.reload()
  await expect(page.getByText('Назовите проекты.').first()).toBeVisible()
  await confirm(page, 'Сдать отчёт', 'Сдать отчёт')
  await expect(page.getByRole('button', { name: 'Сдать отчёт' })).toHaveCount(0)
  await expect(page.getByText(/^Сохранены при сдаче отчёта/)).toBeVisible()
  await second.reload()
  await office.reload()
  await second.getByText('Вернуть с замечаниями', { exact: true }).click()
  await second.getByLabel(/Замечание к разделу «Трудности»/).fill('Трудности были в марте.')
  await office.getByRole('button', { name: 'Принять отчёт' }).click()
  await expect(office.getByText('принят', { exact: true })).toBeVisible()
  // Accepted meanwhile: the form is gone, and tells what became of the report and what had been written.
  await second.getByRole('button', { name: 'Вернуть куратору' }).click()
  await expect(second.getByText('принят', { exact: true })).toBeVisible()
  const left = second.getByRole('alertdialog', { name: /запись изменили/ })
  await expect(
    left.getByRole('listitem').filter({ hasText: /Смирнова Анна Олеговна: Рассмотрен квартальный отчёт/ }),
  ).toBeVisible()
  await expect(left.getByText('Трудности были в марте.', { exact: true })).toBeVisible()
  await expect(left.getByRole('button', { name: 'Скопировать написанное' })).toBeVisible()
  await expectAccessible(second)
})

test('the note is written from figures, edited in the browser and given as PDF and DOCX', async ({ as }) => {
  const { tenant, at, authority } = await scene()
  const page = await as(authority)
  await visit(page, `${at}/note/2026-1`)
  await expect(page.getByLabel('Сдача отчётов')).toHaveValue(
    /Не сдали отчёт: «Министерство просвещения», «Министерство транспорта»/,
  )
  await page.getByLabel('Выводы').fill('Отчёты сдать до пятницы.')
  await expect(page.getByText(/Сохранено в/)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Выводы')).toHaveValue('Отчёты сдать до пятницы.')
  const base = `/api/${tenant.slug}/documents/quarterly/note-2026-1`
  expect((await (await page.request.get(`${base}.pdf`)).body()).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await (await page.request.get(`${base}.docx`)).body()).subarray(0, 2).toString()).toBe('PK')
})

test('the authority rules by when reports are due; the curator sees the ruling', async ({ as }) => {
  const { at, authority, curator } = await scene()
  const page = await as(authority)
  await visit(page, `${at}/rule`)
  await page.getByLabel('Срок: число месяца после квартала').fill('12')
  await page.getByRole('button', { name: 'Сохранить сроки' }).click()
  await expect(page.getByText('Крайний день не раньше срока.').first()).toBeVisible()
  await page.getByLabel('Крайний день, после которого отчёт просрочен').fill('15')
  await page.getByLabel('Как вы читаете акт').fill('Двенадцатое число, просрочен после пятнадцатого.')
  await page.getByRole('button', { name: 'Сохранить сроки' }).click()
  await expect(page.getByText(/Сроки сохранены/)).toBeVisible()
  const agency = await as(curator)
  await visit(agency, `${at}/rule`)
  await expect(agency.getByText('Двенадцатое число, просрочен после пятнадцатого.').first()).toBeVisible()
  await expect(agency.getByRole('button', { name: 'Сохранить сроки' })).toHaveCount(0)
})
