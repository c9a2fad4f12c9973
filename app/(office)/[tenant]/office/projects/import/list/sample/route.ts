import { sampleWorkbook, workbookResponse } from '@/lib/tables/sample-file'
import { may } from '@/lib/access'
import { failureResponse, withActor } from '@/lib/platform/api'
import { projectKindLabels, projectStatusLabels } from '@/lib/projects/state/labels'
import { importedStatuses, projectListColumns } from '@/lib/projects/list/table-import'

const statuses = importedStatuses.map((status) => projectStatusLabels[status].short)
const notes: Record<(typeof projectListColumns)[number]['field'], { note: string; values?: string[] }> = {
  title: { note: 'Что станет лучше.' },
  kind: { note: 'Не указан – бережливый.', values: Object.values(projectKindLabels) },
  agency: { note: 'Наименование, краткое наименование или ИНН органа из портала.' },
  leader: { note: 'Фамилия, имя, отчество и, через запятую, должность.' },
  starts: { note: 'Дата: 12.01.2027.' },
  ends: { note: 'Дата: 25.06.2027.' },
  ground: { note: 'Почему проект открыт.' },
  status: { note: 'Не указано – черновик.', values: statuses },
  portfolio: { note: 'Название портфеля из портала.' },
  customer: { note: 'Заказчик проекта.' },
  process: { note: 'Какой процесс меняется.' },
}

export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    if (!may(actor, 'project.create'))
      return failureResponse({ code: 'NOT_FOUND', message: 'Не найдено или недоступно.' })
    const bytes = await sampleWorkbook({
      title: 'Проекты',
      columns: projectListColumns.map(({ field, title, required }) => ({ title, required, ...notes[field] })),
      examples: [
        [
          'Сокращение срока выдачи справок',
          'бережливый',
          'Министерство образования',
          'Иванова Анна Петровна, начальник отдела',
          '11.01.2027',
          '25.06.2027',
          'Жалобы заявителей',
          'выполняется',
          '',
          'Отдел приёма',
          'Выдача справки',
        ],
      ],
    })
    return workbookResponse(bytes, 'Образец – проекты.xlsx')
  })
}
