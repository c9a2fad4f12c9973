import { createProcess } from '@/tests/factories/process'
import { createActor, createAgency, createTenant } from '@/tests/factories/tenant'
import { expect, expectAccessible, heading, test, visit } from './support/test'

test('the process office asks for the actual course, the agency answers, the answer is returned and accepted', async ({
  as,
}) => {
  const tenant = await createTenant()
  const agency = await createAgency(tenant, { name: 'Комитет по социальной защите' })
  const process = await createProcess(tenant, agency, [{ name: 'Принять' }, { name: 'Решить' }], {
    name: 'Назначение выплаты',
    code: 'СЗ-07',
  })
  const at = `/${tenant.slug}/office/processes`
  const office = await as(await createActor(tenant, 'METHODOLOGIST', null, 'Лебедев Игорь Павлович'))
  const curator = await as(await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга'))

  await visit(office, `${at}/requests`)
  await expect(office.getByText('Здесь пусто')).toBeVisible()
  await office.getByRole('link', { name: 'Запросить ход процессов' }).click()
  await expect(heading(office, 'Новый запрос о ходе процессов')).toBeVisible()
  await expect(office.getByText('По умолчанию 10 рабочих дней – настройка программы')).toBeVisible()
  await expectAccessible(office)
  await office.getByRole('button', { name: 'Отправить запрос' }).click()
  await expect(office.getByText('Отметьте процессы, о которых спрашиваете.').first()).toBeVisible()
  await office.getByLabel('О чём запрос').fill('Ход процессов с гражданами')
  await office.getByText('Комитет по социальной защите').click()
  await office.getByLabel('СЗ-07 Назначение выплаты').check()
  await office.getByRole('button', { name: 'Отправить запрос' }).click()
  await expect(heading(office, 'Запрос № 1: сдали 0 из 1')).toBeVisible()
  await expectAccessible(office)

  // It waits in the agency's queue.
  await visit(curator, `/${tenant.slug}/office/queue`)
  await expect(heading(curator, 'Ответить процессному офису о ходе процессов')).toBeVisible()
  await curator
    .getByRole('main')
    .getByRole('link', { name: /Запрос №\s1|Заполнить/ })
    .first()
    .click()
  await expect(heading(curator, 'Ход процессов с гражданами')).toBeVisible()
  await expectAccessible(curator)
  await curator.getByRole('button', { name: 'Сдать ответ' }).click()
  await expect(curator.getByText('Напишите, сколько раз в год выполняется процесс.').first()).toBeVisible()
  await curator.getByLabel('Раз в год').fill('4 940')
  await curator.getByLabel('Как идёт на самом деле').fill('По понедельникам ждут до обеда')
  await curator.getByRole('button', { name: 'Сохранить черновик' }).click()
  await expect(curator.getByText('Черновик ответа сохранён.')).toBeVisible()
  await curator.getByRole('button', { name: 'Сдать ответ' }).click()
  await expect(curator.getByText('на рассмотрении')).toBeVisible()
  await expect(curator.getByText(/Сдан .*Куратор Ольга/)).toBeVisible()
  await expectAccessible(curator)

  await visit(office, `${at}/requests?show=SUBMITTED`)
  await office.getByRole('link', { name: 'Комитет по социальной защите' }).click()
  await expect(office.getByText('По понедельникам ждут до обеда')).toBeVisible()
  const late = await as(await createActor(tenant, 'METHODOLOGIST', null, 'Второй методолог'))
  await visit(late, office.url())
  await office.getByText('Вернуть с замечанием').click()
  await office.getByLabel('Что исправить').fill('Покажите возвраты на доработку')
  await office.getByRole('button', { name: 'Вернуть органу' }).click()
  await expect(office.getByText('Возвращён с замечанием')).toBeVisible()
  // Whoever comes second is told, though the decision is off the page.
  await late.getByRole('button', { name: 'Принять ответ' }).click()
  await expect(late.getByText('Возвращён с замечанием')).toBeVisible()
  await expect(late.getByText(/Пока страница была открыта, запись изменили/)).toBeVisible()
  await curator.reload()
  await expect(curator.getByText('Покажите возвраты на доработку')).toBeVisible()
  await curator.getByRole('button', { name: 'Сдать ответ' }).click()
  await expect(curator.getByText('на рассмотрении')).toBeVisible()
  await office.reload()
  await office.getByRole('button', { name: 'Принять ответ' }).click()
  await expect(office.getByText('принят', { exact: true })).toBeVisible()
  await expectAccessible(office)
  await visit(office, `${at}/${process.id}`)
  await expect(office.getByText(/4\s?940/).first()).toBeVisible()
})
