import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { createProcess } from '@/tests/factories/process'
import { createActor, createAgency, createTenant, template } from '@/tests/factories/tenant'
import { expect, expectAccessible, heading, test, visit } from './support/test'

async function scene() {
  const tenant = await createTenant({ template: template('belgorod') as never })
  const agency = await createAgency(tenant, { name: 'Министерство социальной защиты' })
  const process = await createProcess(
    tenant,
    agency,
    [
      { name: 'Принять заявление', work: { fixed: '15' } },
      { name: 'Отвезти бумаги в центр', wait: { fixed: '960' }, work: { fixed: '10' } },
    ],
    {
      representative: 'Начальник отдела',
      indicators: [{ name: 'Время протекания', key: true, unit: 'рабочих дней', now: '2,1', target: '1' }],
    },
  )
  await withTenant(tenant.id, async (tx) => {
    const mapId = newId()
    await tx.processMap.create({ data: { tenantId: tenant.id, id: mapId, processId: process.id, state: 'TO_BE' } })
    await tx.processStep.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        mapId,
        position: 1,
        data: { name: 'Принять и отсканировать', wait: { fixed: '480' }, work: { fixed: '20' }, next: { to: 'end' } },
        updatedBy: 'Куратор',
      },
    })
  })
  return {
    at: `/${tenant.slug}/office/processes`,
    process,
    curator: await createActor(tenant, 'CURATOR', agency.id, 'Белова Татьяна'),
    office: await createActor(tenant, 'METHODOLOGIST', null, 'Орлова Дарья'),
    employee: await createActor(tenant, 'EMPLOYEE', agency.id, 'Титова Ксения'),
  }
}

test('a process is optimised: problems, causes, solutions, a plan that the owner approves and the office receives', async ({
  as,
}) => {
  const { at, process, curator, office } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/${process.id}/optimisation`)
  await page.getByRole('link', { name: 'Открыть оптимизацию' }).click()
  await expect(heading(page, 'Оптимизировать')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Какую проблему решаем').fill('Бумаги два дня едут в центр')
  await page.getByRole('button', { name: 'Открыть оптимизацию' }).click()
  await expect(heading(page, 'Проблемы процесса ещё не собраны')).toBeVisible()
  // Seven stages of the act with their instruments.
  const stages = page.getByRole('navigation', { name: 'Этапы оптимизации' })
  await expect(stages.getByRole('link')).toHaveCount(7)
  await expect(stages.getByText('– хронометраж')).toBeVisible()

  await page.getByRole('link', { name: 'Добавить проблему' }).click()
  await page.getByLabel('Проблема', { exact: true }).fill('Бумаги везут в центр')
  await page.getByRole('button', { name: 'Добавить шаг' }).click()
  await page.getByLabel('Шаг 1').selectOption({ label: '2. Отвезти бумаги в центр' })
  await page.getByLabel('Лишнее ожидание').fill('960')
  await page.getByRole('button', { name: 'Ещё «почему»' }).click()
  await page.getByLabel('Почему 1').fill('Центр принимает только бумагу')
  await page.getByRole('button', { name: 'Добавить причину' }).click()
  await page.getByLabel('Причина 1').fill('Нет сканеров в окнах')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Добавить проблему' }).click()
  await expect(heading(page, 'Собрана 1 проблема – идей пока нет')).toBeVisible()
  // 960 minutes are two working days: the calculator’s, not typed.
  const problems = page.getByRole('table', { name: 'Проблемы процесса за один прогон' })
  await expect(problems.getByText('2,0')).toBeVisible()
  await expect(page.getByText(/«как есть» без одной этой проблемы/)).toBeVisible()

  await page.getByRole('link', { name: 'Добавить идею' }).click()
  await page.getByLabel('Что предлагается').fill('Сканировать при приёме')
  await page.getByRole('checkbox', { name: /Бумаги везут в центр/ }).check()
  await page.getByLabel('Усилия').fill('8')
  await page.getByRole('button', { name: 'Добавить идею' }).click()
  await page.getByRole('link', { name: /И1\. Сканировать/ }).click()
  await page.getByRole('radio', { name: 'Взята' }).check()
  await page.getByRole('button', { name: 'Сохранить идею' }).click()
  await page.getByRole('link', { name: 'В план' }).click()
  await page.getByLabel('Или впишите, кто отвечает').fill('Начальник смены')
  await page.getByLabel('Срок').fill('2027-02-12')
  await page.getByLabel('Показатель').fill('от окна до проверки')
  await page.getByLabel('Станет').fill('0')
  await page.getByRole('button', { name: 'Внести в план' }).click()
  await expect(page.getByRole('table', { name: 'План мероприятий' }).getByText('Сканировать при приёме')).toBeVisible()
  // Whoever sends a plan does not decide on it.
  const centre = await as(office)
  await visit(centre, page.url())
  await centre.getByRole('button', { name: 'Отправить план владельцу' }).click()
  await expect(heading(centre, 'План ждёт решения владельца процесса')).toBeVisible()
  await page.reload()
  await page.getByRole('radio', { name: 'Утвердить' }).check()
  await page.getByRole('button', { name: 'Записать решение' }).click()
  await expect(heading(page, 'План утверждён: сделано 0 из 1 мероприятия')).toBeVisible()
  await expectAccessible(page)

  await visit(centre, `${at}/optimisations`)
  await centre.getByRole('link', { name: /Оптимизация процесса/ }).click()
  await centre.getByRole('button', { name: 'Документ принят' }).click()
  await expect(centre.getByText(/принято процессным офисом: Орлова Дарья/)).toBeVisible()
  await centre.getByText('Сообщить руководителям').click()
  await centre.getByLabel('Что мешает и что нужно от руководителя').fill('Сканеры не закуплены')
  await centre.getByRole('button', { name: 'Сообщить', exact: true }).click()
  await expect(centre.getByText('руководитель ещё не ответил')).toBeVisible()

  await page.reload()
  await page.getByText('Ответить', { exact: true }).click()
  await page.getByLabel('Что решил руководитель').fill('Закупка объявлена')
  await page.getByRole('button', { name: 'Сохранить ответ' }).click()
  await expect(page.getByText('Закупка объявлена').first()).toBeVisible()
})

test('a standard is made from the target steps, approved, read, and says whether it holds', async ({ as }) => {
  const { at, process, curator, employee } = await scene()
  const page = await as(curator)
  await visit(page, `${at}/${process.id}/standard`)
  await page.getByRole('button', { name: 'Сделать стандарт из шагов' }).click()
  await expect(heading(page, 'Версия 1 готовится')).toBeVisible()
  await page.getByLabel('Шаг 1').fill('Принять, отсканировать и вернуть документы')
  await page.getByRole('button', { name: 'Сохранить слова' }).click()
  await expect(page.getByRole('heading', { name: /слова правлены в 1/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Вид акта').fill('Приказ министра')
  await page.getByLabel('Номер').fill('74')
  await page.getByLabel('Дата акта').fill('2026-01-12')
  await page.getByLabel('Действует с').fill('2026-01-12')
  await page.getByRole('checkbox', { name: 'Титова Ксения' }).check()
  await page.getByRole('button', { name: 'Утвердить версию 1' }).click()
  await expect(heading(page, /Не прочитал 1 человек из 1/)).toBeVisible()

  const reader = await as(employee)
  await visit(reader, `${at}/standards`)
  await expect(heading(reader, 'Вам прочитать 1 стандарт')).toBeVisible()
  await reader.getByRole('link', { name: /Назначение ежемесячной выплаты/ }).click()
  await expect(reader.getByText('Принять, отсканировать и вернуть документы')).toBeVisible()
  await expectAccessible(reader)
  await reader.getByRole('button', { name: 'Прочитано' }).click()
  await expect(reader.getByText('Вы прочитали этот стандарт')).toBeVisible()

  await page.reload()
  await expect(page.getByText('Прочитали 1 из 1')).toBeVisible()
  await page.getByLabel('День замера').fill('2026-02-12')
  await page.getByLabel('Случаев').fill('40')
  await page.getByLabel('Среднее время').fill('1,5')
  await page.getByRole('button', { name: 'Сохранить замер' }).click()
  // 500 minutes are 1.04 days; with 20 % above them 1.25 still hold.
  await expect(heading(page, /Стандарт откатился: 1,5 рабочего дня/)).toBeVisible()
  await expectAccessible(page)
})
