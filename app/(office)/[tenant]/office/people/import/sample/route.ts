import { sampleWorkbook, workbookResponse } from '@/lib/tables/sample-file'
import { personColumns } from '@/lib/people/import'
import { assignableRoles, roleLabels } from '@/lib/people/labels'
import { may } from '@/lib/access'
import { failureResponse, withActor } from '@/lib/platform/api'

const notes = {
  name: 'Фамилия, имя, отчество.',
  position: 'Должность по основному месту работы.',
  email: 'Адрес, на который придёт приглашение и которым человек входит.',
  role: 'Роль в портале; можно оставить пустым.',
  agency: 'Наименование, краткое наименование или ИНН; нужен для ролей «Куратор», «Участник команды», «Работник».',
}

export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    if (!may(actor, 'person.import'))
      return failureResponse({ code: 'NOT_FOUND', message: 'Не найдено или недоступно.' })
    const values = assignableRoles.map((role) => roleLabels[role])
    const bytes = await sampleWorkbook({
      title: 'Люди',
      columns: personColumns.map(({ field, title, required }) => ({
        title,
        required,
        note: notes[field],
        ...(field === 'role' && { values }),
      })),
      examples: [
        [
          'Иванова Мария Петровна',
          'начальник отдела',
          'ivanova@example.ru',
          roleLabels.CURATOR,
          'Министерство образования',
        ],
      ],
    })
    return workbookResponse(bytes, 'Образец – люди.xlsx')
  })
}
